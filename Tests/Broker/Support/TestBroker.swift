import Broker
import Logging
import Metadata
import Ports
import Primitives
import Records
import Settings
import Synchronization
import Testing
import Wire

/// The controller without a log: decides at once and tells the broker.
final class FakeMetadata: ClusterMetadata {
    private let content: Mutex<MetadataImage>
    private let settings: Mutex<ControllerSettings>
    private let entropy = SeededEntropy()
    private let onDelta = Mutex<(@Sendable (MetadataDelta) -> Void)?>(nil)

    init(defaults: BrokerDefaults) throws {
        settings = Mutex(ControllerSettings(defaults: defaults))
        var image = MetadataImage()
        var touched = TouchedMetadata()
        let directory = Uuid(high: 1, low: 200)
        try image.apply(
            .featureLevel(name: MetadataVersion.featureName, level: MetadataVersion.level),
            touched: &touched)
        try image.apply(
            .registerBroker(
                BrokerRegistration(
                    id: 1, epoch: 1, incarnationID: Uuid(high: 1, low: 100),
                    endpoints: [
                        BrokerEndpoint(name: "L", host: "h", port: 9092, securityProtocol: 0)
                    ], features: [], rack: nil, fenced: false, inControlledShutdown: false,
                    directories: [directory])), touched: &touched)
        content = Mutex(image)
    }

    var image: MetadataImage { content.withLock { $0 } }

    func subscribe(_ body: @escaping @Sendable (MetadataDelta) -> Void) {
        onDelta.withLock { $0 = body }
    }

    func submit<Request: ControllerRequest>(
        _ request: Request,
        _ done: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) {
        let before = image
        let outcome: ControllerOutcome<Request.Response>
        do throws(ControllerError) {
            outcome = try request.step(
                ControllerContext(
                    image: before, nextOffset: 10, settings: settings.withLock { $0 },
                    entropy: entropy))
        } catch { return done(.failure(error)) }
        write(outcome.records)
        done(.success(outcome.response))
    }

    func updateSettings(_ change: @escaping @Sendable (inout ControllerSettings) -> Void) {
        settings.withLock { change(&$0) }
    }

    /// What ``describeQuorum(_:)`` answers.
    let quorum = Mutex<QuorumDescription?>(nil)

    func describeQuorum(_ done: @escaping @Sendable (QuorumDescription?) -> Void) {
        done(quorum.withLock { $0 })
    }

    func write(_ records: [MetadataRecord]) {
        let before = image
        var after = before
        var touched = TouchedMetadata()
        for record in records {
            do { try after.apply(record, touched: &touched) } catch {
                Issue.record("record \(record): \(error)")
            }
        }
        content.withLock { [after] in $0 = after }
        onDelta.withLock { $0 }?(MetadataDelta(from: before, to: after, touched: touched))
    }
}

/// Read destinations in memory.
final class TestDestination: ReadDestination, DestinationSource {
    private let memory: OwnedMemory

    init(_ capacity: Int = 0) { memory = OwnedMemory(byteCount: capacity) }

    var base: UnsafeMutableRawPointer { memory.base }
    var capacity: Int { memory.byteCount }
    func makeDestination(capacity: Int) -> any ReadDestination { TestDestination(capacity) }
}

/// A codec that turns every byte over and puts a mark in front.
struct FakeCodec: Codec {
    let compressionType: CompressionType
    let levels: ClosedRange<Int32> = 1...9

    func compress(_ bytes: UnsafeRawBufferPointer, level: Int32?) throws(CodecError) -> [UInt8] {
        [UInt8(bitPattern: compressionType.rawValue)] + bytes.map { ~$0 }
    }

    func decompress(
        _ bytes: UnsafeRawBufferPointer, limits: DecompressionLimits
    ) throws(CodecError) -> [UInt8] {
        guard bytes.first == UInt8(bitPattern: compressionType.rawValue) else {
            throw .corrupt("no mark")
        }
        return bytes.dropFirst().map { ~$0 }
    }
}

/// A broker on fakes, spoken to in frames.
struct TestBroker {
    let world: World
    let store: FakeStore
    let metadata: FakeMetadata
    let broker: Broker
    let disk = DiskPressure()
    let services: BrokerServices

    init(
        loops: Int = 1, store: FakeStore = FakeStore(), metadata: FakeMetadata? = nil,
        defaults: BrokerDefaults = BrokerDefaults(), logLevels: (any LogLevels)? = nil
    ) throws {
        let world = World()
        self.world = world
        services = BrokerServices(logLevels: logLevels, disk: disk)
        self.store = store
        self.metadata = try metadata ?? FakeMetadata(defaults: defaults)
        broker = Broker(
            settings: BrokerSettings(nodeID: 1, clusterID: "test", defaults: defaults),
            services: services,
            loops: (0..<loops).map { ManualLoop(world, $0) }, clock: world,
            entropy: SeededEntropy(), compute: world,
            codecs: CodecTable([
                FakeCodec(compressionType: .gzip), FakeCodec(compressionType: .zstd),
            ]),
            buffers: TestDestination(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { _ in store }
        broker.attach(self.metadata)
        self.metadata.subscribe { [broker] in broker.apply($0) {} }
        // What exists already, as the node's start tells it.
        var touched = TouchedMetadata()
        var image = MetadataImage()
        for record in self.metadata.image.records() { try image.apply(record, touched: &touched) }
        broker.apply(MetadataDelta(from: MetadataImage(), to: image, touched: touched)) {}
        world.run()
    }

    // MARK: Requests

    static func frame<Request: WireRequest>(
        _ request: Request, version: Int16, correlation: Int32 = 7
    ) -> [UInt8] {
        var writer = ByteWriter()
        RequestHeader(
            requestApiKey: Request.apiKey, requestApiVersion: version, correlationId: correlation,
            clientId: "test"
        ).encode(to: &writer)
        request.encode(to: &writer, version: version)
        return writer.bytes
    }

    /// Hands a frame to the broker without running the loops any further than it.
    func submit(_ frame: [UInt8], loop: Int = 0) -> Box<[Reply]> {
        let replies = Box<[Reply]>([])
        world.enqueue(loop) { [broker] in
            broker.handle(
                PinnedBytes(copying: frame),
                from: ConnectionContext(id: 1, listener: "L", clientAddress: "a"), loopIndex: loop
            ) { reply in replies.update { $0.append(reply) } }
        }
        world.run()
        return replies
    }

    func submit<Request: WireRequest>(
        _ request: Request, version: Int16, loop: Int = 0
    ) -> Box<[Reply]> { submit(Self.frame(request, version: version), loop: loop) }

    /// The answer to a request that is answered at once.
    func call<Request: WireRequest>(
        _ request: Request, version: Int16, loop: Int = 0
    ) throws -> Request.Response {
        try Self.decode(
            Request.self, submit(request, version: version, loop: loop), version: version
        )
        .response
    }

    /// The one reply, decoded, and the bytes that its ranges are of.
    static func decode<Request: WireRequest>(
        _: Request.Type, _ replies: Box<[Reply]>, version: Int16
    ) throws -> (response: Request.Response, bytes: [UInt8]) {
        try #require(replies.value.count == 1)
        guard case .response(let encoded) = replies.value[0] else {
            Issue.record("\(replies.value[0])")
            throw StoreError(.invalid, "no response")
        }
        let bytes = Self.bytes(encoded)
        #expect(bytes.count == encoded.byteCount)
        var cursor = ByteCursor(bytes.span.bytes)
        let header = try ResponseHeader.decode(
            from: &cursor, apiKey: Request.apiKey, apiVersion: version)
        #expect(header.correlationId == 7)
        let response = try Request.Response(from: &cursor, version: version)
        try cursor.expectEnd()
        return (response, bytes)
    }

    static func bytes(_ encoded: EncodedResponse) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 0
        for (splice, payload) in zip(encoded.head.splices, encoded.payloads) {
            bytes += encoded.head.bytes[position..<splice.position]
            position = splice.position
            for region in payload.regions {
                switch region {
                case .destination(let count):
                    bytes += UnsafeRawBufferPointer(start: payload.destination?.base, count: count)
                case .memory(let memory): bytes += memory.buffer
                case .file: Issue.record("a file region")
                }
            }
        }
        return bytes + encoded.head.bytes[position...]
    }

    func create(
        _ names: String..., partitions: Int32 = 1, configs: [String: String] = [:]
    ) throws {
        let response = try call(
            CreateTopicsRequest(
                topics: names.map { name in
                    .init(
                        name: name, numPartitions: partitions, replicationFactor: 1,
                        configs: configs.map { .init(name: $0.key, value: $0.value) })
                }), version: 7)
        #expect(response.topics.allSatisfy { $0.errorCode == 0 }, "\(response.topics)")
    }

    func delete(_ name: String) throws {
        let response = try call(
            DeleteTopicsRequest(topics: [.init(name: name)]), version: 6)
        #expect(response.responses.map(\.errorCode) == [0])
    }

    // MARK: Produce and fetch

    static func batch(
        _ values: [String], key: [UInt8]? = nil, timestamp: Int64 = 1_700_000_000_000,
        producer: Int64 = -1, epoch: Int16 = -1, sequence: Int32 = -1,
        type: CompressionType = .none
    ) -> [UInt8] {
        var attributes = BatchAttributes()
        attributes.compression = type
        var builder = BatchBuilder(
            BatchHeader(
                attributes: attributes, producerId: producer, producerEpoch: epoch,
                baseSequence: sequence))
        for (index, value) in values.enumerated() {
            builder.append(timestamp: timestamp + Int64(index), key: key, value: Array(value.utf8))
        }
        guard type != .none else { return builder.build() }
        do {
            return try builder.build { bytes throws(CodecError) in
                try FakeCodec(compressionType: type).compress(bytes, level: nil)
            }
        } catch {
            Issue.record("\(error)")
            return []
        }
    }

    static func produce(
        _ topic: String, _ batches: [(Int32, [UInt8])], acks: Int16 = -1, timeout: Int32 = 1_000
    ) -> ProduceRequest {
        ProduceRequest(
            acks: acks, timeoutMs: timeout,
            topicData: [
                .init(
                    name: topic,
                    partitionData: batches.map { .init(index: $0.0, records: .bytes($0.1)) })
            ])
    }

    /// Produces one batch and returns its answer.
    func produce(
        _ topic: String, _ batch: [UInt8], partition: Int32 = 0, loop: Int = 0
    ) throws -> ProduceResponse.PartitionProduceResponse {
        try call(Self.produce(topic, [(partition, batch)]), version: 9, loop: loop)
            .responses[0].partitionResponses[0]
    }

    static func fetch(
        _ topic: String, _ partitions: [(Int32, Int64)], maxWait: Int32 = 500, minBytes: Int32 = 1,
        maxBytes: Int32 = 1 << 20, partitionMaxBytes: Int32 = 1 << 20, session: Int32 = 0,
        epoch: Int32 = -1
    ) -> FetchRequest {
        var request = FetchRequest()
        request.maxWaitMs = maxWait
        request.minBytes = minBytes
        request.maxBytes = maxBytes
        request.sessionId = session
        request.sessionEpoch = epoch
        if !partitions.isEmpty {
            request.topics = [
                .init(
                    topic: topic,
                    partitions: partitions.map {
                        .init(
                            partition: $0.0, fetchOffset: $0.1, partitionMaxBytes: partitionMaxBytes
                        )
                    })
            ]
        }
        return request
    }

    /// Values of the records in an answered partition.
    static func values(
        _ data: FetchResponse.PartitionData, in bytes: [UInt8]
    ) throws -> [String] {
        guard case .range(let range)? = data.records else { return [] }
        var values: [String] = []
        try Array(bytes[range]).withUnsafeBytes { buffer in
            var batches = BatchIterator(buffer)
            while let batch = try batches.next() {
                let start = batch.position + BatchHeader.byteCount
                let payload = UnsafeRawBufferPointer(
                    rebasing: buffer[start..<(batch.position + batch.header.totalByteCount)])
                var records = RecordIterator(payload, count: batch.header.recordCount)
                while let record = try records.next() {
                    values.append(
                        String(decoding: payload[record.value ?? 0..<0], as: UTF8.self))
                }
            }
        }
        return values
    }
}
