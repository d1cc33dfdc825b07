// Plugin Storage/Segments.
