import Primitives
import Records

/// Looks for the next whole batch behind damage: a plausible header whose CRC fits.
///
/// The bytes are hostile: what looks like headers could make every candidate's CRC run over the
/// rest of the file. ``budget`` bounds the bytes that are checksummed in vain.
struct BatchSearch {
    private static let stepByteCount = 1 << 16
    /// Checksummed bytes for each byte of the file.
    private static let budgetFactor = 4

    private let source: any ByteSource
    private let window: SourceWindow
    private let expectedOffset: Int64
    private let baseOffset: Int64
    private var position: Int
    private var budget: Int
    private(set) var wasGivenUp = false

    init(source: any ByteSource, from position: Int, expectedOffset: Int64, baseOffset: Int64) {
        self.source = source
        self.position = position
        self.expectedOffset = expectedOffset
        self.baseOffset = baseOffset
        window = SourceWindow(source)
        budget = Self.budgetFactor * source.byteCount + (1 << 20)
    }

    mutating func run() throws(SourceError) -> (position: Int, baseOffset: Int64)? {
        while position + BatchHeader.byteCount <= source.byteCount {
            let bytes = try window.bytes(at: position, count: Self.stepByteCount)
            guard bytes.count >= BatchHeader.byteCount else { return nil }
            var candidates: [Int] = []
            for at in 0...(bytes.count - BatchHeader.byteCount)
            where bytes[at + 16] == UInt8(BatchHeader.magic) {
                let head = UnsafeRawBufferPointer(rebasing: bytes[at...])
                if Self.isPlausible(
                    head, from: expectedOffset, baseOffset: baseOffset,
                    room: source.byteCount - position - at)
                {
                    candidates.append(position + at)
                }
            }
            position += bytes.count - BatchHeader.byteCount + 1
            for candidate in candidates {
                if let offset = try confirm(candidate) { return (candidate, offset) }
                if wasGivenUp { return nil }
            }
        }
        return nil
    }

    /// Base offset of the batch if its CRC fits.
    private mutating func confirm(_ start: Int) throws(SourceError) -> Int64? {
        let head = try window.bytes(at: start, count: BatchHeader.byteCount)
        guard let header = try? BatchHeader(parsing: head) else { return nil }
        guard budget >= header.totalByteCount else {
            wasGivenUp = true
            return nil
        }
        budget -= header.totalByteCount
        var computed: UInt32 = 0
        var at = start + BatchHeader.crcStart
        let end = start + header.totalByteCount
        while at < end {
            let bytes = try window.bytes(at: at, count: min(end - at, Self.stepByteCount))
            guard !bytes.isEmpty else { return nil }
            computed = CRC32C.extend(computed, bytes)
            at += bytes.count
        }
        return computed == header.crc ? header.baseOffset : nil
    }

    /// Whether bytes could be a header that belongs at this place of the log.
    static func isPlausible(
        _ bytes: UnsafeRawBufferPointer, from offset: Int64, baseOffset: Int64, room: Int
    ) -> Bool {
        guard let header = try? BatchHeader(parsing: bytes), header.totalByteCount <= room,
            header.baseOffset >= offset, header.baseOffset &- baseOffset <= Int64(Int32.max),
            (try? BatchValidator.check(header, strictness: .stored)) != nil
        else { return false }
        return true
    }
}
