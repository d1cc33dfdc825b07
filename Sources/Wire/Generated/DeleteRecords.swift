// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Move log start offset forward.
public struct DeleteRecordsRequest: WireRequest {
    public typealias Response = DeleteRecordsResponse
    public static var apiKey: Int16 { 21 }
    public static var messageName: String { "DeleteRecordsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var topics: [DeleteRecordsTopic] = []
    public var timeoutMs: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [DeleteRecordsTopic] = [], timeoutMs: Int32 = 0) {
        self.topics = topics
        self.timeoutMs = timeoutMs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: DeleteRecordsTopic.self, v, f, "topics")
        timeoutMs = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        w.put(timeoutMs)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteRecordsTopic: WireElement {
        public var name: String = ""
        public var partitions: [DeleteRecordsPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [DeleteRecordsPartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: DeleteRecordsPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DeleteRecordsPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var offset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, offset: Int64 = 0) {
            self.partitionIndex = partitionIndex
            self.offset = offset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            offset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(offset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Move log start offset forward.
public struct DeleteRecordsResponse: WireResponse {
    public static var apiKey: Int16 { 21 }
    public static var messageName: String { "DeleteRecordsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [DeleteRecordsTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [DeleteRecordsTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: DeleteRecordsTopicResult.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DeleteRecordsTopicResult: WireElement {
        public var name: String = ""
        public var partitions: [DeleteRecordsPartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [DeleteRecordsPartitionResult] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: DeleteRecordsPartitionResult.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DeleteRecordsPartitionResult: WireElement {
        public var partitionIndex: Int32 = 0
        public var lowWatermark: Int64 = 0
        public var errorCode: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, lowWatermark: Int64 = 0, errorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.lowWatermark = lowWatermark
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            lowWatermark = try c.int64()
            errorCode = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(lowWatermark)
            w.put(errorCode)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

