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
        transactionTimeoutMs = try c.readInt32()
        if v >= 3 {
            producerId = try c.readInt64()
            producerEpoch = try c.readInt16()
        }
        if v >= 6 {
            enable2Pc = try c.readBool()
            keepPreparedTxn = try c.readBool()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableString(transactionalId, f)
        w.write(transactionTimeoutMs)
        if v >= 3 {
            w.write(producerId)
            w.write(producerEpoch)
        }
        if v >= 6 {
            w.write(enable2Pc)
            w.write(keepPreparedTxn)
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
        throttleTimeMs = try c.readInt32()
        errorCode = try c.readInt16()
        producerId = try c.readInt64()
        producerEpoch = try c.readInt16()
        if v >= 6 {
            ongoingTxnProducerId = try c.readInt64()
            ongoingTxnProducerEpoch = try c.readInt16()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.write(throttleTimeMs)
        w.write(errorCode)
        w.write(producerId)
        w.write(producerEpoch)
        if v >= 6 {
            w.write(ongoingTxnProducerId)
            w.write(ongoingTxnProducerEpoch)
        }
        if f { w.tags(unknownTaggedFields) }
    }
}

