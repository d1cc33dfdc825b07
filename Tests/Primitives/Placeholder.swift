import Testing

@Suite struct PrimitivesPlaceholder {}
