public import Primitives

public enum CodecError: Error, Equatable, Sendable {
    /// Damaged or truncated input.
    case corrupt(String)
    /// Output would pass a bound on size or ratio.
    case limitExceeded(String)
    /// A level outside of the codec's range.
    case invalidLevel(Int32, allowed: ClosedRange<Int32>)
    /// The codec itself failed.
    case failed(String)
}

/// Bounds on what decompression may produce.
public struct DecompressionLimits: Sendable, Equatable {
    /// Most bytes of output; 0 means no bound.
    public var maxOutputByteCount: UInt64
    /// Most bytes of output for each byte of input; 0 means no bound.
    public var maxRatio: UInt32

    public init(maxOutputByteCount: UInt64, maxRatio: UInt32) {
        self.maxOutputByteCount = maxOutputByteCount
        self.maxRatio = maxRatio
    }
}

/// One compression type. [any thread] CPU only.
public protocol Codec: Sendable {
    var compressionType: CompressionType { get }
    var levels: ClosedRange<Int32> { get }
    /// - Parameter level: nil for the codec's default.
    func compress(_ bytes: UnsafeRawBufferPointer, level: Int32?) throws(CodecError) -> [UInt8]
    /// Every member or frame in `bytes`, to the end.
    func decompress(
        _ bytes: UnsafeRawBufferPointer, limits: DecompressionLimits
    ) throws(CodecError) -> [UInt8]
}
