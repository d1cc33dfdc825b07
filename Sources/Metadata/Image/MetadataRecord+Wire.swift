import Primitives
import Wire

/// The frame of a metadata record's value: unsigned varints frame version (1), record type and
/// version, then the message.
extension MetadataRecord {
    private static let frameVersion: UInt32 = 1
    private static let noLeaderChange: Int32 = -2
    private static let noRecoveryChange: Int8 = -1

    package func encoded() -> [UInt8] {
        switch self {
        case .registerBroker(let broker): Self.frame(broker.wireRecord, version: 3)
        case .unregisterBroker(let id, let epoch):
            Self.frame(UnregisterBrokerRecord(brokerId: id, brokerEpoch: epoch), version: 0)
        case .brokerRegistrationChange(let change): Self.frame(change.wireRecord, version: 1)
        case .topic(let name, let id):
            Self.frame(TopicRecord(name: name, topicId: id), version: 0)
        case .partition(let partition): Self.frame(partition.wireRecord, version: 2)
        case .partitionChange(let change):
            Self.frame(
                PartitionChangeRecord(
                    partitionId: change.partition, topicId: change.topicID, isr: change.isr,
                    leader: change.leader ?? Self.noLeaderChange, replicas: change.replicas,
                    removingReplicas: change.removingReplicas,
                    addingReplicas: change.addingReplicas,
                    leaderRecoveryState: change.leaderRecoveryState ?? Self.noRecoveryChange,
                    directories: change.directories,
                    eligibleLeaderReplicas: change.eligibleLeaderReplicas,
                    lastKnownElr: change.lastKnownELR), version: 2)
        case .removeTopic(let id): Self.frame(RemoveTopicRecord(topicId: id), version: 0)
        case .config(let resource, let name, let value):
            Self.frame(
                ConfigRecord(
                    resourceType: resource.kind.rawValue, resourceName: resource.name, name: name,
                    value: value), version: 0)
        case .featureLevel(let name, let level):
            Self.frame(FeatureLevelRecord(name: name, featureLevel: level), version: 0)
        case .producerIDs(let grant):
            Self.frame(
                ProducerIdsRecord(
                    brokerId: grant.brokerID, brokerEpoch: grant.brokerEpoch,
                    nextProducerId: grant.nextProducerID), version: 0)
        }
    }

    private static func frame<Message: WireRecord>(_ message: Message, version: Int16) -> [UInt8] {
        var writer = ByteWriter()
        writer.writeUnsignedVarint(frameVersion)
        writer.writeUnsignedVarint(UInt32(Message.recordTypes.lowerBound))
        writer.writeUnsignedVarint(UInt32(version))
        message.encode(to: &writer, version: version)
        return writer.bytes
    }

    /// Reads one record's value.
    ///
    /// - Throws: on damage, on another frame version, and on record types and values that this
    ///   metadata level does not have here.
    package init(decoding bytes: [UInt8]) throws(MetadataError) {
        do throws(DecodeError) {
            var cursor = ByteCursor(bytes.span.bytes)
            let frame = try cursor.readUnsignedVarint()
            guard frame == Self.frameVersion else {
                throw DecodeError(
                    .invalidValue(field: "frame version", value: Int64(frame)), at: 0)
            }
            let type = try cursor.readUnsignedVarint()
            let rawVersion = try cursor.readUnsignedVarint()
            guard let version = Int16(exactly: rawVersion) else {
                throw DecodeError(
                    .invalidValue(field: "record version", value: Int64(rawVersion)),
                    at: cursor.offset)
            }
            self = try Self.read(type: type, version: version, from: &cursor)
            try cursor.expectEnd()
        } catch {
            throw MetadataError("metadata record: \(error)")
        }
    }

    private static func read(
        type: UInt32, version: Int16, from cursor: inout ByteCursor
    ) throws(DecodeError) -> MetadataRecord {
        switch Int16(truncatingIfNeeded: min(type, UInt32(Int16.max))) {
        case RegisterBrokerRecord.recordTypes.lowerBound:
            return .registerBroker(
                BrokerRegistration(try RegisterBrokerRecord(from: &cursor, version: version)))
        case UnregisterBrokerRecord.recordTypes.lowerBound:
            let message = try UnregisterBrokerRecord(from: &cursor, version: version)
            return .unregisterBroker(id: message.brokerId, epoch: message.brokerEpoch)
        case BrokerRegistrationChangeRecord.recordTypes.lowerBound:
            return .brokerRegistrationChange(
                BrokerChange(try BrokerRegistrationChangeRecord(from: &cursor, version: version)))
        case TopicRecord.recordTypes.lowerBound:
            let message = try TopicRecord(from: &cursor, version: version)
            return .topic(name: message.name, id: message.topicId)
        case PartitionRecord.recordTypes.lowerBound:
            return .partition(
                PartitionCreation(try PartitionRecord(from: &cursor, version: version)))
        case PartitionChangeRecord.recordTypes.lowerBound:
            return .partitionChange(
                PartitionChange(try PartitionChangeRecord(from: &cursor, version: version)))
        case RemoveTopicRecord.recordTypes.lowerBound:
            return .removeTopic(
                id: try RemoveTopicRecord(from: &cursor, version: version).topicId)
        case ConfigRecord.recordTypes.lowerBound:
            let message = try ConfigRecord(from: &cursor, version: version)
            guard let kind = ConfigResource.Kind(rawValue: message.resourceType) else {
                throw DecodeError(
                    .invalidValue(field: "resourceType", value: Int64(message.resourceType)),
                    at: cursor.offset)
            }
            return .config(
                resource: ConfigResource(kind, message.resourceName), name: message.name,
                value: message.value)
        case FeatureLevelRecord.recordTypes.lowerBound:
            let message = try FeatureLevelRecord(from: &cursor, version: version)
            return .featureLevel(name: message.name, level: message.featureLevel)
        case ProducerIdsRecord.recordTypes.lowerBound:
            let message = try ProducerIdsRecord(from: &cursor, version: version)
            return .producerIDs(
                ProducerIDGrant(
                    brokerID: message.brokerId, brokerEpoch: message.brokerEpoch,
                    nextProducerID: message.nextProducerId))
        default:
            throw DecodeError(
                .invalidValue(field: "record type", value: Int64(type)), at: cursor.offset)
        }
    }
}

extension BrokerRegistration {
    fileprivate var wireRecord: RegisterBrokerRecord {
        RegisterBrokerRecord(
            brokerId: id, incarnationId: incarnationID, brokerEpoch: epoch,
            endPoints: endpoints.map {
                RegisterBrokerRecord.BrokerEndpoint(
                    name: $0.name, host: $0.host, port: $0.port,
                    securityProtocol: $0.securityProtocol)
            },
            features: features.map {
                RegisterBrokerRecord.BrokerFeature(
                    name: $0.name, minSupportedVersion: $0.minLevel,
                    maxSupportedVersion: $0.maxLevel)
            }, rack: rack, fenced: fenced, inControlledShutdown: inControlledShutdown,
            logDirs: directories)
    }

    fileprivate init(_ message: RegisterBrokerRecord) {
        self.init(
            id: message.brokerId, epoch: message.brokerEpoch,
            incarnationID: message.incarnationId,
            endpoints: message.endPoints.map {
                BrokerEndpoint(
                    name: $0.name, host: $0.host, port: $0.port,
                    securityProtocol: $0.securityProtocol)
            },
            features: message.features.map {
                FeatureRange(
                    name: $0.name, minLevel: $0.minSupportedVersion,
                    maxLevel: $0.maxSupportedVersion)
            }, rack: message.rack, fenced: message.fenced,
            inControlledShutdown: message.inControlledShutdown, directories: message.logDirs)
    }
}

extension BrokerChange {
    /// Kafka's numbers: 1 fenced, -1 unfenced, 0 unchanged; 1 in controlled shutdown, 0 unchanged.
    fileprivate var wireRecord: BrokerRegistrationChangeRecord {
        BrokerRegistrationChangeRecord(
            brokerId: brokerID, brokerEpoch: brokerEpoch,
            fenced: fenced.map { $0 ? 1 : -1 } ?? 0,
            inControlledShutdown: inControlledShutdown == true ? 1 : 0)
    }

    fileprivate init(_ message: BrokerRegistrationChangeRecord) {
        self.init(
            brokerID: message.brokerId, brokerEpoch: message.brokerEpoch,
            fenced: message.fenced == 0 ? nil : message.fenced > 0,
            inControlledShutdown: message.inControlledShutdown > 0 ? true : nil)
    }
}

extension PartitionCreation {
    fileprivate var wireRecord: PartitionRecord {
        PartitionRecord(
            partitionId: partition, topicId: topicID, replicas: image.replicas, isr: image.isr,
            removingReplicas: image.removingReplicas, addingReplicas: image.addingReplicas,
            leader: image.leader, leaderRecoveryState: image.leaderRecoveryState,
            leaderEpoch: image.leaderEpoch, partitionEpoch: image.partitionEpoch,
            directories: image.directories,
            eligibleLeaderReplicas: image.eligibleLeaderReplicas.isEmpty
                ? nil : image.eligibleLeaderReplicas,
            lastKnownElr: image.lastKnownELR.isEmpty ? nil : image.lastKnownELR)
    }

    fileprivate init(_ message: PartitionRecord) {
        self.init(
            topicID: message.topicId, partition: message.partitionId,
            image: PartitionImage(
                replicas: message.replicas, isr: message.isr,
                removingReplicas: message.removingReplicas,
                addingReplicas: message.addingReplicas,
                eligibleLeaderReplicas: message.eligibleLeaderReplicas ?? [],
                lastKnownELR: message.lastKnownElr ?? [], leader: message.leader,
                leaderRecoveryState: message.leaderRecoveryState,
                leaderEpoch: message.leaderEpoch, partitionEpoch: message.partitionEpoch,
                directories: message.directories))
    }
}

extension PartitionChange {
    fileprivate init(_ message: PartitionChangeRecord) {
        self.init(topicID: message.topicId, partition: message.partitionId)
        isr = message.isr
        leader = message.leader == -2 ? nil : message.leader
        replicas = message.replicas
        removingReplicas = message.removingReplicas
        addingReplicas = message.addingReplicas
        leaderRecoveryState = message.leaderRecoveryState == -1 ? nil : message.leaderRecoveryState
        directories = message.directories
        eligibleLeaderReplicas = message.eligibleLeaderReplicas
        lastKnownELR = message.lastKnownElr
    }
}
