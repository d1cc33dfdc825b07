import PluginKit

/// Reads runs of bytes from the input's pieces; a run within one piece is not copied.
struct PieceReader {
    private let input: CodecInput
    private var piece = 0
    private var offset = 0
    private var joined = CodecScratch(byteCount: 64)
    /// Bytes taken so far.
    private(set) var consumed: UInt64 = 0

    init(_ input: CodecInput) { self.input = input }

    var remaining: UInt64 { input.byteCount - consumed }

    /// The next `count` bytes, valid until the next call.
    mutating func take(_ count: Int) throws(PluginError) -> UnsafeRawBufferPointer {
        guard UInt64(count) <= remaining else {
            throw PluginError(
                .corrupt,
                "snappy: the input ends at byte \(input.byteCount); "
                    + "\(count) more are needed at byte \(consumed)")
        }
        skipEmptyPieces()
        guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let current = input[piece]
        if current.count - offset >= count {
            let run = UnsafeRawBufferPointer(rebasing: current[offset..<offset + count])
            advance(count)
            return run
        }
        if joined.buffer.count < count { joined = CodecScratch(byteCount: count) }
        copy(count, advancing: true)
        return joined.filled(count)
    }

    /// Whether `bytes` come next; takes nothing.
    mutating func startsWith(_ bytes: [UInt8]) -> Bool {
        guard UInt64(bytes.count) <= remaining else { return false }
        copy(bytes.count, advancing: false)
        return joined.filled(bytes.count).elementsEqual(bytes)
    }

    private mutating func skipEmptyPieces() {
        while piece < input.pieceCount, offset == input[piece].count {
            piece += 1
            offset = 0
        }
    }

    private mutating func advance(_ count: Int) {
        offset += count
        consumed += UInt64(count)
    }

    /// Copies the next `count` bytes, which exist, to the front of `joined`.
    private mutating func copy(_ count: Int, advancing: Bool) {
        let start = (piece, offset, consumed)
        var done = 0
        while done < count {
            skipEmptyPieces()
            let current = input[piece]
            let run = min(count - done, current.count - offset)
            UnsafeMutableRawBufferPointer(rebasing: joined.buffer[done..<done + run])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: current[offset..<offset + run]))
            advance(run)
            done += run
        }
        if !advancing { (piece, offset, consumed) = start }
    }
}
