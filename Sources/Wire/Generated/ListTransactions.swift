// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// List transactions (v1 duration, v2 id pattern).
public struct ListTransactionsRequest: WireRequest {
    public typealias Response = ListTransactionsResponse
    public static var apiKey: Int16 { 66 }
    public static var messageName: String { "ListTransactionsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var stateFilters: [String] = []
    public var producerIdFilters: [Int64] = []
    public var durationFilter: Int64 = -1  // versions 1-2
    public var transactionalIdPattern: String? = nil  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        stateFilters: [String] = [], producerIdFilters: [Int64] = [], durationFilter: Int64 = -1,
        transactionalIdPattern: String? = nil
    ) {
        self.stateFilters = stateFilters
        self.producerIdFilters = producerIdFilters
        self.durationFilter = durationFilter
        self.transactionalIdPattern = transactionalIdPattern
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        stateFilters = try c.array(of: String.self, v, f, "stateFilters")
        producerIdFilters = try c.array(of: Int64.self, v, f, "producerIdFilters")
        if v >= 1 { durationFilter = try c.int64() }
        if v >= 2 { transactionalIdPattern = try c.nullableString(f, "transactionalIdPattern") }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(stateFilters, v, f)
        w.array(producerIdFilters, v, f)
        if v >= 1 { w.put(durationFilter) }
        if v >= 2 { w.nullableString(transactionalIdPattern, f) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// List transactions (v1 duration, v2 id pattern).
public struct ListTransactionsResponse: WireResponse {
    public static var apiKey: Int16 { 66 }
    public static var messageName: String { "ListTransactionsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var unknownStateFilters: [String] = []
    public var transactionStates: [TransactionState] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, unknownStateFilters: [String] = [],
        transactionStates: [TransactionState] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.unknownStateFilters = unknownStateFilters
        self.transactionStates = transactionStates
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        unknownStateFilters = try c.array(of: String.self, v, f, "unknownStateFilters")
        transactionStates = try c.array(of: TransactionState.self, v, f, "transactionStates")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.array(unknownStateFilters, v, f)
        w.array(transactionStates, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct TransactionState: WireElement {
        public var transactionalId: String = ""
        public var producerId: Int64 = 0
        public var transactionState: String = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            transactionalId: String = "", producerId: Int64 = 0, transactionState: String = ""
        ) {
            self.transactionalId = transactionalId
            self.producerId = producerId
            self.transactionState = transactionState
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            transactionalId = try c.string(f, "transactionalId")
            producerId = try c.int64()
            transactionState = try c.string(f, "transactionState")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(transactionalId, f)
            w.put(producerId)
            w.string(transactionState, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

