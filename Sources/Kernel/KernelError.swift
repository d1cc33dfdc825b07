/// Why a node did not start, or had to stop. The text says what, where, the value seen, the value
/// allowed and the next step.
public struct KernelError: Error, Sendable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) { self.description = description }
}
