public import Primitives
public import Records
import Wire

/// Where a voter's controller listens.
public struct VoterEndpoint: Equatable, Sendable {
    /// Listener name.
    public var name: String
    public var host: String
    public var port: UInt16

    public init(name: String, host: String, port: UInt16) {
        self.name = name
        self.host = host
        self.port = port
    }
}

/// A voter as the log records it.
public struct Voter: Equatable, Sendable {
    public var key: ReplicaKey
    public var endpoints: [VoterEndpoint]

    public init(key: ReplicaKey, endpoints: [VoterEndpoint]) {
        self.key = key
        self.endpoints = endpoints
    }
}

/// The quorum's own records: the control batches of the metadata log and its snapshots.
public enum QuorumRecord: Equatable, Sendable {
    case leaderChange(leaderID: Int32, voters: [ReplicaKey], grantedBy: [ReplicaKey])
    case kraftVersion(Int16)
    case voters([Voter])
    /// - lastContainedLogTimestamp: append time of the last record, ms since the epoch.
    case snapshotHeader(lastContainedLogTimestamp: Int64)
    case snapshotFooter

    /// The `kraft.version` that is written: voters with directory ids, kept in the log (KIP-853).
    public static let kraftVersion: Int16 = 1

    public var type: ControlRecordType {
        switch self {
        case .leaderChange: .leaderChange
        case .kraftVersion: .kraftVersion
        case .voters: .kraftVoters
        case .snapshotHeader: .snapshotHeader
        case .snapshotFooter: .snapshotFooter
        }
    }

    public func encodedValue() -> [UInt8] {
        switch self {
        case .leaderChange(let leaderID, let voters, let grantedBy):
            // Version 1 carries the directory ids of kraft.version 1.
            var message = LeaderChangeMessage()
            message.version = 1
            message.leaderId = leaderID
            message.voters = voters.map(Self.wireVoter)
            message.grantingVoters = grantedBy.map(Self.wireVoter)
            return message.encoded(version: 1)
        case .kraftVersion(let level):
            var message = KRaftVersionRecord()
            message.kraftVersion = level
            return message.encoded(version: 0)
        case .voters(let voters):
            var message = VotersRecord()
            message.voters = voters.map(Self.wireVoter)
            return message.encoded(version: 0)
        case .snapshotHeader(let timestamp):
            var message = SnapshotHeaderRecord()
            message.lastContainedLogTimestamp = timestamp
            return message.encoded(version: 0)
        case .snapshotFooter:
            return SnapshotFooterRecord().encoded(version: 0)
        }
    }

    /// Reads one control record's value.
    ///
    /// - Returns: nil for a type that the quorum does not have.
    /// - Throws: what the message's decoder throws.
    public init?(type: ControlRecordType, value: [UInt8]) throws(DecodeError) {
        switch type {
        case .leaderChange:
            let message = try LeaderChangeMessage(bytes: value, version: Self.version(of: value))
            self = .leaderChange(
                leaderID: message.leaderId,
                voters: message.voters.map {
                    ReplicaKey(id: $0.voterId, directoryID: $0.voterDirectoryId)
                },
                grantedBy: message.grantingVoters.map {
                    ReplicaKey(id: $0.voterId, directoryID: $0.voterDirectoryId)
                })
        case .kraftVersion:
            let message = try KRaftVersionRecord(bytes: value, version: Self.version(of: value))
            self = .kraftVersion(message.kraftVersion)
        case .kraftVoters:
            let message = try VotersRecord(bytes: value, version: Self.version(of: value))
            self = .voters(
                message.voters.map { voter in
                    Voter(
                        key: ReplicaKey(id: voter.voterId, directoryID: voter.voterDirectoryId),
                        endpoints: voter.endpoints.map {
                            VoterEndpoint(name: $0.name, host: $0.host, port: $0.port)
                        })
                })
        case .snapshotHeader:
            let message = try SnapshotHeaderRecord(bytes: value, version: Self.version(of: value))
            self = .snapshotHeader(
                lastContainedLogTimestamp: message.lastContainedLogTimestamp)
        case .snapshotFooter:
            _ = try SnapshotFooterRecord(bytes: value, version: Self.version(of: value))
            self = .snapshotFooter
        case .abort, .commit:
            return nil
        }
    }

    /// Each of these messages begins with its own version.
    private static func version(of value: [UInt8]) throws(DecodeError) -> Int16 {
        var cursor = ByteCursor(value.span.bytes)
        return try cursor.readInt16()
    }
}

extension QuorumRecord {
    private static func wireVoter(_ key: ReplicaKey) -> LeaderChangeMessage.Voter {
        var voter = LeaderChangeMessage.Voter()
        voter.voterId = key.id
        voter.voterDirectoryId = key.directoryID
        return voter
    }

    private static func wireVoter(_ voter: Voter) -> VotersRecord.Voter {
        var wire = VotersRecord.Voter()
        wire.voterId = voter.key.id
        wire.voterDirectoryId = voter.key.directoryID
        wire.endpoints = voter.endpoints.map {
            var endpoint = VotersRecord.Endpoint()
            endpoint.name = $0.name
            endpoint.host = $0.host
            endpoint.port = $0.port
            return endpoint
        }
        wire.kraftVersionFeature.minSupportedVersion = 0
        wire.kraftVersionFeature.maxSupportedVersion = Self.kraftVersion
        return wire
    }
}
