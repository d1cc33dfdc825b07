// swift-format-ignore-file
// Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.

public import Primitives

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RegisterBrokerRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 0...0 }
    public static var messageName: String { "RegisterBrokerRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...3 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var isMigratingZkBroker: Bool = false  // versions 2-3
    public var incarnationId: Uuid = .zero
    public var brokerEpoch: Int64 = 0
    public var endPoints: [BrokerEndpoint] = []
    public var features: [BrokerFeature] = []
    public var rack: String? = ""
    public var fenced: Bool = true
    public var inControlledShutdown: Bool = false  // versions 1-3
    public var logDirs: [Uuid] = []  // versions 3
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        brokerId: Int32 = 0, isMigratingZkBroker: Bool = false, incarnationId: Uuid = .zero,
        brokerEpoch: Int64 = 0, endPoints: [BrokerEndpoint] = [], features: [BrokerFeature] = [],
        rack: String? = "", fenced: Bool = true, inControlledShutdown: Bool = false,
        logDirs: [Uuid] = []
    ) {
        self.brokerId = brokerId
        self.isMigratingZkBroker = isMigratingZkBroker
        self.incarnationId = incarnationId
        self.brokerEpoch = brokerEpoch
        self.endPoints = endPoints
        self.features = features
        self.rack = rack
        self.fenced = fenced
        self.inControlledShutdown = inControlledShutdown
        self.logDirs = logDirs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        if v >= 2 { isMigratingZkBroker = try c.bool() }
        incarnationId = try c.uuid()
        brokerEpoch = try c.int64()
        endPoints = try c.array(of: BrokerEndpoint.self, v, f, "endPoints")
        features = try c.array(of: BrokerFeature.self, v, f, "features")
        rack = try c.nullableString(f, "rack")
        fenced = try c.bool()
        if v >= 1 { inControlledShutdown = try c.bool() }
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0 where v >= 3: logDirs = try c.array(of: Uuid.self, v, f, "logDirs")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        if v >= 2 { w.put(isMigratingZkBroker) }
        w.put(incarnationId)
        w.put(brokerEpoch)
        w.array(endPoints, v, f)
        w.array(features, v, f)
        w.nullableString(rack, f)
        w.put(fenced)
        if v >= 1 { w.put(inControlledShutdown) }
        if f {
            var tags = unknownTaggedFields
            if v >= 3, !logDirs.isEmpty { tags.add(0) { w in w.array(logDirs, v, f) } }
            w.tags(tags)
        }
    }

    public struct BrokerEndpoint: WireElement {
        public var name: String = ""
        public var host: String = ""
        public var port: UInt16 = 0
        public var securityProtocol: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", host: String = "", port: UInt16 = 0, securityProtocol: Int16 = 0
        ) {
            self.name = name
            self.host = host
            self.port = port
            self.securityProtocol = securityProtocol
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            host = try c.string(f, "host")
            port = try c.uint16()
            securityProtocol = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.string(host, f)
            w.put(port)
            w.put(securityProtocol)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct BrokerFeature: WireElement {
        public var name: String = ""
        public var minSupportedVersion: Int16 = 0
        public var maxSupportedVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", minSupportedVersion: Int16 = 0, maxSupportedVersion: Int16 = 0
        ) {
            self.name = name
            self.minSupportedVersion = minSupportedVersion
            self.maxSupportedVersion = maxSupportedVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            minSupportedVersion = try c.int16()
            maxSupportedVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(minSupportedVersion)
            w.put(maxSupportedVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct UnregisterBrokerRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 1...1 }
    public static var messageName: String { "UnregisterBrokerRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(brokerId: Int32 = 0, brokerEpoch: Int64 = 0) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct TopicRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 2...2 }
    public static var messageName: String { "TopicRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var name: String = ""
    public var topicId: Uuid = .zero
    public var unknownTaggedFields: [TaggedField] = []

    public init(name: String = "", topicId: Uuid = .zero) {
        self.name = name
        self.topicId = topicId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        name = try c.string(f, "name")
        topicId = try c.uuid()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(name, f)
        w.put(topicId)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct PartitionRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 3...3 }
    public static var messageName: String { "PartitionRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var partitionId: Int32 = -1
    public var topicId: Uuid = .zero
    public var replicas: [Int32] = []
    public var isr: [Int32] = []
    public var removingReplicas: [Int32] = []
    public var addingReplicas: [Int32] = []
    public var leader: Int32 = -1
    public var leaderRecoveryState: Int8 = 0
    public var leaderEpoch: Int32 = -1
    public var partitionEpoch: Int32 = -1
    public var directories: [Uuid] = []  // versions 1-2
    public var eligibleLeaderReplicas: [Int32]? = nil  // versions 2
    public var lastKnownElr: [Int32]? = nil  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        partitionId: Int32 = -1, topicId: Uuid = .zero, replicas: [Int32] = [], isr: [Int32] = [],
        removingReplicas: [Int32] = [], addingReplicas: [Int32] = [], leader: Int32 = -1,
        leaderRecoveryState: Int8 = 0, leaderEpoch: Int32 = -1, partitionEpoch: Int32 = -1,
        directories: [Uuid] = [], eligibleLeaderReplicas: [Int32]? = nil,
        lastKnownElr: [Int32]? = nil
    ) {
        self.partitionId = partitionId
        self.topicId = topicId
        self.replicas = replicas
        self.isr = isr
        self.removingReplicas = removingReplicas
        self.addingReplicas = addingReplicas
        self.leader = leader
        self.leaderRecoveryState = leaderRecoveryState
        self.leaderEpoch = leaderEpoch
        self.partitionEpoch = partitionEpoch
        self.directories = directories
        self.eligibleLeaderReplicas = eligibleLeaderReplicas
        self.lastKnownElr = lastKnownElr
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        partitionId = try c.int32()
        topicId = try c.uuid()
        replicas = try c.array(of: Int32.self, v, f, "replicas")
        isr = try c.array(of: Int32.self, v, f, "isr")
        removingReplicas = try c.array(of: Int32.self, v, f, "removingReplicas")
        addingReplicas = try c.array(of: Int32.self, v, f, "addingReplicas")
        leader = try c.int32()
        leaderEpoch = try c.int32()
        partitionEpoch = try c.int32()
        if v >= 1 { directories = try c.array(of: Uuid.self, v, f, "directories") }
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: leaderRecoveryState = try c.int8()
                case 1 where v >= 2: eligibleLeaderReplicas = try c.nullableArray(of: Int32.self, v, f, "eligibleLeaderReplicas")
                case 2 where v >= 2: lastKnownElr = try c.nullableArray(of: Int32.self, v, f, "lastKnownElr")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(partitionId)
        w.put(topicId)
        w.array(replicas, v, f)
        w.array(isr, v, f)
        w.array(removingReplicas, v, f)
        w.array(addingReplicas, v, f)
        w.put(leader)
        w.put(leaderEpoch)
        w.put(partitionEpoch)
        if v >= 1 { w.array(directories, v, f) }
        if f {
            var tags = unknownTaggedFields
            if leaderRecoveryState != 0 { tags.add(0) { w in w.put(leaderRecoveryState) } }
            if v >= 2, eligibleLeaderReplicas != nil { tags.add(1) { w in w.nullableArray(eligibleLeaderReplicas, v, f) } }
            if v >= 2, lastKnownElr != nil { tags.add(2) { w in w.nullableArray(lastKnownElr, v, f) } }
            w.tags(tags)
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct ConfigRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 4...4 }
    public static var messageName: String { "ConfigRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var resourceType: Int8 = 0
    public var resourceName: String = ""
    public var name: String = ""
    public var value: String? = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        resourceType: Int8 = 0, resourceName: String = "", name: String = "", value: String? = ""
    ) {
        self.resourceType = resourceType
        self.resourceName = resourceName
        self.name = name
        self.value = value
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        resourceType = try c.int8()
        resourceName = try c.string(f, "resourceName")
        name = try c.string(f, "name")
        value = try c.nullableString(f, "value")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(resourceType)
        w.string(resourceName, f)
        w.string(name, f)
        w.nullableString(value, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct PartitionChangeRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 5...5 }
    public static var messageName: String { "PartitionChangeRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var partitionId: Int32 = -1
    public var topicId: Uuid = .zero
    public var isr: [Int32]? = nil
    public var leader: Int32 = -2
    public var replicas: [Int32]? = nil
    public var removingReplicas: [Int32]? = nil
    public var addingReplicas: [Int32]? = nil
    public var leaderRecoveryState: Int8 = -1
    public var directories: [Uuid]? = nil  // versions 1-2
    public var eligibleLeaderReplicas: [Int32]? = nil  // versions 2
    public var lastKnownElr: [Int32]? = nil  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        partitionId: Int32 = -1, topicId: Uuid = .zero, isr: [Int32]? = nil, leader: Int32 = -2,
        replicas: [Int32]? = nil, removingReplicas: [Int32]? = nil, addingReplicas: [Int32]? = nil,
        leaderRecoveryState: Int8 = -1, directories: [Uuid]? = nil,
        eligibleLeaderReplicas: [Int32]? = nil, lastKnownElr: [Int32]? = nil
    ) {
        self.partitionId = partitionId
        self.topicId = topicId
        self.isr = isr
        self.leader = leader
        self.replicas = replicas
        self.removingReplicas = removingReplicas
        self.addingReplicas = addingReplicas
        self.leaderRecoveryState = leaderRecoveryState
        self.directories = directories
        self.eligibleLeaderReplicas = eligibleLeaderReplicas
        self.lastKnownElr = lastKnownElr
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        partitionId = try c.int32()
        topicId = try c.uuid()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: isr = try c.nullableArray(of: Int32.self, v, f, "isr")
                case 1: leader = try c.int32()
                case 2: replicas = try c.nullableArray(of: Int32.self, v, f, "replicas")
                case 3: removingReplicas = try c.nullableArray(of: Int32.self, v, f, "removingReplicas")
                case 4: addingReplicas = try c.nullableArray(of: Int32.self, v, f, "addingReplicas")
                case 5: leaderRecoveryState = try c.int8()
                case 6 where v >= 2: eligibleLeaderReplicas = try c.nullableArray(of: Int32.self, v, f, "eligibleLeaderReplicas")
                case 7 where v >= 2: lastKnownElr = try c.nullableArray(of: Int32.self, v, f, "lastKnownElr")
                case 8 where v >= 1: directories = try c.nullableArray(of: Uuid.self, v, f, "directories")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(partitionId)
        w.put(topicId)
        if f {
            var tags = unknownTaggedFields
            if isr != nil { tags.add(0) { w in w.nullableArray(isr, v, f) } }
            if leader != -2 { tags.add(1) { w in w.put(leader) } }
            if replicas != nil { tags.add(2) { w in w.nullableArray(replicas, v, f) } }
            if removingReplicas != nil { tags.add(3) { w in w.nullableArray(removingReplicas, v, f) } }
            if addingReplicas != nil { tags.add(4) { w in w.nullableArray(addingReplicas, v, f) } }
            if leaderRecoveryState != -1 { tags.add(5) { w in w.put(leaderRecoveryState) } }
            if v >= 2, eligibleLeaderReplicas != nil { tags.add(6) { w in w.nullableArray(eligibleLeaderReplicas, v, f) } }
            if v >= 2, lastKnownElr != nil { tags.add(7) { w in w.nullableArray(lastKnownElr, v, f) } }
            if v >= 1, directories != nil { tags.add(8) { w in w.nullableArray(directories, v, f) } }
            w.tags(tags)
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct FenceBrokerRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 7...7 }
    public static var messageName: String { "FenceBrokerRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var id: Int32 = 0
    public var epoch: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(id: Int32 = 0, epoch: Int64 = 0) {
        self.id = id
        self.epoch = epoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        id = try c.int32()
        epoch = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(id)
        w.put(epoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct UnfenceBrokerRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 8...8 }
    public static var messageName: String { "UnfenceBrokerRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var id: Int32 = 0
    public var epoch: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(id: Int32 = 0, epoch: Int64 = 0) {
        self.id = id
        self.epoch = epoch
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        id = try c.int32()
        epoch = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(id)
        w.put(epoch)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RemoveTopicRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 9...9 }
    public static var messageName: String { "RemoveTopicRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var topicId: Uuid = .zero
    public var unknownTaggedFields: [TaggedField] = []

    public init(topicId: Uuid = .zero) {
        self.topicId = topicId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        topicId = try c.uuid()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(topicId)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct DelegationTokenRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 10...10 }
    public static var messageName: String { "DelegationTokenRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var owner: String = ""
    public var requester: String = ""
    public var renewers: [String] = []
    public var issueTimestamp: Int64 = 0
    public var maxTimestamp: Int64 = 0
    public var expirationTimestamp: Int64 = 0
    public var tokenId: String = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        owner: String = "", requester: String = "", renewers: [String] = [],
        issueTimestamp: Int64 = 0, maxTimestamp: Int64 = 0, expirationTimestamp: Int64 = 0,
        tokenId: String = ""
    ) {
        self.owner = owner
        self.requester = requester
        self.renewers = renewers
        self.issueTimestamp = issueTimestamp
        self.maxTimestamp = maxTimestamp
        self.expirationTimestamp = expirationTimestamp
        self.tokenId = tokenId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        owner = try c.string(f, "owner")
        requester = try c.string(f, "requester")
        renewers = try c.array(of: String.self, v, f, "renewers")
        issueTimestamp = try c.int64()
        maxTimestamp = try c.int64()
        expirationTimestamp = try c.int64()
        tokenId = try c.string(f, "tokenId")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(owner, f)
        w.string(requester, f)
        w.array(renewers, v, f)
        w.put(issueTimestamp)
        w.put(maxTimestamp)
        w.put(expirationTimestamp)
        w.string(tokenId, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct UserScramCredentialRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 11...11 }
    public static var messageName: String { "UserScramCredentialRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var name: String = ""
    public var mechanism: Int8 = 0
    public var salt: [UInt8] = []
    public var storedKey: [UInt8] = []
    public var serverKey: [UInt8] = []
    public var iterations: Int32 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        name: String = "", mechanism: Int8 = 0, salt: [UInt8] = [], storedKey: [UInt8] = [],
        serverKey: [UInt8] = [], iterations: Int32 = 0
    ) {
        self.name = name
        self.mechanism = mechanism
        self.salt = salt
        self.storedKey = storedKey
        self.serverKey = serverKey
        self.iterations = iterations
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        name = try c.string(f, "name")
        mechanism = try c.int8()
        salt = try c.bytes(f, "salt")
        storedKey = try c.bytes(f, "storedKey")
        serverKey = try c.bytes(f, "serverKey")
        iterations = try c.int32()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(name, f)
        w.put(mechanism)
        w.bytes(salt, f)
        w.bytes(storedKey, f)
        w.bytes(serverKey, f)
        w.put(iterations)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct FeatureLevelRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 12...12 }
    public static var messageName: String { "FeatureLevelRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var name: String = ""
    public var featureLevel: Int16 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(name: String = "", featureLevel: Int16 = 0) {
        self.name = name
        self.featureLevel = featureLevel
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        name = try c.string(f, "name")
        featureLevel = try c.int16()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(name, f)
        w.put(featureLevel)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct ClientQuotaRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 14...14 }
    public static var messageName: String { "ClientQuotaRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var entity: [EntityData] = []
    public var key: String = ""
    public var value: Double = 0
    public var remove: Bool = false
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        entity: [EntityData] = [], key: String = "", value: Double = 0, remove: Bool = false
    ) {
        self.entity = entity
        self.key = key
        self.value = value
        self.remove = remove
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        entity = try c.array(of: EntityData.self, v, f, "entity")
        key = try c.string(f, "key")
        value = try c.float64()
        remove = try c.bool()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.array(entity, v, f)
        w.string(key, f)
        w.put(value)
        w.put(remove)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct EntityData: WireElement {
        public var entityType: String = ""
        public var entityName: String? = ""
        public var unknownTaggedFields: [TaggedField] = []

        public init(entityType: String = "", entityName: String? = "") {
            self.entityType = entityType
            self.entityName = entityName
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            entityType = try c.string(f, "entityType")
            entityName = try c.nullableString(f, "entityName")
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(entityType, f)
            w.nullableString(entityName, f)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct ProducerIdsRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 15...15 }
    public static var messageName: String { "ProducerIdsRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = -1
    public var nextProducerId: Int64 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(brokerId: Int32 = 0, brokerEpoch: Int64 = -1, nextProducerId: Int64 = 0) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
        self.nextProducerId = nextProducerId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        nextProducerId = try c.int64()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        w.put(nextProducerId)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct BrokerRegistrationChangeRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 17...17 }
    public static var messageName: String { "BrokerRegistrationChangeRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...2 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var brokerId: Int32 = 0
    public var brokerEpoch: Int64 = 0
    public var fenced: Int8 = 0
    public var inControlledShutdown: Int8 = 0  // versions 1-2
    public var logDirs: [Uuid] = []  // versions 2
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        brokerId: Int32 = 0, brokerEpoch: Int64 = 0, fenced: Int8 = 0,
        inControlledShutdown: Int8 = 0, logDirs: [Uuid] = []
    ) {
        self.brokerId = brokerId
        self.brokerEpoch = brokerEpoch
        self.fenced = fenced
        self.inControlledShutdown = inControlledShutdown
        self.logDirs = logDirs
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        brokerId = try c.int32()
        brokerEpoch = try c.int64()
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: fenced = try c.int8()
                case 1 where v >= 1: inControlledShutdown = try c.int8()
                case 2 where v >= 2: logDirs = try c.array(of: Uuid.self, v, f, "logDirs")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(brokerId)
        w.put(brokerEpoch)
        if f {
            var tags = unknownTaggedFields
            if fenced != 0 { tags.add(0) { w in w.put(fenced) } }
            if v >= 1, inControlledShutdown != 0 { tags.add(1) { w in w.put(inControlledShutdown) } }
            if v >= 2, !logDirs.isEmpty { tags.add(2) { w in w.array(logDirs, v, f) } }
            w.tags(tags)
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct AccessControlEntryRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 18...18 }
    public static var messageName: String { "AccessControlEntryRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var id: Uuid = .zero
    public var resourceType: Int8 = 0
    public var resourceName: String = ""
    public var patternType: Int8 = 0
    public var principal: String = ""
    public var host: String = ""
    public var operation: Int8 = 0
    public var permissionType: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        id: Uuid = .zero, resourceType: Int8 = 0, resourceName: String = "", patternType: Int8 = 0,
        principal: String = "", host: String = "", operation: Int8 = 0, permissionType: Int8 = 0
    ) {
        self.id = id
        self.resourceType = resourceType
        self.resourceName = resourceName
        self.patternType = patternType
        self.principal = principal
        self.host = host
        self.operation = operation
        self.permissionType = permissionType
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        id = try c.uuid()
        resourceType = try c.int8()
        resourceName = try c.string(f, "resourceName")
        patternType = try c.int8()
        principal = try c.string(f, "principal")
        host = try c.string(f, "host")
        operation = try c.int8()
        permissionType = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(id)
        w.put(resourceType)
        w.string(resourceName, f)
        w.put(patternType)
        w.string(principal, f)
        w.string(host, f)
        w.put(operation)
        w.put(permissionType)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RemoveAccessControlEntryRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 19...19 }
    public static var messageName: String { "RemoveAccessControlEntryRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var id: Uuid = .zero
    public var unknownTaggedFields: [TaggedField] = []

    public init(id: Uuid = .zero) {
        self.id = id
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        id = try c.uuid()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(id)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct NoOpRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 20...20 }
    public static var messageName: String { "NoOpRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var unknownTaggedFields: [TaggedField] = []

    public init() {}
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct ZkMigrationStateRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 21...21 }
    public static var messageName: String { "ZkMigrationStateRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var zkMigrationState: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(zkMigrationState: Int8 = 0) {
        self.zkMigrationState = zkMigrationState
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        zkMigrationState = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(zkMigrationState)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RemoveUserScramCredentialRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 22...22 }
    public static var messageName: String { "RemoveUserScramCredentialRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var name: String = ""
    public var mechanism: Int8 = 0
    public var unknownTaggedFields: [TaggedField] = []

    public init(name: String = "", mechanism: Int8 = 0) {
        self.name = name
        self.mechanism = mechanism
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        name = try c.string(f, "name")
        mechanism = try c.int8()
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(name, f)
        w.put(mechanism)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct BeginTransactionRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 23...23 }
    public static var messageName: String { "BeginTransactionRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var name: String? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(name: String? = nil) {
        self.name = name
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: name = try c.nullableString(f, "name")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if f {
            var tags = unknownTaggedFields
            if name != nil { tags.add(0) { w in w.nullableString(name, f) } }
            w.tags(tags)
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct EndTransactionRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 24...24 }
    public static var messageName: String { "EndTransactionRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var unknownTaggedFields: [TaggedField] = []

    public init() {}
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct AbortTransactionRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 25...25 }
    public static var messageName: String { "AbortTransactionRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var reason: String? = nil
    public var unknownTaggedFields: [TaggedField] = []

    public init(reason: String? = nil) {
        self.reason = reason
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        if f {
            var tags = try TagSection(&c)
            while let tag = try tags.next(&c) {
                switch tag {
                case 0: reason = try c.nullableString(f, "reason")
                default: try tags.keep(&c)
                }
            }
            unknownTaggedFields = tags.unknown
        }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        if f {
            var tags = unknownTaggedFields
            if reason != nil { tags.add(0) { w in w.nullableString(reason, f) } }
            w.tags(tags)
        }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RemoveDelegationTokenRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 26...26 }
    public static var messageName: String { "RemoveDelegationTokenRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var tokenId: String = ""
    public var unknownTaggedFields: [TaggedField] = []

    public init(tokenId: String = "") {
        self.tokenId = tokenId
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        tokenId = try c.string(f, "tokenId")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.string(tokenId, f)
        if f { w.tags(unknownTaggedFields) }
    }
}

/// Records of __cluster_metadata: the state of the cluster as a log (KIP-500, KIP-631).
public struct RegisterControllerRecord: WireRecord {
    public static var recordSpace: RecordSpace { .cluster }
    public static var recordTypes: ClosedRange<Int16> { 27...27 }
    public static var messageName: String { "RegisterControllerRecord" }
    public static var kind: MessageKind { .metadata }
    public static var validVersions: ClosedRange<Int16> { 0...0 }
    public static var firstFlexibleVersion: Int16? { 0 }

    public var controllerId: Int32 = 0
    public var incarnationId: Uuid = .zero
    public var zkMigrationReady: Bool = false
    public var endPoints: [ControllerEndpoint] = []
    public var features: [ControllerFeature] = []
    public var unknownTaggedFields: [TaggedField] = []

    public init(
        controllerId: Int32 = 0, incarnationId: Uuid = .zero, zkMigrationReady: Bool = false,
        endPoints: [ControllerEndpoint] = [], features: [ControllerFeature] = []
    ) {
        self.controllerId = controllerId
        self.incarnationId = incarnationId
        self.zkMigrationReady = zkMigrationReady
        self.endPoints = endPoints
        self.features = features
    }
    public init(
        from c: inout ByteCursor, version v: Int16, flexible f: Bool
    ) throws(DecodeError) {
        controllerId = try c.int32()
        incarnationId = try c.uuid()
        zkMigrationReady = try c.bool()
        endPoints = try c.array(of: ControllerEndpoint.self, v, f, "endPoints")
        features = try c.array(of: ControllerFeature.self, v, f, "features")
        if f { unknownTaggedFields = try c.unknownTags() }
    }
    public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
        w.put(controllerId)
        w.put(incarnationId)
        w.put(zkMigrationReady)
        w.array(endPoints, v, f)
        w.array(features, v, f)
        if f { w.tags(unknownTaggedFields) }
    }

    public struct ControllerEndpoint: WireElement {
        public var name: String = ""
        public var host: String = ""
        public var port: UInt16 = 0
        public var securityProtocol: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", host: String = "", port: UInt16 = 0, securityProtocol: Int16 = 0
        ) {
            self.name = name
            self.host = host
            self.port = port
            self.securityProtocol = securityProtocol
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            host = try c.string(f, "host")
            port = try c.uint16()
            securityProtocol = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.string(host, f)
            w.put(port)
            w.put(securityProtocol)
            if f { w.tags(unknownTaggedFields) }
        }
    }

    public struct ControllerFeature: WireElement {
        public var name: String = ""
        public var minSupportedVersion: Int16 = 0
        public var maxSupportedVersion: Int16 = 0
        public var unknownTaggedFields: [TaggedField] = []

        public init(
            name: String = "", minSupportedVersion: Int16 = 0, maxSupportedVersion: Int16 = 0
        ) {
            self.name = name
            self.minSupportedVersion = minSupportedVersion
            self.maxSupportedVersion = maxSupportedVersion
        }
        public init(
            from c: inout ByteCursor, version v: Int16, flexible f: Bool
        ) throws(DecodeError) {
            name = try c.string(f, "name")
            minSupportedVersion = try c.int16()
            maxSupportedVersion = try c.int16()
            if f { unknownTaggedFields = try c.unknownTags() }
        }
        public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {
            w.string(name, f)
            w.put(minSupportedVersion)
            w.put(maxSupportedVersion)
            if f { w.tags(unknownTaggedFields) }
        }
    }
}

