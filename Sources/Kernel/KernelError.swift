public import Telemetry

/// Why a node did not start, or had to stop. The text says what, where, the value seen, the value
/// allowed and the next step; the code leads to its entry in `ErrorCodes.md`.
public struct KernelError: Error, Sendable, CustomStringConvertible {
    public var code: OperatorError
    public var text: String

    public init(_ code: OperatorError, _ text: String) {
        self.code = code
        self.text = text
    }

    public var description: String { "\(text) [\(code.rawValue)]" }
}
