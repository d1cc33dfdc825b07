import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// Speaks to the control socket of a node on this machine.
public enum ControlClient {
    /// Largest answer that is taken, in bytes.
    private static let answerByteCountMax = 16 << 20

    /// Sends one request and waits for its answer.
    ///
    /// - Parameters:
    ///   - directory: the node's data directory.
    ///   - timeoutSeconds: for the whole exchange.
    /// - Throws: ``ControlError`` that says what to do if no node serves the directory.
    public static func call(
        _ method: ControlRoute.Method, _ target: String, of directory: String,
        timeoutSeconds: Int64 = 60
    ) async throws -> ControlRoute.Answer {
        let file = directory + "/" + ControlServer.fileName
        let address = try SocketPath(file)
        defer { address.close() }
        let group = MultiThreadedEventLoopGroup.singleton
        let promise = group.next().makePromise(of: ControlRoute.Answer.self)
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        try channel.pipeline.syncOperations.addHandler(
                            AnswerReader(promise: promise, byteCountMax: answerByteCountMax))
                    }
                }
                .connect(unixDomainSocketPath: address.path).get()
        } catch {
            let cause = (error as? IOError).map { String(cString: strerror($0.errnoCode)) }
            let failure = ControlError(
                "no node answers at \(file): \(cause ?? "\(error)"); check the data directory, "
                    + "that the node runs, and that this user may write there")
            promise.fail(failure)
            throw failure
        }
        let head = HTTPRequestHead(
            version: .http1_1, method: method == .get ? .GET : .POST, uri: target,
            headers: ["Host": "weir", "Content-Length": "0", "Connection": "close"])
        try channel.syncOptions?.setOption(.autoRead, value: true)
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        let timeout = channel.eventLoop.scheduleTask(in: .seconds(timeoutSeconds)) {
            promise.fail(
                ControlError("the node at \(file) gave no answer within \(timeoutSeconds) s"))
        }
        defer { timeout.cancel() }
        let answer: Result<ControlRoute.Answer, any Error>
        do {
            answer = .success(try await promise.futureResult.get())
        } catch {
            answer = .failure(error)
        }
        try? await channel.close()
        return try answer.get()
    }
}

/// Collects one response. [event loop]
private final class AnswerReader: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let promise: EventLoopPromise<ControlRoute.Answer>
    private let byteCountMax: Int
    private var status = 0
    private var isJSON = false
    private var body = ByteBuffer()

    init(promise: EventLoopPromise<ControlRoute.Answer>, byteCountMax: Int) {
        self.promise = promise
        self.byteCountMax = byteCountMax
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            status = Int(head.status.code)
            isJSON = head.headers.first(name: "Content-Type") == "application/json"
        case .body(var part):
            guard body.readableBytes + part.readableBytes <= byteCountMax else {
                promise.fail(ControlError("the node's answer is larger than \(byteCountMax) bytes"))
                return context.close(promise: nil)
            }
            body.writeBuffer(&part)
        case .end:
            promise.succeed(
                ControlRoute.Answer(status: status, text: String(buffer: body), isJSON: isJSON))
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.fail(ControlError("the node closed the connection before it had answered"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.fail(error)
        context.close(promise: nil)
    }
}
