// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Records of __remote_log_metadata: where segments in tiered storage are (KIP-405).
public struct RemoteLogSegmentMetadataRecord: WireRecord {
    public static var recordSpace: RecordSpace { .remote }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "RemoteLogSegmentMetadataRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var remoteLogSegmentId: RemoteLogSegmentIdEntry = RemoteLogSegmentIdEntry()
    public var startOffset: Int64 = 0
    public var endOffset: Int64 = 0
    public var brokerId: Int32 = 0
    public var maxTimestampMs: Int64 = 0
    public var eventTimestampMs: Int64 = 0
    public var segmentLeaderEpochs: [SegmentLeaderEpochEntry] = []
    public var segmentSizeInBytes: Int32 = 0
    public var customMetadata: [UInt8]? = nil
    public var remoteLogSegmentState: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        remoteLogSegmentId: RemoteLogSegmentIdEntry = RemoteLogSegmentIdEntry(),
        startOffset: Int64 = 0, endOffset: Int64 = 0, brokerId: Int32 = 0,
        maxTimestampMs: Int64 = 0, eventTimestampMs: Int64 = 0,
        segmentLeaderEpochs: [SegmentLeaderEpochEntry] = [], segmentSizeInBytes: Int32 = 0,
        customMetadata: [UInt8]? = nil, remoteLogSegmentState: Int8 = 0
    ) {
        self.remoteLogSegmentId = remoteLogSegmentId
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.brokerId = brokerId
        self.maxTimestampMs = maxTimestampMs
        self.eventTimestampMs = eventTimestampMs
        self.segmentLeaderEpochs = segmentLeaderEpochs
        self.segmentSizeInBytes = segmentSizeInBytes
        self.customMetadata = customMetadata
        self.remoteLogSegmentState = remoteLogSegmentState
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        remoteLogSegmentId = try RemoteLogSegmentIdEntry(from: &c, version: v, flexible: f)
        startOffset = try c.int64()
        endOffset = try c.int64()
        brokerId = try c.int32()
        maxTimestampMs = try c.int64()
        eventTimestampMs = try c.int64()
        segmentLeaderEpochs = try c.array(of: SegmentLeaderEpochEntry.self, v, f, "segmentLeaderEpochs")
        segmentSizeInBytes = try c.int32()
        customMetadata = try c.nullableBytes(f, "customMetadata")
        remoteLogSegmentState = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        remoteLogSegmentId.encode(to: &w, version: v, flexible: f)
        w.put(startOffset)
        w.put(endOffset)
        w.put(brokerId)
        w.put(maxTimestampMs)
        w.put(eventTimestampMs)
        w.array(segmentLeaderEpochs, v, f)
        w.put(segmentSizeInBytes)
        w.nullableBytes(customMetadata, f)
        w.put(remoteLogSegmentState)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct RemoteLogSegmentIdEntry: WireElement {
        public var topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry()
        public var id: Uuid = .zero
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry(), id: Uuid = .zero
        ) {
            self.topicIdPartition = topicIdPartition
            self.id = id
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicIdPartition = try TopicIdPartitionEntry(from: &c, version: v, flexible: f)
            id = try c.uuid()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            topicIdPartition.encode(to: &w, version: v, flexible: f)
            w.put(id)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicIdPartitionEntry: WireElement {
        public var name: String = ""
        public var id: Uuid = .zero
        public var partition: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", id: Uuid = .zero, partition: Int32 = 0) {
            self.name = name
            self.id = id
            self.partition = partition
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            id = try c.uuid()
            partition = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(id)
            w.put(partition)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct SegmentLeaderEpochEntry: WireElement {
        public var leaderEpoch: Int32 = 0
        public var offset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(leaderEpoch: Int32 = 0, offset: Int64 = 0) {
            self.leaderEpoch = leaderEpoch
            self.offset = offset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            leaderEpoch = try c.int32()
            offset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(leaderEpoch)
            w.put(offset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of __remote_log_metadata: where segments in tiered storage are (KIP-405).
public struct RemoteLogSegmentMetadataUpdateRecord: WireRecord {
    public static var recordSpace: RecordSpace { .remote }
    public static var recordTypes: ClosedRange<Int16> { 1...1 }
    public static var messageName: String { "RemoteLogSegmentMetadataUpdateRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var remoteLogSegmentId: RemoteLogSegmentIdEntry = RemoteLogSegmentIdEntry()
    public var brokerId: Int32 = 0
    public var eventTimestampMs: Int64 = 0
    public var customMetadata: [UInt8]? = nil
    public var remoteLogSegmentState: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        remoteLogSegmentId: RemoteLogSegmentIdEntry = RemoteLogSegmentIdEntry(),
        brokerId: Int32 = 0, eventTimestampMs: Int64 = 0, customMetadata: [UInt8]? = nil,
        remoteLogSegmentState: Int8 = 0
    ) {
        self.remoteLogSegmentId = remoteLogSegmentId
        self.brokerId = brokerId
        self.eventTimestampMs = eventTimestampMs
        self.customMetadata = customMetadata
        self.remoteLogSegmentState = remoteLogSegmentState
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        remoteLogSegmentId = try RemoteLogSegmentIdEntry(from: &c, version: v, flexible: f)
        brokerId = try c.int32()
        eventTimestampMs = try c.int64()
        customMetadata = try c.nullableBytes(f, "customMetadata")
        remoteLogSegmentState = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        remoteLogSegmentId.encode(to: &w, version: v, flexible: f)
        w.put(brokerId)
        w.put(eventTimestampMs)
        w.nullableBytes(customMetadata, f)
        w.put(remoteLogSegmentState)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct RemoteLogSegmentIdEntry: WireElement {
        public var topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry()
        public var id: Uuid = .zero
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry(), id: Uuid = .zero
        ) {
            self.topicIdPartition = topicIdPartition
            self.id = id
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicIdPartition = try TopicIdPartitionEntry(from: &c, version: v, flexible: f)
            id = try c.uuid()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            topicIdPartition.encode(to: &w, version: v, flexible: f)
            w.put(id)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct TopicIdPartitionEntry: WireElement {
        public var name: String = ""
        public var id: Uuid = .zero
        public var partition: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", id: Uuid = .zero, partition: Int32 = 0) {
            self.name = name
            self.id = id
            self.partition = partition
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            id = try c.uuid()
            partition = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(id)
            w.put(partition)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of __remote_log_metadata: where segments in tiered storage are (KIP-405).
public struct RemotePartitionDeleteMetadataRecord: WireRecord {
    public static var recordSpace: RecordSpace { .remote }
    public static var recordTypes: ClosedRange<Int16> { 2...2 }
    public static var messageName: String { "RemotePartitionDeleteMetadataRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry()
    public var brokerId: Int32 = 0
    public var eventTimestampMs: Int64 = 0
    public var remotePartitionDeleteState: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        topicIdPartition: TopicIdPartitionEntry = TopicIdPartitionEntry(), brokerId: Int32 = 0,
        eventTimestampMs: Int64 = 0, remotePartitionDeleteState: Int8 = 0
    ) {
        self.topicIdPartition = topicIdPartition
        self.brokerId = brokerId
        self.eventTimestampMs = eventTimestampMs
        self.remotePartitionDeleteState = remotePartitionDeleteState
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topicIdPartition = try TopicIdPartitionEntry(from: &c, version: v, flexible: f)
        brokerId = try c.int32()
        eventTimestampMs = try c.int64()
        remotePartitionDeleteState = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        topicIdPartition.encode(to: &w, version: v, flexible: f)
        w.put(brokerId)
        w.put(eventTimestampMs)
        w.put(remotePartitionDeleteState)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TopicIdPartitionEntry: WireElement {
        public var name: String = ""
        public var id: Uuid = .zero
        public var partition: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", id: Uuid = .zero, partition: Int32 = 0) {
            self.name = name
            self.id = id
            self.partition = partition
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            id = try c.uuid()
            partition = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(id)
            w.put(partition)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of __remote_log_metadata: where segments in tiered storage are (KIP-405).
public struct RemoteLogSegmentMetadataSnapshotRecord: WireRecord {
    public static var recordSpace: RecordSpace { .remote }
    public static var recordTypes: ClosedRange<Int16> { 3...3 }
    public static var messageName: String { "RemoteLogSegmentMetadataSnapshotRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var segmentId: Uuid = .zero
    public var startOffset: Int64 = 0
    public var endOffset: Int64 = 0
    public var brokerId: Int32 = 0
    public var maxTimestampMs: Int64 = 0
    public var eventTimestampMs: Int64 = 0
    public var segmentLeaderEpochs: [SegmentLeaderEpochEntry] = []
    public var segmentSizeInBytes: Int32 = 0
    public var customMetadata: [UInt8]? = nil
    public var remoteLogSegmentState: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        segmentId: Uuid = .zero, startOffset: Int64 = 0, endOffset: Int64 = 0, brokerId: Int32 = 0,
        maxTimestampMs: Int64 = 0, eventTimestampMs: Int64 = 0,
        segmentLeaderEpochs: [SegmentLeaderEpochEntry] = [], segmentSizeInBytes: Int32 = 0,
        customMetadata: [UInt8]? = nil, remoteLogSegmentState: Int8 = 0
    ) {
        self.segmentId = segmentId
        self.startOffset = startOffset
        self.endOffset = endOffset
        self.brokerId = brokerId
        self.maxTimestampMs = maxTimestampMs
        self.eventTimestampMs = eventTimestampMs
        self.segmentLeaderEpochs = segmentLeaderEpochs
        self.segmentSizeInBytes = segmentSizeInBytes
        self.customMetadata = customMetadata
        self.remoteLogSegmentState = remoteLogSegmentState
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        segmentId = try c.uuid()
        startOffset = try c.int64()
        endOffset = try c.int64()
        brokerId = try c.int32()
        maxTimestampMs = try c.int64()
        eventTimestampMs = try c.int64()
        segmentLeaderEpochs = try c.array(of: SegmentLeaderEpochEntry.self, v, f, "segmentLeaderEpochs")
        segmentSizeInBytes = try c.int32()
        customMetadata = try c.nullableBytes(f, "customMetadata")
        remoteLogSegmentState = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(segmentId)
        w.put(startOffset)
        w.put(endOffset)
        w.put(brokerId)
        w.put(maxTimestampMs)
        w.put(eventTimestampMs)
        w.array(segmentLeaderEpochs, v, f)
        w.put(segmentSizeInBytes)
        w.nullableBytes(customMetadata, f)
        w.put(remoteLogSegmentState)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct SegmentLeaderEpochEntry: WireElement {
        public var leaderEpoch: Int32 = 0
        public var offset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(leaderEpoch: Int32 = 0, offset: Int64 = 0) {
            self.leaderEpoch = leaderEpoch
            self.offset = offset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            leaderEpoch = try c.int32()
            offset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(leaderEpoch)
            w.put(offset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

