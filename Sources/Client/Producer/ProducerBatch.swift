package import NIOCore
package import Ports
package import Primitives
internal import Records

/// A batch on its way: open for records, then encoded once and sent as often as needed.
package struct ProducerBatch: Sendable {
    package let id: UInt64
    package let partition: TopicPartition
    package let createdAt: MonotonicTime
    package private(set) var recordCount = 0
    /// What its records count against the buffer.
    package private(set) var heldByteCount = 0
    /// How often it was sent.
    package private(set) var attempts = 0
    /// The batch as sent; empty while records may be added.
    package private(set) var encoded = ByteBuffer()
    /// Sequence of the first record; nil until the batch has a producer id.
    package private(set) var sequence: Int32?
    private var builder: BatchBuilder?

    init(id: UInt64, partition: TopicPartition, createdAt: MonotonicTime, byteCount: Int) {
        self.id = id
        self.partition = partition
        self.createdAt = createdAt
        builder = BatchBuilder(BatchHeader(), capacity: min(byteCount, 1 << 20) + 256)
    }

    package var isEncoded: Bool { builder == nil }

    /// Bytes so far, before compression.
    var openByteCount: Int { builder?.byteCount ?? encoded.readableBytes }

    mutating func append(_ record: ProducerRecord, timestamp: Int64, byteCount: Int) {
        precondition(builder != nil, "batch \(id) is closed")
        builder?.append(
            timestamp: timestamp, key: record.key, value: record.value, headers: record.headers)
        recordCount += 1
        heldByteCount += byteCount
    }

    /// Closes the batch, as the producer's next one if it has a number.
    mutating func encode(
        _ encoder: BatchEncoder, _ producer: ProducerIdentity?, sequence: Int32
    ) throws(ClientError) {
        guard var builder else { return }
        self.builder = nil
        builder.header.attributes = BatchAttributes(compression: encoder.type)
        if let producer {
            builder.header.producerId = producer.id
            builder.header.producerEpoch = producer.epoch
            builder.header.baseSequence = sequence
            self.sequence = sequence
        }
        encoded = ByteBuffer(bytes: try encoder.encode(builder))
    }

    /// Gives the batch another place among its producer's: changes header and CRC alone.
    mutating func renumber(_ producer: ProducerIdentity, sequence: Int32) {
        precondition(isEncoded, "batch \(id) is open")
        self.sequence = sequence
        encoded.withUnsafeMutableReadableBytes { bytes in
            var header = BatchHeader(reading: UnsafeRawBufferPointer(bytes))
            header.producerId = producer.id
            header.producerEpoch = producer.epoch
            header.baseSequence = sequence
            header.write(to: bytes)
            BatchHeader.patchCRC(in: bytes)
        }
    }

    mutating func countAttempt() { attempts += 1 }
}

/// The number a broker gave to a producer.
package struct ProducerIdentity: Sendable, Equatable {
    package var id: Int64
    package var epoch: Int16

    package init(id: Int64, epoch: Int16) {
        self.id = id
        self.epoch = epoch
    }
}

/// Closes batches, compressing them.
package struct BatchEncoder: Sendable {
    let type: CompressionType
    let level: Int32?
    let codec: (any Codec)?

    /// - Precondition: a codec of that type unless the type is none.
    package init(type: CompressionType, level: Int32?, codec: (any Codec)?) {
        precondition(type == .none || codec?.compressionType == type, "codec for \(type.name)")
        self.type = type
        self.level = level
        self.codec = codec
    }

    func encode(_ builder: consuming BatchBuilder) throws(ClientError) -> [UInt8] {
        guard let codec, type != .none else { return builder.build() }
        let level = level
        do throws(CodecError) {
            return try builder.build { bytes throws(CodecError) in
                try codec.compress(bytes, level: level)
            }
        } catch {
            throw ClientError(
                .codec,
                "cannot compress a batch with \(type.name): \(error); choose another compression"
                    + " or level")
        }
    }
}

extension BatchHeader {
    /// The header of a batch that this module built.
    fileprivate init(reading bytes: UnsafeRawBufferPointer) {
        do throws(BatchError) {
            self = try BatchHeader(parsing: bytes)
        } catch {
            preconditionFailure("own batch: \(error)")
        }
    }
}
