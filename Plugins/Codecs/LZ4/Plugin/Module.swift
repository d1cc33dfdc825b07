// Plugin Codecs/LZ4.
