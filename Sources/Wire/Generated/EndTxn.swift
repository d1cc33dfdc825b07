// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Commit/abort txn (v5 = txn v2 epoch bump per txn).
public struct EndTxnRequest: WireRequest {
    public typealias Response = EndTxnResponse
    public static var apiKey: Int16 { 26 }
    public static var messageName: String { "EndTxnRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var transactionalId: String = ""
    public var producerId: Int64 = 0
    public var producerEpoch: Int16 = 0
    public var committed: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactionalId: String = "", producerId: Int64 = 0, producerEpoch: Int16 = 0,
        committed: Bool = false
    ) {
        self.transactionalId = transactionalId
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.committed = committed
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.string(f, "transactionalId")
        producerId = try c.int64()
        producerEpoch = try c.int16()
        committed = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(transactionalId, f)
        w.put(producerId)
        w.put(producerEpoch)
        w.put(committed)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Commit/abort txn (v5 = txn v2 epoch bump per txn).
public struct EndTxnResponse: WireResponse {
    public static var apiKey: Int16 { 26 }
    public static var messageName: String { "EndTxnResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...5 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var producerId: Int64 = -1  // versions 5
    public var producerEpoch: Int16 = -1  // versions 5
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, producerId: Int64 = -1,
        producerEpoch: Int16 = -1
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.producerId = producerId
        self.producerEpoch = producerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        if v >= 5 {
            producerId = try c.int64()
            producerEpoch = try c.int16()
        }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        if v >= 5 {
            w.put(producerId)
            w.put(producerEpoch)
        }
        if f { w.tags(unknownTaggedFields) }
    }
}

