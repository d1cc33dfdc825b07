package import NIOCore
package import Ports
internal import Primitives
internal import Wire

/// A request on its way to the socket.
package struct OutboundRequest: Sendable {
    package var apiKey: Int16
    package var apiVersion: Int16
    /// The encoded body in pieces, so that batches are not copied.
    package var body: [ByteBuffer]
    /// How long the answer may take.
    package var timeout: Milliseconds
    /// Gets the answer; nil if the broker sends none.
    package var promise: EventLoopPromise<ResponseFrame>?

    package init(
        apiKey: Int16, apiVersion: Int16, body: [ByteBuffer], timeout: Milliseconds,
        promise: EventLoopPromise<ResponseFrame>?
    ) {
        self.apiKey = apiKey
        self.apiVersion = apiVersion
        self.body = body
        self.timeout = timeout
        self.promise = promise
    }
}

/// A whole answer, its header included.
package struct ResponseFrame: Sendable {
    package var bytes: ByteBuffer
    package var apiVersion: Int16
}

/// Writes requests with their headers, gives answers to those who wait, keeps deadlines.
///
/// [event loop] One for each connection. A request that is overdue ends the connection, because the
/// answers behind it could not be told apart from it.
package final class ClientHandler: ChannelDuplexHandler {
    package typealias InboundIn = ByteBuffer
    package typealias OutboundIn = OutboundRequest
    package typealias OutboundOut = ByteBuffer

    private struct Waiting {
        var promise: EventLoopPromise<ResponseFrame>
        var request: (apiKey: Int16, apiVersion: Int16)
        var timeout: Milliseconds
    }

    private let clientId: String
    private let place: String
    private var pending = PendingResponses<Waiting>()
    private var timer: Scheduled<Void>?
    private var timerDeadline: MonotonicTime?
    private var failure: ClientError?

    package init(clientId: String, place: String) {
        self.clientId = clientId
        self.place = place
    }

    package func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        let request = unwrapOutboundIn(data)
        if let failure {
            request.promise?.fail(failure)
            promise?.fail(failure)
            return
        }
        let correlationId = pending.takeCorrelationId()
        let head = head(of: request, correlationId, context.channel.allocator)
        context.write(wrapOutboundOut(head), promise: request.body.isEmpty ? promise : nil)
        for (index, piece) in request.body.enumerated() {
            let isLast = index + 1 == request.body.count
            context.write(wrapOutboundOut(piece), promise: isLast ? promise : nil)
        }
        guard let answer = request.promise else { return }
        let deadline = MonotonicTime(context.eventLoop.now) + request.timeout
        pending.add(
            Waiting(
                promise: answer, request: (request.apiKey, request.apiVersion),
                timeout: request.timeout),
            correlationId: correlationId, deadline: deadline)
        schedule(deadline, context)
    }

    /// Frame length and request header.
    private func head(
        of request: OutboundRequest, _ correlationId: Int32, _ allocator: ByteBufferAllocator
    ) -> ByteBuffer {
        var writer = ByteWriter(capacity: 64)
        writer.write(Int32(0))
        RequestHeader(
            requestApiKey: request.apiKey, requestApiVersion: request.apiVersion,
            correlationId: correlationId, clientId: clientId
        ).encode(to: &writer)
        let bodyByteCount = request.body.reduce(0) { $0 + $1.readableBytes }
        writer.patch(Int32(writer.bytes.count - 4 + bodyByteCount), at: 0)
        var buffer = allocator.buffer(capacity: writer.bytes.count)
        buffer.writeBytes(writer.bytes)
        return buffer
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard let correlationId = frame.getInteger(at: frame.readerIndex, as: Int32.self),
            let waiting = pending.match(correlationId)
        else {
            let expected = pending.expectedCorrelationId.map { "\($0)" } ?? "none"
            let found = frame.getInteger(at: frame.readerIndex, as: Int32.self) ?? -1
            end(
                ClientError(
                    .badResponse,
                    "\(place) answered request \(found), but \(expected) is awaited; check that it"
                        + " is a Kafka broker"),
                context)
            return
        }
        waiting.promise.succeed(
            ResponseFrame(bytes: frame, apiVersion: waiting.request.apiVersion))
    }

    package func channelInactive(context: ChannelHandlerContext) {
        failAll(ClientError(.connectionLost, "\(place) closed the connection"), context)
        context.fireChannelInactive()
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(ClientError.wrapping(error, at: place), context)
    }

    private func end(_ error: ClientError, _ context: ChannelHandlerContext) {
        failAll(error, context)
        context.close(promise: nil)
    }

    private func failAll(_ error: ClientError, _ context: ChannelHandlerContext) {
        failure = failure ?? error
        timer?.cancel()
        timer = nil
        timerDeadline = nil
        for (waiting, isOverdue) in pending.takeAll(now: MonotonicTime(context.eventLoop.now)) {
            guard isOverdue else {
                waiting.promise.fail(error)
                continue
            }
            let name = WireRegistry.api(waiting.request.apiKey)?.name ?? "a request"
            waiting.promise.fail(
                ClientError.timedOut(name, after: waiting.timeout.value, at: place))
        }
    }

    /// Sees to it that a timer fires at the deadline or before.
    private func schedule(_ deadline: MonotonicTime, _ context: ChannelHandlerContext) {
        if let timerDeadline, timerDeadline <= deadline { return }
        timer?.cancel()
        timerDeadline = deadline
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: deadline.deadline) {
            let (handler, context) = bound.value
            handler.timerFired(context)
        }
    }

    private func timerFired(_ context: ChannelHandlerContext) {
        timer = nil
        timerDeadline = nil
        guard let deadline = pending.deadline else { return }
        if deadline <= MonotonicTime(context.eventLoop.now) {
            end(
                ClientError(
                    .connectionLost,
                    "the connection to \(place) was given up because an earlier request was not"
                        + " answered in time"), context)
        } else {
            schedule(deadline, context)
        }
    }
}
