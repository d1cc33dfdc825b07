/// Why the metadata log cannot be used, or can no longer be: always fatal for the process.
public struct MetadataLogError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What, where, value seen, value allowed, next step.
    public var description: String

    init(_ description: String) { self.description = "__cluster_metadata-0: " + description }
}
