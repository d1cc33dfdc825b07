internal import Ports
internal import Wire

/// Where in a partition to begin.
public enum StartPosition: Sendable, Equatable {
    case beginning
    /// Behind the last record that may be read now.
    case end
    case offset(Int64)
    /// At the first record with that time or a later one, milliseconds since 1970; at the end if
    /// there is none.
    case timestamp(Int64)
}

/// ListOffsets.
enum OffsetLookup {
    private static let latest: Int64 = -1
    private static let earliest: Int64 = -2

    static func offset(
        _ position: StartPosition, of partition: TopicPartition, on cluster: Cluster
    ) async throws(ClientError) -> Int64 {
        let timestamp: Int64
        switch position {
        case .offset(let offset): return offset
        case .beginning: timestamp = earliest
        case .end: timestamp = latest
        case .timestamp(let time): timestamp = time
        }
        let offset = try await list(timestamp, of: partition, on: cluster)
        if offset >= 0 { return offset }
        return try await list(latest, of: partition, on: cluster)
    }

    /// - Returns: -1 if no record is that late.
    private static func list(
        _ timestamp: Int64, of partition: TopicPartition, on cluster: Cluster
    ) async throws(ClientError) -> Int64 {
        let request = ListOffsetsRequest(
            replicaId: -1,
            topics: [
                ListOffsetsRequest.ListOffsetsTopic(
                    name: partition.topic,
                    partitions: [
                        ListOffsetsRequest.ListOffsetsPartition(
                            partitionIndex: partition.partition, timestamp: timestamp)
                    ])
            ], timeoutMs: Int32(clamping: cluster.configuration.requestTimeout.value))
        return try await cluster.callLeader(of: partition, request) {
            response throws(ClientError) in
            let answer = response.topics.first { $0.name == partition.topic }?.partitions.first {
                $0.partitionIndex == partition.partition
            }
            guard let answer else {
                throw ClientError(.badResponse, "no offset of \(partition) was answered")
            }
            if let error = ClientError.answered(
                answer.errorCode, doing: "find an offset of \(partition)")
            {
                throw error
            }
            return answer.offset
        }
    }
}
