import Testing

@Suite struct PartitionLogPlaceholder {}
