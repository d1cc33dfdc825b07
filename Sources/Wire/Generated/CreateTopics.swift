// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Create topics with configs / manual assignment; validateOnly.
public struct CreateTopicsRequest: WireRequest {
    public typealias Response = CreateTopicsResponse
    public static var apiKey: Int16 { 19 }
    public static var messageName: String { "CreateTopicsRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 2...7 }
    public static var firstFlexibleVersion: Int16? { 5 }

    public var topics: [CreatableTopic] = []
    public var timeoutMs: Int32 = 60000
    public var validateOnly: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        topics: [CreatableTopic] = [], timeoutMs: Int32 = 60000, validateOnly: Bool = false
    ) {
        self.topics = topics
        self.timeoutMs = timeoutMs
        self.validateOnly = validateOnly
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topics = try c.array(of: CreatableTopic.self, v, f, "topics")
        timeoutMs = try c.int32()
        validateOnly = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(topics, v, f)
        w.put(timeoutMs)
        w.put(validateOnly)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct CreatableTopic: WireElement {
        public var name: String = ""
        public var numPartitions: Int32 = 0
        public var replicationFactor: Int16 = 0
        public var assignments: [CreatableReplicaAssignment] = []
        public var configs: [CreatableTopicConfig] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", numPartitions: Int32 = 0, replicationFactor: Int16 = 0,
            assignments: [CreatableReplicaAssignment] = [], configs: [CreatableTopicConfig] = []
        ) {
            self.name = name
            self.numPartitions = numPartitions
            self.replicationFactor = replicationFactor
            self.assignments = assignments
            self.configs = configs
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            numPartitions = try c.int32()
            replicationFactor = try c.int16()
            assignments = try c.array(of: CreatableReplicaAssignment.self, v, f, "assignments")
            configs = try c.array(of: CreatableTopicConfig.self, v, f, "configs")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(numPartitions)
            w.put(replicationFactor)
            w.array(assignments, v, f)
            w.array(configs, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct CreatableReplicaAssignment: WireElement {
        public var partitionIndex: Int32 = 0
        public var brokerIds: [Int32] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(partitionIndex: Int32 = 0, brokerIds: [Int32] = []) {
            self.partitionIndex = partitionIndex
            self.brokerIds = brokerIds
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partitionIndex = try c.int32()
            brokerIds = try c.array(of: Int32.self, v, f, "brokerIds")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partitionIndex)
            w.array(brokerIds, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct CreatableTopicConfig: WireElement {
        public var name: String = ""
        public var value: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", value: String? = "") {
            self.name = name
            self.value = value
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            value = try c.nullableString(f, "value")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.nullableString(value, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Create topics with configs / manual assignment; validateOnly.
public struct CreateTopicsResponse: WireResponse {
    public static var apiKey: Int16 { 19 }
    public static var messageName: String { "CreateTopicsResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 2...7 }
    public static var firstFlexibleVersion: Int16? { 5 }

    public var throttleTimeMs: Int32 = 0
    public var topics: [CreatableTopicResult] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(throttleTimeMs: Int32 = 0, topics: [CreatableTopicResult] = []) {
        self.throttleTimeMs = throttleTimeMs
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        topics = try c.array(of: CreatableTopicResult.self, v, f, "topics")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.array(topics, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct CreatableTopicResult: WireElement {
        public var name: String = ""
        public var topicId: Uuid = .zero  // versions 7
        public var errorCode: Int16 = 0
        public var errorMessage: String? = ""
        public var topicConfigErrorCode: Int16 = 0  // versions 5-7
        public var numPartitions: Int32 = -1  // versions 5-7
        public var replicationFactor: Int16 = -1  // versions 5-7
        public var configs: [CreatableTopicConfigs]? = []  // versions 5-7
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", topicId: Uuid = .zero, errorCode: Int16 = 0,
            errorMessage: String? = "", topicConfigErrorCode: Int16 = 0, numPartitions: Int32 = -1,
            replicationFactor: Int16 = -1, configs: [CreatableTopicConfigs]? = []
        ) {
            self.name = name
            self.topicId = topicId
            self.errorCode = errorCode
            self.errorMessage = errorMessage
            self.topicConfigErrorCode = topicConfigErrorCode
            self.numPartitions = numPartitions
            self.replicationFactor = replicationFactor
            self.configs = configs
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            if v >= 7 { topicId = try c.uuid() }
            errorCode = try c.int16()
            errorMessage = try c.nullableString(f, "errorMessage")
            if v >= 5 {
                numPartitions = try c.int32()
                replicationFactor = try c.int16()
                configs = try c.nullableArray(of: CreatableTopicConfigs.self, v, f, "configs")
            }
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0: topicConfigErrorCode = try c.int16()
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            if v >= 7 { w.put(topicId) }
            w.put(errorCode)
            w.nullableString(errorMessage, f)
            if v >= 5 {
                w.put(numPartitions)
                w.put(replicationFactor)
                w.nullableArray(configs, v, f)
            }
            if f {
                var tags = unknownTaggedFields
                if topicConfigErrorCode != 0 { tags.add(0) { w in w.put(topicConfigErrorCode) } }
                w.tags(tags)
            }
        }
    }

    public struct CreatableTopicConfigs: WireElement {
        public var name: String = ""
        public var value: String? = ""
        public var readOnly: Bool = false
        public var configSource: Int8 = -1
        public var isSensitive: Bool = false
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", value: String? = "", readOnly: Bool = false, configSource: Int8 = -1,
            isSensitive: Bool = false
        ) {
            self.name = name
            self.value = value
            self.readOnly = readOnly
            self.configSource = configSource
            self.isSensitive = isSensitive
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            value = try c.nullableString(f, "value")
            readOnly = try c.bool()
            configSource = try c.int8()
            isSensitive = try c.bool()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.nullableString(value, f)
            w.put(readOnly)
            w.put(configSource)
            w.put(isSensitive)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

