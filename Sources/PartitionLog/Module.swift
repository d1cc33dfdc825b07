// The PartitionLog module.
