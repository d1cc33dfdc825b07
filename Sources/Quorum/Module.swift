// The Quorum module.
