// Plugin Codecs/Gzip.
