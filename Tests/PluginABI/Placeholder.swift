import Testing

@Suite struct PluginABIPlaceholder {}
