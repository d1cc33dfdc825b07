// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Pull metadata snapshot chunks.
public struct FetchSnapshotRequest: WireRequest {
    public typealias Response = FetchSnapshotResponse
    public static var apiKey: Int16 { 59 }
    public static var messageName: String { "FetchSnapshotRequest" }
    public static var kind: MessageKind { .request }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var clusterId: String? = nil
    public var replicaId: Int32 = -1
    public var maxBytes: Int32 = 2147483647
    public var topics: [TopicSnapshot] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        clusterId: String? = nil, replicaId: Int32 = -1, maxBytes: Int32 = 2147483647,
        topics: [TopicSnapshot] = []
    ) {
        self.clusterId = clusterId
        self.replicaId = replicaId
        self.maxBytes = maxBytes
        self.topics = topics
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        replicaId = try c.int32()
        maxBytes = try c.int32()
        topics = try c.array(of: TopicSnapshot.self, v, f, "topics")
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: clusterId = try c.nullableString(f, "clusterId")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(replicaId)
        w.put(maxBytes)
        w.array(topics, v, f)
        if f {
            var tags = unknownTaggedFields
            if clusterId != nil { tags.add(0) { w in w.nullableString(clusterId, f) } }
            w.tags(tags)
        }
    }

    public struct TopicSnapshot: WireElement {
        public var name: String = ""
        public var partitions: [PartitionSnapshot] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [PartitionSnapshot] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: PartitionSnapshot.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionSnapshot: WireElement {
        public var partition: Int32 = 0
        public var currentLeaderEpoch: Int32 = 0
        public var snapshotId: SnapshotId = SnapshotId()
        public var position: Int64 = 0
        public var replicaDirectoryId: Uuid = .zero  // versions 1
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            partition: Int32 = 0, currentLeaderEpoch: Int32 = 0,
            snapshotId: SnapshotId = SnapshotId(), position: Int64 = 0,
            replicaDirectoryId: Uuid = .zero
        ) {
            self.partition = partition
            self.currentLeaderEpoch = currentLeaderEpoch
            self.snapshotId = snapshotId
            self.position = position
            self.replicaDirectoryId = replicaDirectoryId
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            partition = try c.int32()
            currentLeaderEpoch = try c.int32()
            snapshotId = try SnapshotId(from: &c, version: v, flexible: f)
            position = try c.int64()
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0 where v >= 1: replicaDirectoryId = try c.uuid()
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(partition)
            w.put(currentLeaderEpoch)
            snapshotId.encode(to: &w, version: v, flexible: f)
            w.put(position)
            if f {
                var tags = unknownTaggedFields
                if v >= 1, replicaDirectoryId != .zero { tags.add(0) { w in w.put(replicaDirectoryId) } }
                w.tags(tags)
            }
        }
    }

    public struct SnapshotId: WireElement {
        public var endOffset: Int64 = 0
        public var epoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(endOffset: Int64 = 0, epoch: Int32 = 0) {
            self.endOffset = endOffset
            self.epoch = epoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            endOffset = try c.int64()
            epoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(endOffset)
            w.put(epoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Pull metadata snapshot chunks.
public struct FetchSnapshotResponse: WireResponse {
    public static var apiKey: Int16 { 59 }
    public static var messageName: String { "FetchSnapshotResponse" }
    public static var kind: MessageKind { .response }
    public static var validVersions: ClosedRange<Int16> { 0...1 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var throttleTimeMs: Int32 = 0
    public var errorCode: Int16 = 0
    public var topics: [TopicSnapshot] = []
    public var nodeEndpoints: [NodeEndpoint] = []  // versions 1
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        throttleTimeMs: Int32 = 0, errorCode: Int16 = 0, topics: [TopicSnapshot] = [],
        nodeEndpoints: [NodeEndpoint] = []
    ) {
        self.throttleTimeMs = throttleTimeMs
        self.errorCode = errorCode
        self.topics = topics
        self.nodeEndpoints = nodeEndpoints
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        throttleTimeMs = try c.int32()
        errorCode = try c.int16()
        topics = try c.array(of: TopicSnapshot.self, v, f, "topics")
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 1: nodeEndpoints = try c.array(of: NodeEndpoint.self, v, f, "nodeEndpoints")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(throttleTimeMs)
        w.put(errorCode)
        w.array(topics, v, f)
        if f {
            var tags = unknownTaggedFields
            if v >= 1, !nodeEndpoints.isEmpty { tags.add(0) { w in w.array(nodeEndpoints, v, f) } }
            w.tags(tags)
        }
    }

    public struct TopicSnapshot: WireElement {
        public var name: String = ""
        public var partitions: [PartitionSnapshot] = []
        public var unknownTaggedFields: [TaggedField] = []

        public init(name: String = "", partitions: [PartitionSnapshot] = []) {
            self.name = name
            self.partitions = partitions
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            partitions = try c.array(of: PartitionSnapshot.self, v, f, "partitions")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.array(partitions, v, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct PartitionSnapshot: WireElement {
        public var index: Int32 = 0
        public var errorCode: Int16 = 0
        public var snapshotId: SnapshotId = SnapshotId()
        public var currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch()
        public var size: Int64 = 0
        public var position: Int64 = 0
        public var unalignedRecords: RecordsField = .bytes([])
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            index: Int32 = 0, errorCode: Int16 = 0, snapshotId: SnapshotId = SnapshotId(),
            currentLeader: LeaderIdAndEpoch = LeaderIdAndEpoch(), size: Int64 = 0,
            position: Int64 = 0, unalignedRecords: RecordsField = .bytes([])
        ) {
            self.index = index
            self.errorCode = errorCode
            self.snapshotId = snapshotId
            self.currentLeader = currentLeader
            self.size = size
            self.position = position
            self.unalignedRecords = unalignedRecords
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            index = try c.int32()
            errorCode = try c.int16()
            snapshotId = try SnapshotId(from: &c, version: v, flexible: f)
            size = try c.int64()
            position = try c.int64()
            unalignedRecords = try c.records(f, "unalignedRecords")
            if f {
                var tags = try TagSection(&c)
                while let tag = try tags.next(&c) {
                    switch tag {
                    case 0: currentLeader = try LeaderIdAndEpoch(from: &c, version: v, flexible: f)
                    default: try tags.keep(&c)
                    }
                }
                unknownTaggedFields = tags.unknown
            }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(index)
            w.put(errorCode)
            snapshotId.encode(to: &w, version: v, flexible: f)
            w.put(size)
            w.put(position)
            w.records(unalignedRecords, f)
            if f {
                var tags = unknownTaggedFields
                if currentLeader != LeaderIdAndEpoch() { tags.add(0) { w in currentLeader.encode(to: &w, version: v, flexible: f) } }
                w.tags(tags)
            }
        }
    }

    public struct SnapshotId: WireElement {
        public var endOffset: Int64 = 0
        public var epoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(endOffset: Int64 = 0, epoch: Int32 = 0) {
            self.endOffset = endOffset
            self.epoch = epoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            endOffset = try c.int64()
            epoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(endOffset)
            w.put(epoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct LeaderIdAndEpoch: WireElement {
        public var leaderId: Int32 = 0
        public var leaderEpoch: Int32 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(leaderId: Int32 = 0, leaderEpoch: Int32 = 0) {
            self.leaderId = leaderId
            self.leaderEpoch = leaderEpoch
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            leaderId = try c.int32()
            leaderEpoch = try c.int32()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(leaderId)
            w.put(leaderEpoch)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct NodeEndpoint: WireElement {
        public var nodeId: Int32 = 0
        public var host: String = ""
        public var port: UInt16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(nodeId: Int32 = 0, host: String = "", port: UInt16 = 0) {
            self.nodeId = nodeId
            self.host = host
            self.port = port
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            nodeId = try c.int32()
            host = try c.string(f, "host")
            port = try c.uint16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.put(nodeId)
            w.string(host, f)
            w.put(port)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

