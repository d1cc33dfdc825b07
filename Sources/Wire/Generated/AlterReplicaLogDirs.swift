// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Move replica between log dirs (JBOD).
public struct AlterReplicaLogDirsRequest: WireRequest {
    public typealias Response = AlterReplicaLogDirsResponse
    public static var apiKey: Int16 { 34 }
    public static var messageName: String { "AlterReplicaLogDirsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var dirs: [AlterReplicaLogDir] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(dirs: [AlterReplicaLogDir] = []) {
        self.dirs = dirs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        dirs = try c.array(of: AlterReplicaLogDir.self, v, f, "dirs")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(dirs, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterReplicaLogDir: WireElement {
        public var path: String = ""
        public var topics: [AlterReplicaLogDirTopic] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(path: String = "", topics: [AlterReplicaLogDirTopic] = []) {
            self.path = path
            self.topics = topics
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            path = try c.string(f, "path")
            topics = try c.array(of: AlterReplicaLogDirTopic.self, v, f, "topics")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(path, f)
            w.array(topics, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AlterReplicaLogDirTopic: WireElement {
        public var name: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [Int32] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Move replica between log dirs (JBOD).
public struct AlterReplicaLogDirsResponse: WireResponse {
    public static var apiKey: Int16 { 34 }
    public static var messageName: String { "AlterReplicaLogDirsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...2 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var results: [AlterReplicaLogDirTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, results: [AlterReplicaLogDirTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        results = try c.array(of: AlterReplicaLogDirTopicResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct AlterReplicaLogDirTopicResult: WireElement {
        public var topicName: String = ""
        public var partitions: [AlterReplicaLogDirPartitionResult] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topicName: String = "", partitions: [AlterReplicaLogDirPartitionResult] = []) {
            self.topicName = topicName
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topicName = try c.string(f, "topicName")
            partitions = try c.array(of: AlterReplicaLogDirPartitionResult.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topicName, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct AlterReplicaLogDirPartitionResult: WireElement {
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

