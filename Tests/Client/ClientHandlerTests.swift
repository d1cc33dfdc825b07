import Client
import NIOCore
import NIOEmbedded
import Ports
import Primitives
import Testing
import Wire

@Suite struct ClientHandlerTests {
    private let channel: EmbeddedChannel

    init() throws {
        channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers(
            ByteToMessageHandler(FrameCutter(place: "broker:1", maxByteCount: 1_000)),
            ClientHandler(clientId: "me", place: "broker:1"))
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    /// Sends a request of the API with that key.
    private func send(
        _ key: Int16 = 3, version: Int16 = 12, timeout: Int64 = 100
    ) throws -> EventLoopFuture<ResponseFrame> {
        let promise = channel.eventLoop.makePromise(of: ResponseFrame.self)
        try channel.writeOutbound(
            OutboundRequest(
                apiKey: key, apiVersion: version, body: [ByteBuffer(bytes: [1, 2, 3])],
                timeout: Milliseconds(timeout), promise: promise))
        return promise.futureResult
    }

    private func answer(_ correlationId: Int32) throws {
        var frame = ByteBuffer()
        frame.writeInteger(Int32(5))
        frame.writeInteger(correlationId)
        frame.writeInteger(UInt8(9))
        try channel.writeInbound(frame)
    }

    private func failure(_ future: EventLoopFuture<ResponseFrame>) -> ClientError? {
        do {
            _ = try future.wait()
            return nil
        } catch {
            return error as? ClientError
        }
    }

    @Test func writesLengthAndHeaderInFront() throws {
        _ = try send()
        var bytes: [UInt8] = []
        while let piece = try channel.readOutbound(as: ByteBuffer.self) {
            bytes += piece.readableBytesView
        }
        var cursor = ByteCursor(bytes.span.bytes)
        #expect(try Int(cursor.readInt32()) == bytes.count - 4)
        let header = try RequestHeader.decode(from: &cursor)
        #expect(header.requestApiKey == 3 && header.requestApiVersion == 12)
        #expect(header.clientId == "me")
        #expect(bytes.suffix(3) == [1, 2, 3])
    }

    @Test func givesAnswersToThoseWhoAsked() throws {
        let (first, second) = (try send(), try send())
        try answer(0)
        try answer(1)
        #expect(try Array(first.wait().bytes.readableBytesView) == [0, 0, 0, 0, 9])
        #expect(try Array(second.wait().bytes.readableBytesView) == [0, 0, 0, 1, 9])
        #expect(channel.isActive)
    }

    @Test func anAnswerOutOfOrderEndsTheConnection() throws {
        let (first, second) = (try send(), try send())
        try answer(1)
        #expect(failure(first)?.code == .badResponse)
        #expect(failure(second)?.code == .badResponse)
        #expect(!channel.isActive)
    }

    @Test func anOverdueAnswerEndsTheConnection() throws {
        let early = try send(timeout: 100)
        let late = try send(timeout: 10_000)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(99))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
        #expect(failure(early)?.code == .timedOut)
        #expect(failure(early)?.message.contains("Metadata within 100 ms") == true)
        #expect(failure(late)?.code == .connectionLost)
    }

    @Test func aTimelyAnswerStopsTheClock() throws {
        let first = try send(timeout: 100)
        try answer(0)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(200))
        #expect(channel.isActive)
        _ = try first.wait()
        let second = try send(timeout: 100)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(100))
        #expect(failure(second)?.code == .timedOut)
    }

    @Test func aClosedConnectionFailsWhatWaitsAndWhatComes() throws {
        let waiting = try send()
        try channel.close().wait()
        #expect(failure(waiting)?.code == .connectionLost)
    }

    @Test func aFrameBeyondTheLimitIsRefused() throws {
        let waiting = try send()
        var frame = ByteBuffer()
        frame.writeInteger(Int32(1_001))
        _ = try? channel.writeInbound(frame)
        #expect(failure(waiting)?.code == .badResponse)
        #expect(!channel.isActive)
    }

    @Test func framesMayComeByteByByte() throws {
        let waiting = try send()
        for byte in [0, 0, 0, 5, 0, 0, 0, 0, 9] as [UInt8] {
            try channel.writeInbound(ByteBuffer(bytes: [byte]))
        }
        #expect(try waiting.wait().bytes.readableBytes == 5)
    }
}
