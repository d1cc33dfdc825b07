import Metadata
import Primitives
import Wire

/// DescribeLogDirs (key 35), versions 1-5.
///
/// The data directory is the one log directory; topics of every storage backend are told under it.
/// Logs that are not in use yet are opened, ``openCountMax`` at a time. What does not exist or does
/// not open is left out, as Kafka leaves out logs that are offline. Nothing moves between
/// directories, so no log is a future one and no directory is cordoned.
enum DescribeLogDirsHandler: RequestHandler {
    static let api = SupportedAPI(DescribeLogDirsRequest.self, versions: 1...5)

    /// Logs asked at once: a disk is kept busy, and other requests get their turn.
    private static let openCountMax = 64

    private struct Question: Sendable {
        var topicIndex: Int
    }

    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError) {
        let body = try request.decode(DescribeLogDirsRequest.self)
        let wanted = wanted(body, home)
        let places = wanted.enumerated().flatMap { index, topic in
            topic.partitions.map {
                OwnerFanOut<Question, LogSize?>.Place(
                    topic: topic.route, partition: $0, item: Question(topicIndex: index))
            }
        }
        SlicedFanOut.run(places, sliceCount: openCountMax, home: home) { partition, _, done in
            guard let partition else { return done(nil) }
            partition.size(done)
        } done: { sizes in
            var topics = wanted.map {
                DescribeLogDirsResponse.DescribeLogDirsTopic(name: $0.route.name)
            }
            for (place, size) in zip(places, sizes) {
                guard let size else { continue }
                topics[place.item.topicIndex].partitions.append(
                    .init(
                        partitionIndex: place.partition, partitionSize: size.byteCount,
                        offsetLag: size.offsetLag, isFutureKey: false))
            }
            request.respond(response(topics.filter { !$0.partitions.isEmpty }, home))
        }
    }

    /// Existing partitions that were asked for, each once; all of them for null.
    private static func wanted(
        _ body: DescribeLogDirsRequest, _ home: BrokerLoop
    ) -> [(route: TopicRoute, partitions: [Int32])] {
        guard let topics = body.topics else {
            return home.topicsByName.values.sorted { $0.name < $1.name }.map {
                ($0, Array(0..<Int32($0.partitions.count)))
            }
        }
        var numbers: [String: Set<Int32>] = [:]
        for topic in topics {
            guard let route = home.topicsByName[topic.topic] else { continue }
            let known = topic.partitions.filter { $0 >= 0 && $0 < Int32(route.partitions.count) }
            numbers[route.name, default: []].formUnion(known)
        }
        return numbers.sorted { $0.key < $1.key }.compactMap { name, partitions in
            home.topicsByName[name].map { ($0, partitions.sorted()) }
        }
    }

    private static func response(
        _ topics: [DescribeLogDirsResponse.DescribeLogDirsTopic], _ home: BrokerLoop
    ) -> DescribeLogDirsResponse {
        var directory = DescribeLogDirsResponse.DescribeLogDirsResult()
        directory.logDir = home.broker.settings.dataDirectory
        directory.topics = topics
        (directory.totalBytes, directory.usableBytes) = home.broker.services.disk.space
        var response = DescribeLogDirsResponse()
        response.results = [directory]
        return response
    }
}
