import Testing

@Suite struct ClientPlaceholder {}
