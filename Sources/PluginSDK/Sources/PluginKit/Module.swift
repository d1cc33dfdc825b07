// The PluginKit module.
