public import NIOCore
public import Ports
public import Primitives
public import Records

/// Record batches of one partition, as they came from its leader.
public struct FetchedBatches: Sendable {
    public var partition: TopicPartition
    /// The first offset that was asked for; the first batch may begin before it.
    public var fetchOffset: Int64
    /// Behind the last record that may be read, when the leader answered.
    public var highWatermark: Int64
    /// Whole batches, and perhaps a piece of one.
    public var bytes: ByteBuffer

    package init(
        partition: TopicPartition, fetchOffset: Int64, highWatermark: Int64, bytes: ByteBuffer
    ) {
        self.partition = partition
        self.fetchOffset = fetchOffset
        self.highWatermark = highWatermark
        self.bytes = bytes
    }

    /// The offset to ask for next: behind the last whole batch.
    ///
    /// - Throws: `corruptBatch` where no batch can be found, or none is whole.
    public func nextOffset() throws(ClientError) -> Int64 {
        var next = fetchOffset
        try forEachHeader { next = $0.nextOffset }
        return next
    }

    /// Calls `body` with the header of each whole batch; nothing behind a header is read.
    ///
    /// - Throws: as ``nextOffset()``.
    public func forEachHeader(_ body: (BatchHeader) -> Void) throws(ClientError) {
        try bytes.readableBytesSpan.withUnsafeBytes { bytes throws(ClientError) in
            var next = fetchOffset
            var batches = BatchIterator(bytes)
            do throws(BatchError) {
                while let batch = try batches.nextWhole() {
                    body(batch.header)
                    next = batch.header.nextOffset
                }
            } catch {
                throw RecordReader.corrupt(partition, next, error)
            }
        }
    }
}

extension BatchIterator {
    /// The next batch; nil at the end, and where a later batch is cut off, as brokers do.
    ///
    /// - Throws: also `truncated` if the very first batch is not whole.
    fileprivate mutating func nextWhole() throws(BatchError) -> BatchView? {
        do throws(BatchError) {
            return try next()
        } catch {
            if case .truncated = error.reason, position > 0 { return nil }
            throw error
        }
    }
}

/// Opens fetched batches: checks CRCs, decompresses, passes over what is not data.
public struct RecordReader: Sendable {
    /// One record, lent for the time of a call.
    public struct Record {
        public let offset: Int64
        /// Milliseconds since 1970.
        public let timestamp: Int64
        public let leaderEpoch: Int32
        public let key: UnsafeRawBufferPointer?
        public let value: UnsafeRawBufferPointer?
        fileprivate let view: RecordView
        fileprivate let payload: UnsafeRawBufferPointer

        /// Copies of the headers.
        public func headers() throws(BatchError) -> [RecordHeader] {
            var headers: [RecordHeader] = []
            var iterator = HeaderIterator(payload, of: view)
            while let header = try iterator.next() {
                headers.append(
                    RecordHeader(
                        key: String(decoding: payload[header.key], as: UTF8.self),
                        value: header.value.map { [UInt8](payload[$0]) }))
            }
            return headers
        }
    }

    private let codecs: [CompressionType: any Codec]
    private let limits: DecompressionLimits

    /// - Parameter maxByteCount: largest batch after decompression.
    public init(codecs: [CompressionType: any Codec], maxByteCount: UInt64 = 1 << 30) {
        self.codecs = codecs
        limits = DecompressionLimits(maxOutputByteCount: maxByteCount, maxRatio: 0)
    }

    /// Calls `body` with each record from `fetchOffset` on, until it returns false.
    ///
    /// - Throws: `corruptBatch` or `codec`, which name partition and offset.
    public func forEach(
        in fetched: FetchedBatches, _ body: (Record) -> Bool
    ) throws(ClientError) {
        var position = fetched.fetchOffset
        try fetched.bytes.readableBytesSpan.withUnsafeBytes { bytes throws(ClientError) in
            var batches = BatchIterator(bytes)
            while true {
                let batch: BatchView
                do throws(BatchError) {
                    guard let next = try batches.nextWhole() else { return }
                    batch = next
                } catch {
                    throw Self.corrupt(fetched.partition, position, error)
                }
                position = batch.header.baseOffset
                // Markers of transactions are for the consumer, not for its user.
                if batch.header.attributes.isControl { continue }
                let whole = UnsafeRawBufferPointer(rebasing: bytes[batch.range])
                guard try records(of: batch.header, in: whole, of: fetched, body) else { return }
            }
        }
    }

    /// - Returns: whether to go on.
    private func records(
        of header: BatchHeader, in batch: UnsafeRawBufferPointer, of fetched: FetchedBatches,
        _ body: (Record) -> Bool
    ) throws(ClientError) -> Bool {
        let partition = fetched.partition
        do throws(BatchError) {
            try Self.checkCRC(batch, header)
            try BatchValidator.check(header, strictness: .stored)
        } catch {
            throw Self.corrupt(partition, header.baseOffset, error)
        }
        let payload = UnsafeRawBufferPointer(rebasing: batch[BatchHeader.byteCount...])
        guard header.attributes.compressionId != 0 else {
            return try walk(payload, of: header, fetched, body)
        }
        guard let type = header.attributes.compression, let codec = codecs[type] else {
            let name = header.attributes.compression?.name ?? "\(header.attributes.compressionId)"
            throw ClientError(
                .codec,
                "\(partition) has a batch compressed with \(name) at offset \(header.baseOffset),"
                    + " and no codec for it is loaded; install libweir-codecs-\(name).so")
        }
        let opened: [UInt8]
        do throws(CodecError) {
            opened = try codec.decompress(payload, limits: limits)
        } catch {
            throw ClientError(
                .codec,
                "cannot open the \(type.name) batch of \(partition) at offset"
                    + " \(header.baseOffset): \(error); read on behind offset \(header.lastOffset)")
        }
        return try opened.span.withUnsafeBytes { bytes throws(ClientError) in
            try walk(bytes, of: header, fetched, body)
        }
    }

    private static func checkCRC(
        _ batch: UnsafeRawBufferPointer, _ header: BatchHeader
    ) throws(BatchError) {
        let covered = UnsafeRawBufferPointer(rebasing: batch[BatchHeader.crcStart...])
        let computed = CRC32C.checksum(covered)
        guard computed == header.crc else {
            throw BatchError(.crcMismatch(stored: header.crc, computed: computed), at: 0)
        }
    }

    private func walk(
        _ payload: UnsafeRawBufferPointer, of header: BatchHeader, _ fetched: FetchedBatches,
        _ body: (Record) -> Bool
    ) throws(ClientError) -> Bool {
        let appendTime = header.attributes.timestampType == .logAppendTime
        var iterator = RecordIterator(payload, count: header.recordCount)
        do throws(BatchError) {
            while let view = try iterator.next() {
                let offset = header.baseOffset &+ Int64(view.offsetDelta)
                if offset < fetched.fetchOffset { continue }
                let record = Record(
                    offset: offset,
                    timestamp: appendTime
                        ? header.maxTimestamp : header.baseTimestamp &+ view.timestampDelta,
                    leaderEpoch: header.partitionLeaderEpoch,
                    key: view.key.map { UnsafeRawBufferPointer(rebasing: payload[$0]) },
                    value: view.value.map { UnsafeRawBufferPointer(rebasing: payload[$0]) },
                    view: view, payload: payload)
                if !body(record) { return false }
            }
            return true
        } catch {
            throw Self.corrupt(fetched.partition, header.baseOffset, error)
        }
    }

    static func corrupt(
        _ partition: TopicPartition, _ offset: Int64, _ error: BatchError
    ) -> ClientError {
        ClientError(
            .corruptBatch,
            "\(partition) at offset \(offset) is damaged: \(error); check the broker's disk, or"
                + " read on behind the batch")
    }
}
