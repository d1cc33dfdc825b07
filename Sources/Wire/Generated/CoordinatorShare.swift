// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Keys and values of __share_group_state (KIP-932).
public struct ShareSnapshotKey: WireRecord {
    public static var recordSpace: RecordSpace { .shareKey }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "ShareSnapshotKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var topicId: Uuid = .zero
    public var partition: Int32 = 0

    public init(groupId: String = "", topicId: Uuid = .zero, partition: Int32 = 0) {
        self.groupId = groupId
        self.topicId = topicId
        self.partition = partition
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topicId = try c.uuid()
        partition = try c.int32()
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(topicId)
        w.put(partition)
    }
}

/// Keys and values of __share_group_state (KIP-932).
public struct ShareSnapshotValue: WireRecord {
    public static var recordSpace: RecordSpace { .shareValue }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "ShareSnapshotValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var snapshotEpoch: UInt16 = 0
    public var stateEpoch: Int32 = 0
    public var leaderEpoch: Int32 = 0
    public var startOffset: Int64 = 0
    public var stateBatches: [StateBatch] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        snapshotEpoch: UInt16 = 0, stateEpoch: Int32 = 0, leaderEpoch: Int32 = 0,
        startOffset: Int64 = 0, stateBatches: [StateBatch] = []
    ) {
        self.snapshotEpoch = snapshotEpoch
        self.stateEpoch = stateEpoch
        self.leaderEpoch = leaderEpoch
        self.startOffset = startOffset
        self.stateBatches = stateBatches
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        snapshotEpoch = try c.uint16()
        stateEpoch = try c.int32()
        leaderEpoch = try c.int32()
        startOffset = try c.int64()
        stateBatches = try c.array(of: StateBatch.self, v, f, "stateBatches")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(snapshotEpoch)
        w.put(stateEpoch)
        w.put(leaderEpoch)
        w.put(startOffset)
        w.array(stateBatches, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct StateBatch: WireElement {
        public var firstOffset: Int64 = 0
        public var lastOffset: Int64 = 0
        public var deliveryState: Int8 = 0
        public var deliveryCount: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            firstOffset: Int64 = 0, lastOffset: Int64 = 0, deliveryState: Int8 = 0,
            deliveryCount: Int16 = 0
        ) {
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.deliveryState = deliveryState
            self.deliveryCount = deliveryCount
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            firstOffset = try c.int64()
            lastOffset = try c.int64()
            deliveryState = try c.int8()
            deliveryCount = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(firstOffset)
            w.put(lastOffset)
            w.put(deliveryState)
            w.put(deliveryCount)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Keys and values of __share_group_state (KIP-932).
public struct ShareUpdateKey: WireRecord {
    public static var recordSpace: RecordSpace { .shareKey }
    public static var recordTypes: ClosedRange<Int16> { 1...1 }
    public static var messageName: String { "ShareUpdateKey" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 1...1 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var topicId: Uuid = .zero
    public var partition: Int32 = 0

    public init(groupId: String = "", topicId: Uuid = .zero, partition: Int32 = 0) {
        self.groupId = groupId
        self.topicId = topicId
        self.partition = partition
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topicId = try c.uuid()
        partition = try c.int32()
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.put(topicId)
        w.put(partition)
    }
}

/// Keys and values of __share_group_state (KIP-932).
public struct ShareUpdateValue: WireRecord {
    public static var recordSpace: RecordSpace { .shareValue }
    public static var recordTypes: ClosedRange<Int16> { 1...1 }
    public static var messageName: String { "ShareUpdateValue" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var snapshotEpoch: UInt16 = 0
    public var leaderEpoch: Int32 = 0
    public var startOffset: Int64 = 0
    public var stateBatches: [StateBatch] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        snapshotEpoch: UInt16 = 0, leaderEpoch: Int32 = 0, startOffset: Int64 = 0,
        stateBatches: [StateBatch] = []
    ) {
        self.snapshotEpoch = snapshotEpoch
        self.leaderEpoch = leaderEpoch
        self.startOffset = startOffset
        self.stateBatches = stateBatches
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        snapshotEpoch = try c.uint16()
        leaderEpoch = try c.int32()
        startOffset = try c.int64()
        stateBatches = try c.array(of: StateBatch.self, v, f, "stateBatches")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(snapshotEpoch)
        w.put(leaderEpoch)
        w.put(startOffset)
        w.array(stateBatches, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct StateBatch: WireElement {
        public var firstOffset: Int64 = 0
        public var lastOffset: Int64 = 0
        public var deliveryState: Int8 = 0
        public var deliveryCount: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            firstOffset: Int64 = 0, lastOffset: Int64 = 0, deliveryState: Int8 = 0,
            deliveryCount: Int16 = 0
        ) {
            self.firstOffset = firstOffset
            self.lastOffset = lastOffset
            self.deliveryState = deliveryState
            self.deliveryCount = deliveryCount
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            firstOffset = try c.int64()
            lastOffset = try c.int64()
            deliveryState = try c.int8()
            deliveryCount = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(firstOffset)
            w.put(lastOffset)
            w.put(deliveryState)
            w.put(deliveryCount)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

