// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Cluster id, brokers or controllers (v1), fenced brokers (v2).
public struct DescribeClusterRequest: WireRequest {
    public typealias Response = DescribeClusterResponse
    public static var apiKey: Int16 { 60 }
    public static var messageName: String { "DescribeClusterRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var includeClusterAuthorizedOperations: Bool = false
    public var endpointType: Int8 = 1  // versions 1-2
    public var includeFencedBrokers: Bool = false  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        includeClusterAuthorizedOperations: Bool = false, endpointType: Int8 = 1,
        includeFencedBrokers: Bool = false
    ) {
        self.includeClusterAuthorizedOperations = includeClusterAuthorizedOperations
        self.endpointType = endpointType
        self.includeFencedBrokers = includeFencedBrokers
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        includeClusterAuthorizedOperations = try c.bool()
        if v >= 1 { endpointType = try c.int8() }
        if v >= 2 { includeFencedBrokers = try c.bool() }
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(includeClusterAuthorizedOperations)
        if v >= 1 { w.put(endpointType) }
        if v >= 2 { w.put(includeFencedBrokers) }
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Cluster id, brokers or controllers (v1), fenced brokers (v2).
public struct DescribeClusterResponse: WireResponse {
    public static var apiKey: Int16 { 60 }
    public static var messageName: String { "DescribeClusterResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var errorMessage: String? = nil
    public var endpointType: Int8 = 1  // versions 1-2
    public var clusterId: String = ""
    public var controllerId: Int32 = -1
    public var brokers: [DescribeClusterBroker] = []
    public var clusterAuthorizedOperations: Int32 = -2147483648
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, errorMessage: String? = nil,
        endpointType: Int8 = 1, clusterId: String = "", controllerId: Int32 = -1,
        brokers: [DescribeClusterBroker] = [], clusterAuthorizedOperations: Int32 = -2147483648
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.errorMessage = errorMessage
        self.endpointType = endpointType
        self.clusterId = clusterId
        self.controllerId = controllerId
        self.brokers = brokers
        self.clusterAuthorizedOperations = clusterAuthorizedOperations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        errorMessage = try c.nullableString(f, "errorMessage")
        if v >= 1 { endpointType = try c.int8() }
        clusterId = try c.string(f, "clusterId")
        controllerId = try c.int32()
        brokers = try c.array(of: DescribeClusterBroker.self, v, f, "brokers")
        clusterAuthorizedOperations = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.nullableString(errorMessage, f)
        if v >= 1 { w.put(endpointType) }
        w.string(clusterId, f)
        w.put(controllerId)
        w.array(brokers, v, f)
        w.put(clusterAuthorizedOperations)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct DescribeClusterBroker: WireElement {
        public var brokerId: Int32 = 0
        public var host: String = ""
        public var port: Int32 = 0
        public var rack: String? = nil
        public var isFenced: Bool = false  // versions 2
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            brokerId: Int32 = 0, host: String = "", port: Int32 = 0, rack: String? = nil,
            isFenced: Bool = false
        ) {
            self.brokerId = brokerId
            self.host = host
            self.port = port
            self.rack = rack
            self.isFenced = isFenced
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            brokerId = try c.int32()
            host = try c.string(f, "host")
            port = try c.int32()
            rack = try c.nullableString(f, "rack")
            if v >= 2 { isFenced = try c.bool() }
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(brokerId)
            w.string(host, f)
            w.put(port)
            w.nullableString(rack, f)
            if v >= 2 { w.put(isFenced) }
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

