internal import Ports
package import Wire

extension Admin {
    /// Lets a topic have more partitions (KIP-195).
    ///
    /// - Parameters:
    ///   - count: the new number of all partitions, more than there are.
    ///   - validateOnly: only checks whether that is possible.
    public func createPartitions(
        of topic: String, count: Int32, validateOnly: Bool = false
    ) async throws(ClientError) {
        let timeout = cluster.configuration.requestTimeout
        let request = CreatePartitionsRequest(
            topics: [
                CreatePartitionsRequest.CreatePartitionsTopic(
                    name: topic, count: count, assignments: nil)
            ], timeoutMs: Int32(clamping: timeout.value), validateOnly: validateOnly)
        try await retrying(asking: []) { () async throws(ClientError) in
            let connection = try await cluster.controllerConnection()
            try Self.checkPartitions(
                try await connection.call(request, brokerWait: timeout), of: topic, count: count)
        }
    }

    package static func checkPartitions(
        _ response: CreatePartitionsResponse, of topic: String, count: Int32
    ) throws(ClientError) {
        guard let result = response.results.first(where: { $0.name == topic }) else {
            throw ClientError(.badResponse, "the broker did not answer for '\(topic)'")
        }
        if let error = ClientError.answered(
            result.errorCode, doing: "give topic '\(topic)' \(count) partitions",
            detail: result.errorMessage)
        {
            throw error
        }
    }

    /// Deletes the records of a partition in front of an offset (KIP-107).
    ///
    /// - Parameter offset: where the partition shall start; nil for its high watermark, which
    ///   deletes every record.
    /// - Returns: where it starts now.
    public func deleteRecords(
        of partition: TopicPartition, before offset: Int64?
    ) async throws(ClientError) -> Int64 {
        let timeout = cluster.configuration.requestTimeout
        let request = DeleteRecordsRequest(
            topics: [
                DeleteRecordsRequest.DeleteRecordsTopic(
                    name: partition.topic,
                    partitions: [
                        DeleteRecordsRequest.DeleteRecordsPartition(
                            partitionIndex: partition.partition, offset: offset ?? -1)
                    ])
            ], timeoutMs: Int32(clamping: timeout.value))
        return try await cluster.callLeader(of: partition, request) {
            response throws(ClientError) in
            try Self.lowWatermark(response, of: partition, before: offset)
        }
    }

    package static func lowWatermark(
        _ response: DeleteRecordsResponse, of partition: TopicPartition, before offset: Int64?
    ) throws(ClientError) -> Int64 {
        let answer = response.topics.first { $0.name == partition.topic }?.partitions.first {
            $0.partitionIndex == partition.partition
        }
        guard let answer else {
            throw ClientError(.badResponse, "the broker did not answer for \(partition)")
        }
        let place = offset.map { "before offset \($0)" } ?? "up to the high watermark"
        if let error = ClientError.answered(
            answer.errorCode, doing: "delete records of \(partition) \(place)")
        {
            throw error
        }
        return answer.lowWatermark
    }

    /// Offset of the first record with a timestamp or a later one.
    ///
    /// - Parameter timestamp: milliseconds since 1970.
    /// - Returns: the end of the partition if all its records are earlier.
    public func offset(
        of partition: TopicPartition, at timestamp: Int64
    ) async throws(ClientError) -> Int64 {
        try await OffsetLookup.offset(.timestamp(timestamp), of: partition, on: cluster)
    }
}
