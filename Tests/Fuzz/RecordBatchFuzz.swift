import Records

// libFuzzer target: record batches.
//
// Whatever the bytes, nothing may trap, and what the validator accepts must be readable by the
// iterators; headers come out of the writer as they went into the reader. The first byte chooses
// the rules (bit 0) and whether the rest is dumped as JSON (bit 1); the CRC of the first batch is
// made to fit, or the fuzzer would never get past it.

@c(LLVMFuzzerTestOneInput)
public func fuzzRecordBatch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start = unsafe start, count > 0 else { return 0 }
    let input = unsafe UnsafeBufferPointer(start: start, count: count)
    let strictness: BatchValidator.Strictness = unsafe input[0] & 1 == 0 ? .produced : .stored
    var bytes = unsafe Array(input.dropFirst())
    bytes.withUnsafeMutableBytes { buffer in
        guard let header = try? unsafe BatchHeader(parsing: UnsafeRawBufferPointer(buffer)) else {
            return
        }
        if header.totalByteCount <= buffer.count { unsafe BatchHeader.patchCRC(in: buffer) }
    }
    if unsafe input[0] & 2 != 0 {
        bytes.withUnsafeBytes {
            _ = unsafe BatchDump { _, payload in Array(payload) }.dump($0) { _ in }
        }
    }
    bytes.withUnsafeMutableBytes { unsafe fuzz($0, strictness) }
    return 0
}

private func fuzz(
    _ bytes: UnsafeMutableRawBufferPointer, _ strictness: BatchValidator.Strictness
) {
    let readable = UnsafeRawBufferPointer(bytes)
    guard let summary = try? unsafe BatchValidator.validate(readable, strictness: strictness)
    else { return }
    let header = summary.header
    let end = header.totalByteCount
    if summary.records != nil {
        let payload = unsafe UnsafeRawBufferPointer(
            rebasing: readable[BatchHeader.byteCount..<end])
        precondition(
            unsafe countRecords(payload, header.recordCount) == header.recordCount,
            "the iterators refuse what the validator accepted")
    }
    // A changed timestamp keeps the checksum right without a new pass over the batch.
    unsafe BatchHeader.patchTimestamp(
        type: .logAppendTime, maxTimestamp: header.baseTimestamp ^ 1, in: bytes)
    precondition(
        (try? unsafe BatchValidator.validate(readable, strictness: strictness)) != nil,
        "a patched batch is refused")
    var copy = [UInt8](repeating: 0, count: BatchHeader.byteCount)
    copy.withUnsafeMutableBytes { unsafe header.write(to: $0) }
    let again = copy.withUnsafeBytes { try? unsafe BatchHeader(parsing: $0) }
    precondition(again == header, "a header does not survive being written")
}

/// Records read by the lazy iterators, headers included; -1 if they throw.
private func countRecords(_ payload: UnsafeRawBufferPointer, _ count: Int32) -> Int32 {
    var records = unsafe RecordIterator(payload, count: count)
    do throws(BatchError) {
        while let record = try records.next() {
            var headers = unsafe HeaderIterator(payload, of: record)
            while try headers.next() != nil {}
        }
        return records.index
    } catch {
        return -1
    }
}
