// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Share coordinator: initialise partition state.
public struct InitializeShareGroupStateRequest: WireRequest {
    public typealias Response = InitializeShareGroupStateResponse
    public static var apiKey: Int16 { 83 }
    public static var messageName: String { "InitializeShareGroupStateRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var groupId: String = ""
    public var topics: [InitializeStateData] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(groupId: String = "", topics: [InitializeStateData] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: InitializeStateData.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct InitializeStateData: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionData] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionData] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionData.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionData: WireElement {
        public var partition: Int32 = 0
        public var stateEpoch: Int32 = 0
        public var startOffset: Int64 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, stateEpoch: Int32 = 0, startOffset: Int64 = 0) {
            self.partition = partition
            self.stateEpoch = stateEpoch
            self.startOffset = startOffset
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            stateEpoch = try c.int32()
            startOffset = try c.int64()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(stateEpoch)
            w.put(startOffset)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Share coordinator: initialise partition state.
public struct InitializeShareGroupStateResponse: WireResponse {
    public static var apiKey: Int16 { 83 }
    public static var messageName: String { "InitializeShareGroupStateResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var results: [InitializeStateResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(results: [InitializeStateResult] = []) {
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        results = try c.array(of: InitializeStateResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct InitializeStateResult: WireElement {
        public var topicId: Uuid = .zero
        public var partitions: [PartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicId: Uuid = .zero, partitions: [PartitionResult] = []) {
            self.topicId = topicId
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicId = try c.uuid()
            partitions = try c.array(of: PartitionResult.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(topicId)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionResult: WireElement {
        public var partition: Int32 = 0
        public var errorCode: Int16 = 0
        public var errorMessage: String? = nil
        public var unknownTaggedFields: [TaggedField] = []

        public init(partition: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil) {
            self.partition = partition
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

