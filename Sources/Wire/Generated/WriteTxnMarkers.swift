// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Coordinator to leader commit/abort markers (v2 txn version, KIP-1228).
public struct WriteTxnMarkersRequest: WireRequest {
    public typealias Response = WriteTxnMarkersResponse
    public static var apiKey: Int16 { 27 }
    public static var messageName: String { "WriteTxnMarkersRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var markers: [WritableTxnMarker] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(markers: [WritableTxnMarker] = []) {
        self.markers = markers
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        markers = try c.array(of: WritableTxnMarker.self, v, f, "markers")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(markers, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct WritableTxnMarker: WireElement {
        public var producerId: Int64 = 0
        public var producerEpoch: Int16 = 0
        public var transactionResult: Bool = false
        public var topics: [WritableTxnMarkerTopic] = []
        public var coordinatorEpoch: Int32 = 0
        public var transactionVersion: Int8 = 0  // versions 2
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            producerId: Int64 = 0, producerEpoch: Int16 = 0, transactionResult: Bool = false,
            topics: [WritableTxnMarkerTopic] = [], coordinatorEpoch: Int32 = 0,
            transactionVersion: Int8 = 0
        ) {
            self.producerId = producerId
            self.producerEpoch = producerEpoch
            self.transactionResult = transactionResult
            self.topics = topics
            self.coordinatorEpoch = coordinatorEpoch
            self.transactionVersion = transactionVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            producerId = try c.int64()
            producerEpoch = try c.int16()
            transactionResult = try c.bool()
            topics = try c.array(of: WritableTxnMarkerTopic.self, v, f, "topics")
            coordinatorEpoch = try c.int32()
            if v >= 2 { transactionVersion = try c.int8() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(producerId)
            w.put(producerEpoch)
            w.put(transactionResult)
            w.array(topics, v, f)
            w.put(coordinatorEpoch)
            if v >= 2 { w.put(transactionVersion) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct WritableTxnMarkerTopic: WireElement {
        public var name: String = ""
        public var partitionIndexes: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitionIndexes: [Int32] = []) {
            self.name = name
            self.partitionIndexes = partitionIndexes
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitionIndexes = try c.array(of: Int32.self, v, f, "partitionIndexes")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitionIndexes, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Coordinator to leader commit/abort markers (v2 txn version, KIP-1228).
public struct WriteTxnMarkersResponse: WireResponse {
    public static var apiKey: Int16 { 27 }
    public static var messageName: String { "WriteTxnMarkersResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 1 }

    public var markers: [WritableTxnMarkerResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(markers: [WritableTxnMarkerResult] = []) {
        self.markers = markers
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        markers = try c.array(of: WritableTxnMarkerResult.self, v, f, "markers")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(markers, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct WritableTxnMarkerResult: WireElement {
        public var producerId: Int64 = 0
        public var topics: [WritableTxnMarkerTopicResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(producerId: Int64 = 0, topics: [WritableTxnMarkerTopicResult] = []) {
            self.producerId = producerId
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            producerId = try c.int64()
            topics = try c.array(of: WritableTxnMarkerTopicResult.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(producerId)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct WritableTxnMarkerTopicResult: WireElement {
        public var name: String = ""
        public var partitions: [WritableTxnMarkerPartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [WritableTxnMarkerPartitionResult] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: WritableTxnMarkerPartitionResult.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct WritableTxnMarkerPartitionResult: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

