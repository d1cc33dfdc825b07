// Plugin Storage/Memory.
