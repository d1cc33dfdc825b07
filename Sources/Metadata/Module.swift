// The Metadata module.
