// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Add the offsets partition of a group to the txn.
public struct AddOffsetsToTxnRequest: WireRequest {
    public typealias Response = AddOffsetsToTxnResponse
    public static var apiKey: Int16 { 25 }
    public static var messageName: String { "AddOffsetsToTxnRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var transactionalId: String = ""
    public var producerId: Int64 = 0
    public var producerEpoch: Int16 = 0
    public var groupId: String = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        transactionalId: String = "", producerId: Int64 = 0, producerEpoch: Int16 = 0,
        groupId: String = ""
    ) {
        self.transactionalId = transactionalId
        self.producerId = producerId
        self.producerEpoch = producerEpoch
        self.groupId = groupId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        transactionalId = try c.string(f, "transactionalId")
        producerId = try c.int64()
        producerEpoch = try c.int16()
        groupId = try c.string(f, "groupId")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(transactionalId, f)
        w.put(producerId)
        w.put(producerEpoch)
        w.string(groupId, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Add the offsets partition of a group to the txn.
public struct AddOffsetsToTxnResponse: WireResponse {
    public static var apiKey: Int16 { 25 }
    public static var messageName: String { "AddOffsetsToTxnResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...4 }
    public static var firstFlexibleVersion: Int16? { 3 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, errorCode: Int16 = 0) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        if f { w.tags(unknownTaggedFields) }
    }
}

