// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Broker heartbeat/fence/unfence/controlled shutdown; offline and (v2) cordoned dirs.
public struct BrokerHeartbeatRequest: WireRequest {
    public typealias Response = BrokerHeartbeatResponse
    public static var apiKey: Int16 { 63 }
    public static var messageName: String { "BrokerHeartbeatRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = -1
    public var currentMetadataOffset: Int64 = 0
    public var wantFence: Bool = false
    public var wantShutDown: Bool = false
    public var offlineLogDirs: [Uuid] = []  // versions 1-2
    public var cordonedLogDirs: [Uuid]? = nil  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        brokerId: Int32 = 0, brokerEpoch: Int64 = -1, currentMetadataOffset: Int64 = 0,
        wantFence: Bool = false, wantShutDown: Bool = false, offlineLogDirs: [Uuid] = [],
        cordonedLogDirs: [Uuid]? = nil
    ) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
        self.currentMetadataOffset = currentMetadataOffset
        self.wantFence = wantFence
        self.wantShutDown = wantShutDown
        self.offlineLogDirs = offlineLogDirs
        self.cordonedLogDirs = cordonedLogDirs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        currentMetadataOffset = try c.int64()
        wantFence = try c.bool()
        wantShutDown = try c.bool()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 1: offlineLogDirs = try c.array(of: Uuid.self, v, f, "offlineLogDirs")
                case 1 where v >= 2: cordonedLogDirs = try c.nullableArray(of: Uuid.self, v, f, "cordonedLogDirs")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        w.put(currentMetadataOffset)
        w.put(wantFence)
        w.put(wantShutDown)
        if f {
            var tags = unknownTaggedFields
            if v >= 1, !offlineLogDirs.isEmpty { tags.add(0) { w in w.array(offlineLogDirs, v, f) } }
            if v >= 2, cordonedLogDirs != nil { tags.add(1) { w in w.nullableArray(cordonedLogDirs, v, f) } }
            w.tags(tags)
        }
    }
}

/// Broker heartbeat/fence/unfence/controlled shutdown; offline and (v2) cordoned dirs.
public struct BrokerHeartbeatResponse: WireResponse {
    public static var apiKey: Int16 { 63 }
    public static var messageName: String { "BrokerHeartbeatResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var isCaughtUp: Bool = false
    public var isFenced: Bool = true
    public var shouldShutDown: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, isCaughtUp: Bool = false,
        isFenced: Bool = true, shouldShutDown: Bool = false
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.isCaughtUp = isCaughtUp
        self.isFenced = isFenced
        self.shouldShutDown = shouldShutDown
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        isCaughtUp = try c.bool()
        isFenced = try c.bool()
        shouldShutDown = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.put(isCaughtUp)
        w.put(isFenced)
        w.put(shouldShutDown)
        if f { w.tags(unknownTaggedFields) }
    }
}

