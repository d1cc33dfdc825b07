// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Structures in files beside the logs, and the principal that Envelope carries.
public struct DefaultPrincipalData: WireMessage {
    public static var messageName: String { "DefaultPrincipalData" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var type: String = ""
    public var name: String = ""
    public var tokenAuthenticated: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(type: String = "", name: String = "", tokenAuthenticated: Bool = false) {
        self.type = type
        self.name = name
        self.tokenAuthenticated = tokenAuthenticated
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        type = try c.string(f, "type")
        name = try c.string(f, "name")
        tokenAuthenticated = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(type, f)
        w.string(name, f)
        w.put(tokenAuthenticated)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Structures in files beside the logs, and the principal that Envelope carries.
public struct ProducerSnapshot: WireMessage {
    public static var messageName: String { "ProducerSnapshot" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 1...1 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var crc: UInt32 = 0
    public var producerEntries: [ProducerEntry] = []

    public init(crc: UInt32 = 0, producerEntries: [ProducerEntry] = []) {
        self.crc = crc
        self.producerEntries = producerEntries
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        crc = try c.uint32()
        producerEntries = try c.array(of: ProducerEntry.self, v, f, "producerEntries")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(crc)
        w.array(producerEntries, v, f)
    }

    public struct ProducerEntry: WireElement {
        public var producerId: Int64 = 0
        public var epoch: Int16 = 0
        public var lastSequence: Int32 = 0
        public var lastOffset: Int64 = 0
        public var offsetDelta: Int32 = 0
        public var timestamp: Int64 = 0
        public var coordinatorEpoch: Int32 = 0
        public var currentTxnFirstOffset: Int64 = 0

        public init(
            producerId: Int64 = 0, epoch: Int16 = 0, lastSequence: Int32 = 0, lastOffset: Int64 = 0,
            offsetDelta: Int32 = 0, timestamp: Int64 = 0, coordinatorEpoch: Int32 = 0,
            currentTxnFirstOffset: Int64 = 0
        ) {
            self.producerId = producerId
            self.epoch = epoch
            self.lastSequence = lastSequence
            self.lastOffset = lastOffset
            self.offsetDelta = offsetDelta
            self.timestamp = timestamp
            self.coordinatorEpoch = coordinatorEpoch
            self.currentTxnFirstOffset = currentTxnFirstOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            producerId = try c.int64()
            epoch = try c.int16()
            lastSequence = try c.int32()
            lastOffset = try c.int64()
            offsetDelta = try c.int32()
            timestamp = try c.int64()
            coordinatorEpoch = try c.int32()
            currentTxnFirstOffset = try c.int64()
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(producerId)
            w.put(epoch)
            w.put(lastSequence)
            w.put(lastOffset)
            w.put(offsetDelta)
            w.put(timestamp)
            w.put(coordinatorEpoch)
            w.put(currentTxnFirstOffset)
        }
    }
}

/// Structures in files beside the logs, and the principal that Envelope carries.
public struct QuorumStateData: WireMessage {
    public static var messageName: String { "QuorumStateData" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String = ""  // versions 0
    public var leaderId: Int32 = -1
    public var leaderEpoch: Int32 = -1
    public var votedId: Int32 = -1
    public var votedDirectoryId: Uuid = .zero  // versions 1
    public var appliedOffset: Int64 = 0  // versions 0
    public var currentVoters: [Voter]? = []  // versions 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String = "", leaderId: Int32 = -1, leaderEpoch: Int32 = -1, votedId: Int32 = -1,
        votedDirectoryId: Uuid = .zero, appliedOffset: Int64 = 0, currentVoters: [Voter]? = []
    ) {
        self.clusterId = clusterId
        self.leaderId = leaderId
        self.leaderEpoch = leaderEpoch
        self.votedId = votedId
        self.votedDirectoryId = votedDirectoryId
        self.appliedOffset = appliedOffset
        self.currentVoters = currentVoters
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if v <= 0 { clusterId = try c.string(f, "clusterId") }
        leaderId = try c.int32()
        leaderEpoch = try c.int32()
        votedId = try c.int32()
        if v >= 1 { votedDirectoryId = try c.uuid() }
        if v <= 0 {
            appliedOffset = try c.int64()
            currentVoters = try c.nullableArray(of: Voter.self, v, f, "currentVoters")
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if v <= 0 { w.string(clusterId, f) }
        w.put(leaderId)
        w.put(leaderEpoch)
        w.put(votedId)
        if v >= 1 { w.put(votedDirectoryId) }
        if v <= 0 {
            w.put(appliedOffset)
            w.nullableArray(currentVoters, v, f)
        }
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Voter: WireElement {
        public var voterId: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(voterId: Int32 = 0) {
            self.voterId = voterId
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            voterId = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(voterId)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

