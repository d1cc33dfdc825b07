import Testing

@Suite struct MetadataPlaceholder {}
