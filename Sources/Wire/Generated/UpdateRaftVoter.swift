// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Voter updates its endpoints/supported kraft.version.
public struct UpdateRaftVoterRequest: WireRequest {
    public typealias Response = UpdateRaftVoterResponse
    public static var apiKey: Int16 { 82 }
    public static var messageName: String { "UpdateRaftVoterRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String? = ""
    public var currentLeaderEpoch: Int32 = 0
    public var voterId: Int32 = 0
    public var voterDirectoryId: Uuid = .zero
    public var listeners: [Listener] = []
    public var kraftVersionFeature: KRaftVersionFeature = KRaftVersionFeature()
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String? = "", currentLeaderEpoch: Int32 = 0, voterId: Int32 = 0,
        voterDirectoryId: Uuid = .zero, listeners: [Listener] = [],
        kraftVersionFeature: KRaftVersionFeature = KRaftVersionFeature()
    ) {
        self.clusterId = clusterId
        self.currentLeaderEpoch = currentLeaderEpoch
        self.voterId = voterId
        self.voterDirectoryId = voterDirectoryId
        self.listeners = listeners
        self.kraftVersionFeature = kraftVersionFeature
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clusterId = try c.nullableString(f, "clusterId")
        currentLeaderEpoch = try c.int32()
        voterId = try c.int32()
        voterDirectoryId = try c.uuid()
        listeners = try c.array(of: Listener.self, v, f, "listeners")
        kraftVersionFeature = try KRaftVersionFeature(from: &c, version: v, flexible: f)
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(clusterId, f)
        w.put(currentLeaderEpoch)
        w.put(voterId)
        w.put(voterDirectoryId)
        w.array(listeners, v, f)
        kraftVersionFeature.encode(to: &w, version: v, flexible: f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct Listener: WireElement {
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

/// Voter updates its endpoints/supported kraft.version.
public struct UpdateRaftVoterResponse: WireResponse {
    public static var apiKey: Int16 { 82 }
    public static var messageName: String { "UpdateRaftVoterResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var currentLeader: CurrentLeader = CurrentLeader()
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0,
        currentLeader: CurrentLeader = CurrentLeader()
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.currentLeader = currentLeader
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: currentLeader = try CurrentLeader(from: &c, version: v, flexible: f)
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        if f {
            var tags = unknownTaggedFields
            if currentLeader != CurrentLeader() { tags.add(0) { w in currentLeader.encode(to: &w, version: v, flexible: f) } }
            w.tags(tags)
        }
    }

    public struct CurrentLeader: WireElement {
        public var leaderId: Int32 = -1
        public var leaderEpoch: Int32 = -1
        public var host: String = ""
        public var port: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            leaderId: Int32 = -1, leaderEpoch: Int32 = -1, host: String = "", port: Int32 = 0
        ) {
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            host = try c.string(f, "host")
            port = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(leaderId)
            w.put(leaderEpoch)
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

