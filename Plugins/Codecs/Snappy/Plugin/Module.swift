// Plugin Codecs/Snappy.
