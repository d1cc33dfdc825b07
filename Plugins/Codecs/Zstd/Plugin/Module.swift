// Plugin Codecs/Zstd.
