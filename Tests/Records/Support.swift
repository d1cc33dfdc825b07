import Records

/// SplitMix64: deterministic test data.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}

func bytes(hex: String) -> [UInt8] {
    let digits = hex.utf8.filter { $0 > 0x20 }.map { UInt8($0 <= 0x39 ? $0 - 0x30 : $0 - 0x57) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

func validate(
    _ batch: [UInt8], strictness: BatchValidator.Strictness = .produced, checksCRC: Bool = true
) throws(BatchError) -> BatchSummary {
    try batch.withUnsafeBufferPointer { buffer throws(BatchError) in
        try unsafe BatchValidator.validate(
            UnsafeRawBufferPointer(buffer), strictness: strictness, checksCRC: checksCRC)
    }
}

func parseHeader(_ batch: [UInt8], at position: Int = 0) throws(BatchError) -> BatchHeader {
    try batch.withUnsafeBufferPointer { buffer throws(BatchError) in
        try unsafe BatchHeader(parsing: UnsafeRawBufferPointer(buffer), at: position)
    }
}

/// The reason why `batch` is refused; nil if it is not.
func refusal(
    _ batch: [UInt8], strictness: BatchValidator.Strictness = .produced, checksCRC: Bool = true
) -> BatchError? {
    do throws(BatchError) {
        _ = try validate(batch, strictness: strictness, checksCRC: checksCRC)
        return nil
    } catch {
        return error
    }
}

/// One record, copied out.
struct PlainRecord: Equatable {
    var timestamp: Int64
    var offset: Int64
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [RecordHeader] = []
}

/// Reads everything in an uncompressed batch through the lazy iterators.
func records(of batch: [UInt8]) throws(BatchError) -> [PlainRecord] {
    let header = try parseHeader(batch)
    let payload = Array(batch[BatchHeader.byteCount...])
    return try payload.withUnsafeBufferPointer { buffer throws(BatchError) in
        let raw = UnsafeRawBufferPointer(buffer)
        var result: [PlainRecord] = []
        var iterator = unsafe RecordIterator(raw, count: header.recordCount)
        while let record = try iterator.next() {
            var plain = PlainRecord(
                timestamp: header.baseTimestamp + record.timestampDelta,
                offset: header.baseOffset + Int64(record.offsetDelta),
                key: record.key.map { Array(payload[$0]) },
                value: record.value.map { Array(payload[$0]) })
            var headers = unsafe HeaderIterator(raw, of: record)
            while let header = try headers.next() {
                plain.headers.append(
                    RecordHeader(
                        key: String(decoding: payload[header.key], as: UTF8.self),
                        value: header.value.map { Array(payload[$0]) }))
            }
            result.append(plain)
        }
        return result
    }
}
