// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Log-dir sizes, offset lag, total/usable bytes; v5 cordoned dirs.
public struct DescribeLogDirsRequest: WireRequest {
    public typealias Response = DescribeLogDirsResponse
    public static var apiKey: Int16 { 35 }
    public static var messageName: String { "DescribeLogDirsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 1...5 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var topics: [DescribableLogDirTopic]? = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(topics: [DescribableLogDirTopic]? = []) {
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.nullableArray(of: DescribableLogDirTopic.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.nullableArray(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribableLogDirTopic: WireElement {
        public var topic: String = ""
        public var partitions: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(topic: String = "", partitions: [Int32] = []) {
            self.topic = topic
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            topic = try c.string(f, "topic")
            partitions = try c.array(of: Int32.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(topic, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Log-dir sizes, offset lag, total/usable bytes; v5 cordoned dirs.
public struct DescribeLogDirsResponse: WireResponse {
    public static var apiKey: Int16 { 35 }
    public static var messageName: String { "DescribeLogDirsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 1...5 }
    public static var firstFlexibleVersion: Int16? { 2 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0  // versions 3-5
    public var results: [DescribeLogDirsResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, results: [DescribeLogDirsResult] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.results = results
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        if v >= 3 { errorCode = try c.int16() }
        results = try c.array(of: DescribeLogDirsResult.self, v, f, "results")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        if v >= 3 { w.put(errorCode) }
        w.array(results, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeLogDirsResult: WireElement {
        public var errorCode: Int16 = 0
        public var logDir: String = ""
        public var topics: [DescribeLogDirsTopic] = []
        public var totalBytes: Int64 = -1  // versions 4-5
        public var usableBytes: Int64 = -1  // versions 4-5
        public var isCordoned: Bool = false  // versions 5
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            errorCode: Int16 = 0, logDir: String = "", topics: [DescribeLogDirsTopic] = [],
            totalBytes: Int64 = -1, usableBytes: Int64 = -1, isCordoned: Bool = false
        ) {
            self.errorCode = errorCode
            self.logDir = logDir
            self.topics = topics
            self.totalBytes = totalBytes
            self.usableBytes = usableBytes
            self.isCordoned = isCordoned
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            errorCode = try c.int16()
            logDir = try c.string(f, "logDir")
            topics = try c.array(of: DescribeLogDirsTopic.self, v, f, "topics")
            if v >= 4 {
                totalBytes = try c.int64()
                usableBytes = try c.int64()
            }
            if v >= 5 { isCordoned = try c.bool() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(errorCode)
            w.string(logDir, f)
            w.array(topics, v, f)
            if v >= 4 {
                w.put(totalBytes)
                w.put(usableBytes)
            }
            if v >= 5 { w.put(isCordoned) }
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeLogDirsTopic: WireElement {
        public var name: String = ""
        public var partitions: [DescribeLogDirsPartition] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [DescribeLogDirsPartition] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: DescribeLogDirsPartition.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct DescribeLogDirsPartition: WireElement {
        public var partitionIndex: Int32 = 0
        public var partitionSize: Int64 = 0
        public var offsetLag: Int64 = 0
        public var isFutureKey: Bool = false
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partitionIndex: Int32 = 0, partitionSize: Int64 = 0, offsetLag: Int64 = 0,
            isFutureKey: Bool = false
        ) {
            self.partitionIndex = partitionIndex
            self.partitionSize = partitionSize
            self.offsetLag = offsetLag
            self.isFutureKey = isFutureKey
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            partitionSize = try c.int64()
            offsetLag = try c.int64()
            isFutureKey = try c.bool()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.put(partitionSize)
            w.put(offsetLag)
            w.put(isFutureKey)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

