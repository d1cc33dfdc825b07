// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Records of control batches: the key says which, the value follows.
public struct ControlRecordTypeSchema: WireMessage {
    public static var messageName: String { "ControlRecordTypeSchema" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var type: Int16 = 0

    public init(type: Int16 = 0) {
        self.type = type
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        type = try c.int16()
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(type)
    }
}

/// Records of control batches: the key says which, the value follows.
public struct EndTxnMarker: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 0...1 }
    public static var messageName: String { "EndTxnMarker" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var coordinatorEpoch: Int32 = 0

    public init(coordinatorEpoch: Int32 = 0) {
        self.coordinatorEpoch = coordinatorEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        coordinatorEpoch = try c.int32()
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(coordinatorEpoch)
    }
}

/// Records of control batches: the key says which, the value follows.
public struct LeaderChangeMessage: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 2...2 }
    public static var messageName: String { "LeaderChangeMessage" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var version: Int16 = 0
    public var leaderId: Int32 = 0
    public var voters: [Voter] = []
    public var grantingVoters: [Voter] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        version: Int16 = 0, leaderId: Int32 = 0, voters: [Voter] = [], grantingVoters: [Voter] = []
    ) {
        self.version = version
        self.leaderId = leaderId
        self.voters = voters
        self.grantingVoters = grantingVoters
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        version = try c.int16()
        leaderId = try c.int32()
        voters = try c.array(of: Voter.self, v, f, "voters")
        grantingVoters = try c.array(of: Voter.self, v, f, "grantingVoters")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(version)
        w.put(leaderId)
        w.array(voters, v, f)
        w.array(grantingVoters, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Voter: WireElement {
        public var voterId: Int32 = 0
        public var voterDirectoryId: Uuid = .zero  // versions 1
        public var unknownTaggedFields: [TaggedField] = []

        public init(voterId: Int32 = 0, voterDirectoryId: Uuid = .zero) {
            self.voterId = voterId
            self.voterDirectoryId = voterDirectoryId
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            voterId = try c.int32()
            if v >= 1 { voterDirectoryId = try c.uuid() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(voterId)
            if v >= 1 { w.put(voterDirectoryId) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of control batches: the key says which, the value follows.
public struct SnapshotHeaderRecord: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 3...3 }
    public static var messageName: String { "SnapshotHeaderRecord" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var version: Int16 = 0
    public var lastContainedLogTimestamp: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(version: Int16 = 0, lastContainedLogTimestamp: Int64 = 0) {
        self.version = version
        self.lastContainedLogTimestamp = lastContainedLogTimestamp
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        version = try c.int16()
        lastContainedLogTimestamp = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(version)
        w.put(lastContainedLogTimestamp)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of control batches: the key says which, the value follows.
public struct SnapshotFooterRecord: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 4...4 }
    public static var messageName: String { "SnapshotFooterRecord" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var version: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(version: Int16 = 0) {
        self.version = version
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        version = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(version)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of control batches: the key says which, the value follows.
public struct KRaftVersionRecord: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 5...5 }
    public static var messageName: String { "KRaftVersionRecord" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var version: Int16 = 0
    public var kraftVersion: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(version: Int16 = 0, kraftVersion: Int16 = 0) {
        self.version = version
        self.kraftVersion = kraftVersion
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        version = try c.int16()
        kraftVersion = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(version)
        w.put(kraftVersion)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of control batches: the key says which, the value follows.
public struct VotersRecord: WireRecord {
    public static var recordSpace: RecordSpace { .control }
    public static var recordTypes: ClosedRange<Int16> { 6...6 }
    public static var messageName: String { "VotersRecord" }
    public static var kind: MessageKind { .data }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var version: Int16 = 0
    public var voters: [Voter] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(version: Int16 = 0, voters: [Voter] = []) {
        self.version = version
        self.voters = voters
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        version = try c.int16()
        voters = try c.array(of: Voter.self, v, f, "voters")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(version)
        w.array(voters, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Voter: WireElement {
        public var voterId: Int32 = 0
        public var voterDirectoryId: Uuid = .zero
        public var endpoints: [Endpoint] = []
        public var kraftVersionFeature: KRaftVersionFeature = KRaftVersionFeature()
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            voterId: Int32 = 0, voterDirectoryId: Uuid = .zero, endpoints: [Endpoint] = [],
            kraftVersionFeature: KRaftVersionFeature = KRaftVersionFeature()
        ) {
            self.voterId = voterId
            self.voterDirectoryId = voterDirectoryId
            self.endpoints = endpoints
            self.kraftVersionFeature = kraftVersionFeature
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            voterId = try c.int32()
            voterDirectoryId = try c.uuid()
            endpoints = try c.array(of: Endpoint.self, v, f, "endpoints")
            kraftVersionFeature = try KRaftVersionFeature(from: &c, version: v, flexible: f)
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(voterId)
            w.put(voterDirectoryId)
            w.array(endpoints, v, f)
            kraftVersionFeature.encode(to: &w, version: v, flexible: f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct Endpoint: WireElement {
        public var name: String = ""
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", host: String = "", port: UInt16 = 0) {
            self.name = name
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct KRaftVersionFeature: WireElement {
        public var minSupportedVersion: Int16 = 0
        public var maxSupportedVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(minSupportedVersion: Int16 = 0, maxSupportedVersion: Int16 = 0) {
            self.minSupportedVersion = minSupportedVersion
            self.maxSupportedVersion = maxSupportedVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            minSupportedVersion = try c.int16()
            maxSupportedVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(minSupportedVersion)
            w.put(maxSupportedVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

