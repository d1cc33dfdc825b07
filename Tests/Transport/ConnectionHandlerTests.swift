import Broker
import Logging
import Metadata
import NIOCore
import NIOEmbedded
import Ports
import Primitives
import Settings
import Synchronization
import Testing
import Transport
import Wire

/// Changes wait until the test lets them fail: requests that need one are answered late.
private final class HeldMetadata: ClusterMetadata {
    private let held = Mutex<[@Sendable () -> Void]>([])

    var image: MetadataImage { MetadataImage() }

    func submit<Request: ControllerRequest>(
        _ request: Request,
        _ done: @escaping @Sendable (Result<Request.Response, ControllerError>) -> Void
    ) {
        held.withLock {
            $0.append { done(.failure(ControllerError(.notController, "not now"))) }
        }
    }

    func updateSettings(_ change: @escaping @Sendable (inout ControllerSettings) -> Void) {}
    func describeQuorum(_ done: @escaping @Sendable (QuorumDescription?) -> Void) { done(nil) }

    func release() {
        let all = held.withLock { held in
            defer { held = [] }
            return held
        }
        for done in all { done() }
    }
}

private struct StillClock: Clock {
    var now: MonotonicTime { MonotonicTime(nanoseconds: 1) }
    var wallMilliseconds: Int64 { 1 }
}

private struct NoEntropy: Entropy {
    func randomBits() -> UInt64 { 1 }
}

private struct InlinePool: ComputePool {
    func submit(_ job: @escaping @Sendable () -> Void) { job() }
}

@Suite("Connection handler")
struct ConnectionHandlerTests {
    private struct Connection {
        let channel: EmbeddedChannel
        let shared: TransportShared
        let metadata: HeldMetadata
        let handler: ConnectionHandler
        let reader: ConnectionReader

        init(_ limits: TransportLimits = .small()) throws {
            channel = EmbeddedChannel()
            metadata = HeldMetadata()
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let broker = Broker(
                settings: BrokerSettings(nodeID: 1, clusterID: "c", defaults: BrokerDefaults()),
                loops: [EventLoopOwner(channel.embeddedEventLoop)], clock: StillClock(),
                entropy: NoEntropy(), compute: InlinePool(), codecs: CodecTable([]),
                buffers: NetworkDestinations(), logger: logger
            ) { _ in preconditionFailure("there are no topics") }
            broker.attach(metadata)
            shared = TransportShared(
                broker: broker, limits: limits, logger: logger, loops: [channel.embeddedEventLoop])
            reader = ConnectionReader(maxFrameByteCount: limits.maxFrameByteCount)
            handler = ConnectionHandler(
                shared: shared,
                reader: reader,
                loopIndex: 0,
                connection: ConnectionContext(id: 1, listener: "L", clientAddress: "a"))
            try channel.pipeline.syncOperations.addHandler(handler)
            try channel.connect(to: SocketAddress(unixDomainSocketPath: "/none")).wait()
        }

        func send(_ bytes: [UInt8]) throws {
            // As a socket reads: into the reader's buffer.
            var buffer = reader.frames.takeBuffer(ByteBufferAllocator())
            buffer.writeBytes(bytes)
            try channel.writeInbound(buffer)
            channel.embeddedEventLoop.run()
        }

        /// Correlation ids of the responses that were sent.
        func sent() throws -> [Int32] {
            var all = ByteBuffer()
            while var part = try channel.readOutbound(as: ByteBuffer.self) {
                all.writeBuffer(&part)
            }
            var ids: [Int32] = []
            while let length = all.readInteger(as: Int32.self) {
                let id = all.getInteger(at: all.readerIndex, as: Int32.self)
                ids.append(try #require(id))
                all.moveReaderIndex(forwardBy: Int(length))
            }
            return ids
        }
    }

    private func frame<Request: WireRequest>(
        _ request: Request, version: Int16, _ correlation: Int32
    ) -> [UInt8] {
        var writer = ByteWriter()
        RequestHeader(
            requestApiKey: Request.apiKey, requestApiVersion: version, correlationId: correlation,
            clientId: nil
        ).encode(to: &writer)
        request.encode(to: &writer, version: version)
        return withUnsafeBytes(of: Int32(writer.bytes.count).bigEndian) { Array($0) } + writer.bytes
    }

    /// Answered at once.
    private func quick(_ correlation: Int32) -> [UInt8] {
        frame(ApiVersionsRequest(), version: 0, correlation)
    }

    /// Answered once the metadata lets it.
    private func slow(_ correlation: Int32) -> [UInt8] {
        frame(InitProducerIdRequest(transactionalId: nil), version: 0, correlation)
    }

    @Test(arguments: [1, 2, 7, 1_000]) func responsesKeepTheOrderOfRequests(_ chunk: Int) throws {
        let connection = try Connection(.small(inFlight: 100))
        let stream = quick(1) + slow(2) + quick(3) + slow(4) + quick(5)
        for start in stride(from: 0, to: stream.count, by: chunk) {
            try connection.send(Array(stream[start..<min(start + chunk, stream.count)]))
        }
        #expect(try connection.sent() == [1])
        #expect(connection.shared.budget.used > 0)
        connection.metadata.release()
        connection.channel.embeddedEventLoop.run()
        // The fourth starts when those before it have ended.
        #expect(try connection.sent() == [2, 3])
        connection.metadata.release()
        connection.channel.embeddedEventLoop.run()
        #expect(try connection.sent() == [4, 5])
        #expect(connection.shared.budget.used == 0)
        _ = try connection.channel.finish()
    }

    @Test func theBudgetIsGivenBackWhenTheConnectionCloses() throws {
        let connection = try Connection()
        try connection.send(slow(1) + Array(slow(2)[..<6]))
        #expect(connection.shared.budget.used > slow(1).count)
        connection.channel.close(promise: nil)
        connection.channel.embeddedEventLoop.run()
        connection.metadata.release()
        connection.channel.embeddedEventLoop.run()
        #expect(connection.shared.budget.used == 0)
        #expect(try connection.sent().isEmpty)
    }

    @Test func betweenFramesNothingIsHeld() throws {
        let connection = try Connection()
        let bytes = quick(1)
        try connection.send(Array(bytes[..<5]))
        #expect(connection.shared.budget.used > 0)
        try connection.send(Array(bytes[5...]))
        #expect(connection.shared.budget.used == 0)
        _ = try connection.channel.finish()
    }

    @Test func aWrongLengthClosesAfterWhatWasAnswered() throws {
        let connection = try Connection()
        try connection.send(quick(1))
        try connection.send([0x7f, 0xff, 0xff, 0xff])
        #expect(try connection.sent() == [1])
        #expect(!connection.channel.isActive)
    }

    @Test func aRequestThatCannotBeServedClosesInItsTurn() throws {
        let connection = try Connection()
        var bad = quick(2)
        bad[5] = 200
        try connection.send(slow(1) + bad + quick(3))
        #expect(connection.channel.isActive)
        connection.metadata.release()
        connection.channel.embeddedEventLoop.run()
        #expect(try connection.sent() == [1])
        #expect(!connection.channel.isActive)
        #expect(connection.shared.budget.used == 0)
    }

    @Test func drainingAnswersWhatIsInFlightAndCloses() throws {
        let connection = try Connection()
        try connection.send(slow(1))
        connection.handler.drain()
        #expect(connection.channel.isActive)
        connection.metadata.release()
        connection.channel.embeddedEventLoop.run()
        #expect(try connection.sent() == [1])
        #expect(!connection.channel.isActive)

        let idle = try Connection()
        idle.handler.drain()
        idle.channel.embeddedEventLoop.run()
        #expect(!idle.channel.isActive)
    }

    /// A read that was asked for before the drain may still bring a request.
    @Test func drainingEndsWhenTheLastAnswerComesInARead() throws {
        let connection = try Connection()
        try connection.send(slow(1))
        connection.handler.drain()
        // Both are answered inside of one read: the second is inline, the first before it.
        connection.channel.pipeline.fireChannelRead(ByteBuffer(bytes: quick(2)))
        connection.metadata.release()
        connection.channel.pipeline.fireChannelReadComplete()
        connection.channel.embeddedEventLoop.run()
        #expect(try connection.sent() == [1, 2])
        #expect(!connection.channel.isActive)
    }

    @Test func nothingKeepsAClosedConnection() throws {
        weak var handler: ConnectionHandler?
        do {
            let connection = try Connection()
            handler = connection.handler
            try connection.send(quick(1))
            _ = try connection.channel.finish()
            connection.channel.embeddedEventLoop.run()
        }
        #expect(handler == nil)
    }
}
