// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Add KRaft voter (v1 AckWhenCommitted).
public struct AddRaftVoterRequest: WireRequest {
    public typealias Response = AddRaftVoterResponse
    public static var apiKey: Int16 { 80 }
    public static var messageName: String { "AddRaftVoterRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String? = ""
    public var timeoutMs: Int32 = 0
    public var voterId: Int32 = 0
    public var voterDirectoryId: Uuid = .zero
    public var listeners: [Listener] = []
    public var ackWhenCommitted: Bool = true  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String? = "", timeoutMs: Int32 = 0, voterId: Int32 = 0,
        voterDirectoryId: Uuid = .zero, listeners: [Listener] = [], ackWhenCommitted: Bool = true
    ) {
        self.clusterId = clusterId
        self.timeoutMs = timeoutMs
        self.voterId = voterId
        self.voterDirectoryId = voterDirectoryId
        self.listeners = listeners
        self.ackWhenCommitted = ackWhenCommitted
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        clusterId = try c.nullableString(f, "clusterId")
        timeoutMs = try c.int32()
        voterId = try c.int32()
        voterDirectoryId = try c.uuid()
        listeners = try c.array(of: Listener.self, v, f, "listeners")
        if v >= 1 { ackWhenCommitted = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(clusterId, f)
        w.put(timeoutMs)
        w.put(voterId)
        w.put(voterDirectoryId)
        w.array(listeners, v, f)
        if v >= 1 { w.put(ackWhenCommitted) }
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
}

/// Add KRaft voter (v1 AckWhenCommitted).
public struct AddRaftVoterResponse: WireResponse {
    public static var apiKey: Int16 { 80 }
    public static var messageName: String { "AddRaftVoterResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = "") {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

