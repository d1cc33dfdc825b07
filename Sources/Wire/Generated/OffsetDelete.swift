// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Delete committed offsets of a group (non-flexible).
public struct OffsetDeleteRequest: WireRequest {
    public typealias Response = OffsetDeleteResponse
    public static var apiKey: Int16 { 47 }
    public static var messageName: String { "OffsetDeleteRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var groupId: String = ""
    public var topics: [OffsetDeleteRequestTopic] = []

    public init(groupId: String = "", topics: [OffsetDeleteRequestTopic] = []) {
        self.groupId = groupId
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        groupId = try c.string(f, "groupId")
        topics = try c.array(of: OffsetDeleteRequestTopic.self, v, f, "topics")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(groupId, f)
        w.array(topics, v, f)
    }

    public struct OffsetDeleteRequestTopic: WireElement {
        public var name: String = ""
        public var partitions: [OffsetDeleteRequestPartition] = []

        public init(name: String = "", partitions: [OffsetDeleteRequestPartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: OffsetDeleteRequestPartition.self, v, f, "partitions")
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
        }
    }

    public struct OffsetDeleteRequestPartition: WireElement {
        public var partitionIndex: Int32 = 0

        public init(partitionIndex: Int32 = 0) {
            self.partitionIndex = partitionIndex
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
        }
    }
}

/// Delete committed offsets of a group (non-flexible).
public struct OffsetDeleteResponse: WireResponse {
    public static var apiKey: Int16 { 47 }
    public static var messageName: String { "OffsetDeleteResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { nil }

    public var errorCode: Int16 = 0
    public var throttleTimeMs: Int32 = 0
    public var topics: [OffsetDeleteResponseTopic] = []

    public init(
        errorCode: Int16 = 0, throttleTimeMs: Int32 = 0, topics: [OffsetDeleteResponseTopic] = []
    ) {
        self.errorCode = errorCode
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        errorCode = try c.int16()
        throttleTimeMs = try c.int32()
        topics = try c.array(of: OffsetDeleteResponseTopic.self, v, f, "topics")
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(errorCode)
        w.put(throttleTimeMs)
        w.array(topics, v, f)
    }

    public struct OffsetDeleteResponseTopic: WireElement {
        public var name: String = ""
        public var partitions: [OffsetDeleteResponsePartition] = []

        public init(name: String = "", partitions: [OffsetDeleteResponsePartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: OffsetDeleteResponsePartition.self, v, f, "partitions")
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
        }
    }

    public struct OffsetDeleteResponsePartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var errorCode: Int16 = 0

        public init(partitionIndex: Int32 = 0, errorCode: Int16 = 0) {
            self.partitionIndex = partitionIndex
            self.errorCode = errorCode
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            errorCode = try c.int16()
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(errorCode)
        }
    }
}

