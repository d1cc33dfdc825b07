// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Block of producer ids for a broker.
public struct AllocateProducerIdsRequest: WireRequest {
    public typealias Response = AllocateProducerIdsResponse
    public static var apiKey: Int16 { 67 }
    public static var messageName: String { "AllocateProducerIdsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = -1
    public var unknownTaggedFields: [TaggedField] = []

    public init(brokerId: Int32 = 0, brokerEpoch: Int64 = -1) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Block of producer ids for a broker.
public struct AllocateProducerIdsResponse: WireResponse {
    public static var apiKey: Int16 { 67 }
    public static var messageName: String { "AllocateProducerIdsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var producerIdStart: Int64 = 0
    public var producerIdLen: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, producerIdStart: Int64 = 0,
        producerIdLen: Int32 = 0
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.producerIdStart = producerIdStart
        self.producerIdLen = producerIdLen
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        producerIdStart = try c.int64()
        producerIdLen = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.put(producerIdStart)
        w.put(producerIdLen)
        if f { w.tags(unknownTaggedFields) }
    }
}

