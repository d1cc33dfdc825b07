// Identification of the plugin.
