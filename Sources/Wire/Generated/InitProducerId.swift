// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Allocate producer id/epoch (also plain idempotence); v6 = 2PC, KIP-939, unstable.
public struct InitProducerIdRequest: WireRequest {
    public typealias Response = InitProducerIdResponse
    public static var apiKey: Int16 { 22 }
    public static var messageName: String { "InitProducerIdRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var transactionalId: String? = ""
    public var transactionTimeoutMs: Int32 = 0
    public var producerId: Int64 = -1  // versions 3-6
    public var producerEpoch: Int16 = -1  // versions 3-6
    public var enable2Pc: Bool = false  // versions 6
    public var keepPreparedTxn: Bool = false  // versions 6
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactionalId: String? = "", transactionTimeoutMs: Int32 = 0, producerId: Int64 = -1,
        producerEpoch: Int16 = -1, enable2Pc: Bool = false, keepPreparedTxn: Bool = false
    ) {
        self.transactionalId = transactionalId
        self.transactionTimeoutMs = transactionTimeoutMs
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.enable2Pc = enable2Pc
        self.keepPreparedTxn = keepPreparedTxn
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.nullableString(f, "transactionalId")
        transactionTimeoutMs = try c.int32()
        if v >= 3 {
            producerId = try c.int64()
            producerEpoch = try c.int16()
        }
        if v >= 6 {
            enable2Pc = try c.bool()
            keepPreparedTxn = try c.bool()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(transactionalId, f)
        w.put(transactionTimeoutMs)
        if v >= 3 {
            w.put(producerId)
            w.put(producerEpoch)
        }
        if v >= 6 {
            w.put(enable2Pc)
            w.put(keepPreparedTxn)
        }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Allocate producer id/epoch (also plain idempotence); v6 = 2PC, KIP-939, unstable.
public struct InitProducerIdResponse: WireResponse {
    public static var apiKey: Int16 { 22 }
    public static var messageName: String { "InitProducerIdResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...6 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var producerId: Int64 = -1
    public var producerEpoch: Int16 = 0
    public var ongoingTxnProducerId: Int64 = -1  // versions 6
    public var ongoingTxnProducerEpoch: Int16 = -1  // versions 6
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, producerId: Int64 = -1,
        producerEpoch: Int16 = 0, ongoingTxnProducerId: Int64 = -1,
        ongoingTxnProducerEpoch: Int16 = -1
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.ongoingTxnProducerId = ongoingTxnProducerId
        self.ongoingTxnProducerEpoch = ongoingTxnProducerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        producerId = try c.int64()
        producerEpoch = try c.int16()
        if v >= 6 {
            ongoingTxnProducerId = try c.int64()
            ongoingTxnProducerEpoch = try c.int16()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.put(producerId)
        w.put(producerEpoch)
        if v >= 6 {
            w.put(ongoingTxnProducerId)
            w.put(ongoingTxnProducerEpoch)
        }
        if f { w.tags(unknownTaggedFields) }
    }
}

