/// What a control record says; the second int16 of its key. Readers pass over types they do not
/// know.
public enum ControlRecordType: Int16, CaseIterable, Sendable {
    /// The producer's transaction was rolled back (KIP-98).
    case abort = 0
    case commit = 1
    /// A KRaft leader began its epoch (KIP-595).
    case leaderChange = 2
    /// First and last record of a KRaft snapshot (KIP-630).
    case snapshotHeader = 3
    case snapshotFooter = 4
    /// KIP-853.
    case kraftVersion = 5
    case kraftVoters = 6

    static let keyVersion: Int16 = 0

    /// The key: version (int16, 0) and type (int16).
    public var key: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(Self.keyVersion)
        bytes.appendBigEndian(rawValue)
        return bytes
    }

    /// nil: not a control record's key, or a type of a later release.
    public init?(key: UnsafeRawBufferPointer) {
        guard key.count >= 4, unsafe key.bigEndian(Int16.self, at: 0) >= 0 else { return nil }
        self.init(rawValue: unsafe key.bigEndian(Int16.self, at: 2))
    }
}

/// The marker that ends a transaction in a partition.
public struct EndTransactionMarker: Equatable, Sendable {
    public var isCommit: Bool
    /// Epoch of the transaction coordinator's partition leader, which fences older coordinators.
    public var coordinatorEpoch: Int32

    public init(isCommit: Bool, coordinatorEpoch: Int32) {
        self.isCommit = isCommit
        self.coordinatorEpoch = coordinatorEpoch
    }

    public var type: ControlRecordType { isCommit ? .commit : .abort }

    /// The value: version (int16, 0) and coordinator epoch (int32).
    public var value: [UInt8] {
        var bytes: [UInt8] = []
        bytes.appendBigEndian(Int16(0))
        bytes.appendBigEndian(coordinatorEpoch)
        return bytes
    }

    /// nil: another control record, or too short. Bytes that later versions add are passed over.
    public init?(key: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        guard let type = unsafe ControlRecordType(key: key), type == .commit || type == .abort,
            value.count >= 6, unsafe value.bigEndian(Int16.self, at: 0) >= 0
        else { return nil }
        isCommit = type == .commit
        coordinatorEpoch = unsafe value.bigEndian(Int32.self, at: 2)
    }
}

extension BatchBuilder {
    /// A batch with one end-of-transaction marker.
    ///
    /// - Parameter timestamp: milliseconds since 1970.
    public static func endTransaction(
        _ marker: EndTransactionMarker, producerId: Int64, producerEpoch: Int16,
        timestamp: Int64, baseOffset: Int64 = 0,
        partitionLeaderEpoch: Int32 = BatchHeader.noLeaderEpoch
    ) -> [UInt8] {
        let header = BatchHeader(
            baseOffset: baseOffset, partitionLeaderEpoch: partitionLeaderEpoch,
            attributes: BatchAttributes(isTransactional: true, isControl: true),
            producerId: producerId, producerEpoch: producerEpoch)
        var builder = BatchBuilder(header, capacity: 128)
        builder.append(timestamp: timestamp, key: marker.type.key, value: marker.value)
        return builder.build()
    }

    /// A batch of KRaft control records, in order.
    ///
    /// - Parameters:
    ///   - records: types 2...6 with the encoded message of each.
    ///   - timestamp: milliseconds since 1970, of every record.
    public static func control(
        _ records: [(type: ControlRecordType, value: [UInt8])], timestamp: Int64,
        baseOffset: Int64, partitionLeaderEpoch: Int32
    ) -> [UInt8] {
        let header = BatchHeader(
            baseOffset: baseOffset, partitionLeaderEpoch: partitionLeaderEpoch,
            attributes: BatchAttributes(isControl: true))
        var builder = BatchBuilder(header, capacity: 256)
        for record in records {
            builder.append(timestamp: timestamp, key: record.type.key, value: record.value)
        }
        return builder.build()
    }
}
