private import CPrimitives

/// CRC-32C (Castagnoli, RFC 3720 section 12.1), the checksum of record batches and snapshots.
///
/// Uses SSE4.2 with PCLMULQDQ or the ARMv8 CRC instructions where the processor has them, else
/// tables. Pure functions: any thread, no allocation.
public enum CRC32C {
    public static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 { extend(0, bytes) }

    public static func checksum(_ bytes: RawSpan) -> UInt32 {
        bytes.withUnsafeBytes { unsafe extend(0, $0) }
    }

    /// Continues `checksum` (0 to begin) over the bytes that follow.
    public static func extend(_ checksum: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        unsafe weir_crc32c(checksum, bytes.baseAddress, bytes.count)
    }

    /// The checksum of two adjacent pieces from the checksum of each.
    public static func combine(
        _ first: UInt32, _ second: UInt32, secondByteCount: Int
    ) -> UInt32 {
        weir_crc32c_shift(first, UInt64(secondByteCount)) ^ second
    }

    /// The checksum after bytes in the middle were exchanged, without reading the others.
    ///
    /// A CRC is linear: the change depends on the changed bits and their distance to the end only.
    /// If `checksum` was wrong before, the result is wrong too.
    ///
    /// - Parameters:
    ///   - oldPiece: checksum of the replaced bytes alone.
    ///   - newPiece: checksum of as many bytes that took their place.
    ///   - trailingByteCount: bytes that follow them up to the end of what `checksum` covers.
    public static func replacing(
        in checksum: UInt32, oldPiece: UInt32, newPiece: UInt32, trailingByteCount: Int
    ) -> UInt32 {
        checksum ^ weir_crc32c_shift(oldPiece ^ newPiece, UInt64(trailingByteCount))
    }

    /// One way to compute the checksum; tests compare them all.
    package enum Variant: CaseIterable, Sendable {
        case portable, hardware

        package var isAvailable: Bool { self == .portable || weir_crc32c_has_hardware() }

        /// Requires ``isAvailable``.
        package func extend(_ checksum: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
            switch self {
            case .portable: unsafe weir_crc32c_portable(checksum, bytes.baseAddress, bytes.count)
            case .hardware: unsafe weir_crc32c_hardware(checksum, bytes.baseAddress, bytes.count)
            }
        }
    }
}
