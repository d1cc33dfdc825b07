import Testing

@Suite struct CodecsPlaceholder {}
