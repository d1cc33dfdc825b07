package import Broker
import Logging
package import NIOCore
import Ports
import Primitives
import Telemetry

/// One client connection: bytes to frames, frames to the broker, replies back in order.
///
/// ```
///   socket --bytes--> FrameReader --frames--> Broker
///     ^                                         |
///     '------ ResponseQueue <----- replies -----'
/// ```
///
/// It reads only while every bound allows it: requests in flight, bytes buffered here and in all,
/// bytes that a slow reader has not taken. A reply may come from any thread and hops to the loop.
///
/// [event loop] Everything.
package final class ConnectionHandler: ChannelInboundHandler, @unchecked Sendable {
    // Guard of the unchecked conformance: state is touched on the channel's event loop only.
    package typealias InboundIn = ByteBuffer
    package typealias OutboundOut = ByteBuffer

    private let shared: TransportShared
    private let reader: ConnectionReader
    private let loopIndex: Int
    private let connection: ConnectionContext
    private var context: ChannelHandlerContext?
    private var queue = ResponseQueue()
    /// Requests that came but may not start yet, oldest first.
    private var waiting: [(number: UInt64, frame: ByteBuffer)] = []
    /// Requests that the broker works on, and whether they are all produces.
    private var startedCount = 0
    private var startedOnlyProduces = true
    private var isStarting = false
    /// Requests that are not sent, by number.
    private var traces: [UInt64: RequestTrace] = [:]
    /// Number of the request whose reply is sent next.
    private var nextSent: UInt64 = 0
    private var bufferedByteCount = 0
    /// Bytes of the budget held for the frame that is still coming.
    private var reservedByteCount = 0
    private var waitsForBudget = false
    private var isInRead = false
    private var isReadDemanded = false
    private var needsFlush = false
    private var isClosing = false
    private var isDraining = false
    private var lastActivity: NIODeadline = .distantPast
    private var idleTask: Scheduled<Void>?

    package init(
        shared: TransportShared, reader: ConnectionReader, loopIndex: Int,
        connection: ConnectionContext
    ) {
        self.shared = shared
        self.reader = reader
        self.loopIndex = loopIndex
        self.connection = connection
    }

    package func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    package func channelActive(context: ChannelHandlerContext) {
        lastActivity = .now()
        scheduleIdleCheck(context, in: .milliseconds(shared.limits.idleMilliseconds))
        shared.connections.add(self, on: loopIndex)
        demandRead()
        context.fireChannelActive()
    }

    package func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        idleTask?.cancel()
        releaseReservation()
        for (number, _) in waiting {
            shared.budget.release(traces.removeValue(forKey: number)?.byteCount ?? 0)
            shared.metrics[loopIndex].inFlight.add(-1)
        }
        waiting.removeAll()
        shared.broker.connectionClosed(connection.id, loopIndex: loopIndex)
        shared.connections.remove(self, on: loopIndex)
        self.context = nil
        context.fireChannelInactive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) {
        // A channel that never became active does not become inactive either.
        isClosing = true
        self.context = nil
    }

    // MARK: Reading

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        isInRead = true
        lastActivity = .now()
        let frames: [ByteBuffer]
        do throws(FrameReader.Failure) {
            frames = try reader.frames.feed(unwrapInboundIn(data))
        } catch {
            switch error {
            case .length(let length, let allowed):
                close(reason: "frame length is \(length); must be 1...\(allowed)")
            case .lost: close(reason: "the beginning of a frame was lost while it was read")
            }
            return
        }
        for frame in frames {
            if isClosing { return }
            dispatch(frame)
        }
        // The reservation counted a whole buffer; between frames nothing is held.
        if reader.frames.heldByteCount == 0 { releaseReservation() }
    }

    package func channelReadComplete(context: ChannelHandlerContext) {
        isInRead = false
        isReadDemanded = false
        flushIfNeeded()
        if isDraining && queue.count == 0 { closeWhenSent() }
        demandRead()
        context.fireChannelReadComplete()
    }

    package func channelWritabilityChanged(context: ChannelHandlerContext) {
        startWaiting()
        demandRead()
        context.fireChannelWritabilityChanged()
    }

    /// Asks for more bytes if every bound allows it.
    private func demandRead() {
        guard let context, !isClosing, !isDraining, !isReadDemanded, !waitsForBudget,
            context.channel.isWritable, queue.count < shared.limits.maxInFlightRequests,
            bufferedByteCount < shared.limits.maxBufferedByteCountPerConnection
        else { return }
        let held = reader.frames.heldByteCount
        if held > reservedByteCount {
            guard reserve(held - reservedByteCount) else { return }
        }
        isReadDemanded = true
        context.read()
    }

    /// Room for a frame's buffer before it is filled further.
    private func reserve(_ byteCount: Int) -> Bool {
        let loop = shared.loops[loopIndex]
        let granted = shared.budget.reserve(byteCount) { [weak self] in
            loop.execute { [weak self] in
                guard let self else { return }
                self.waitsForBudget = false
                self.demandRead()
            }
        }
        if granted { reservedByteCount += byteCount } else { waitsForBudget = true }
        return granted
    }

    private func releaseReservation() {
        guard reservedByteCount > 0 else { return }
        let byteCount = reservedByteCount
        reservedByteCount = 0
        shared.budget.release(byteCount)
    }

    private func dispatch(_ frame: ByteBuffer) {
        let byteCount = frame.readableBytes
        let number = queue.expect()
        // The frame that was waited for has a reservation; small ones take theirs now, and are
        // never refused: what one read brings is bounded by the read's size.
        let held = min(reservedByteCount, byteCount)
        reservedByteCount -= held
        if byteCount > held { shared.budget.take(byteCount - held) }
        traces[number] = RequestTrace(byteCount: byteCount, arrived: lastActivity.monotonic)
        shared.metrics[loopIndex].inFlight.add(1)
        bufferedByteCount += byteCount
        waiting.append((number, frame))
        startWaiting()
    }

    /// Starts what may start. A client relies on its requests taking effect one after another: what
    /// follows an acks=0 produce sees its records. Produces alone may overlap, since the partitions
    /// keep their order.
    private func startWaiting() {
        // An answer that comes inline asks to start the next; the loop does.
        guard !isStarting else { return }
        isStarting = true
        defer { isStarting = false }
        // What a slow reader has not taken is in memory: nothing more is made for it meanwhile.
        while let (number, frame) = waiting.first, !isClosing, context?.channel.isWritable == true {
            let isProduce = frame.getInteger(at: frame.readerIndex, as: Int16.self) == 0
            guard startedCount == 0 || (isProduce && startedOnlyProduces) else { return }
            waiting.removeFirst()
            startedOnlyProduces = isProduce
            startedCount += 1
            start(number, frame)
        }
    }

    private func start(_ number: UInt64, _ frame: ByteBuffer) {
        let pinned = frame.withUnsafeReadableBytesWithStorageManagement { bytes, storage in
            unsafe PinnedBytes(
                owner: storage.takeUnretainedValue(),
                base: bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped,
                byteCount: bytes.count)
        }
        let loop = shared.loops[loopIndex]
        let trace = traces[number]
        trace?.start(at: NIODeadline.now().monotonic)
        shared.broker.handle(
            pinned, from: connection, loopIndex: loopIndex, trace: trace
        ) { [self] reply in
            if loop.inEventLoop {
                answered(number, reply)
            } else {
                loop.execute { [self] in answered(number, reply) }
            }
        }
    }

    // MARK: Writing

    private func answered(_ number: UInt64, _ reply: Reply) {
        startedCount -= 1
        let trace = traces[number]
        let byteCount = trace?.byteCount ?? 0
        shared.metrics[loopIndex].inFlight.add(-1)
        bufferedByteCount -= byteCount
        shared.budget.release(byteCount)
        guard !isClosing else { return }
        lastActivity = .now()
        trace?.answered = lastActivity.monotonic
        queue.answer(number, with: reply)
        while let next = queue.next() {
            let done = traces.removeValue(forKey: nextSent)
            nextSent += 1
            switch next {
            case .response(let response): write(response, done)
            case .none: if let done { finished(done, 0) }
            case .close(let reason): return close(reason: reason)
            }
        }
        startWaiting()
        if isInRead { return }
        flushIfNeeded()
        if isDraining && queue.count == 0 { return closeWhenSent() }
        demandRead()
    }

    /// Length, then encoded parts with the payloads in between, without copying the payloads.
    private func write(_ response: EncodedResponse, _ trace: RequestTrace?) {
        guard let context else { return }
        let head = response.head
        var buffer = context.channel.allocator.buffer(capacity: 4 + head.bytes.count)
        buffer.writeInteger(Int32(response.byteCount))
        var position = 0
        for (splice, payload) in zip(head.splices, response.payloads) {
            buffer.writeBytes(head.bytes[position..<splice.position])
            position = splice.position
            context.write(wrapOutboundOut(buffer), promise: nil)
            write(payload, context)
            buffer = context.channel.allocator.buffer(
                capacity: max(16, head.bytes.count - position))
        }
        buffer.writeBytes(head.bytes[position...])
        let promise = context.eventLoop.makePromise(of: Void.self)
        let byteCount = response.byteCount
        promise.futureResult.assumeIsolated().whenComplete { [self] _ in
            if let trace { finished(trace, byteCount) }
        }
        context.write(wrapOutboundOut(buffer), promise: promise)
        needsFlush = true
    }

    /// The response is with the socket, or there is none.
    private func finished(_ trace: RequestTrace, _ responseByteCount: Int) {
        shared.metrics[loopIndex].finished(
            trace, sent: NIODeadline.now().monotonic, responseByteCount: responseByteCount,
            connection: connection)
    }

    private func write(_ payload: FetchPayload, _ context: ChannelHandlerContext) {
        for region in payload.regions {
            switch region {
            case .destination(let byteCount):
                guard let destination = payload.destination as? NetworkDestination else {
                    preconditionFailure("a read filled a destination that is not the transport's")
                }
                context.write(wrapOutboundOut(destination.take(byteCount)), promise: nil)
            case .memory(let bytes):
                var buffer = context.channel.allocator.buffer(capacity: bytes.byteCount)
                unsafe buffer.writeBytes(bytes.buffer)
                context.write(wrapOutboundOut(buffer), promise: nil)
            case .file:
                preconditionFailure("file regions were not asked for")
            }
        }
    }

    private func flushIfNeeded() {
        guard needsFlush else { return }
        needsFlush = false
        context?.flush()
    }

    // MARK: Ending

    /// Ends the connection because of what the client did. Replies already written are sent first.
    private func close(reason: String) {
        guard !isClosing else { return }
        shared.logger.report(
            .connectionClosed, "connection closed",
            metadata: [
                "client": "\(connection.clientAddress)", "listener": "\(connection.listener)",
                "reason": "\(reason)",
            ])
        closeWhenSent()
    }

    private func closeWhenSent() {
        guard !isClosing, let context else { return }
        isClosing = true
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(capacity: 0)))
            .whenComplete { [context = NIOLoopBound(context, eventLoop: context.eventLoop)] _ in
                context.value.close(promise: nil)
            }
    }

    /// Reads no more requests, answers those in flight, then closes.
    package func drain() {
        guard !isClosing else { return }
        isDraining = true
        if queue.count == 0 { closeWhenSent() }
    }

    /// Closes at once.
    package func abort() {
        isClosing = true
        context?.close(promise: nil)
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A client that goes away is no event for the log.
        isClosing = true
        context.close(promise: nil)
    }

    private func scheduleIdleCheck(_ context: ChannelHandlerContext, in delay: TimeAmount) {
        idleTask = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
            guard let self, let context = self.context, !self.isClosing else { return }
            let limit = TimeAmount.milliseconds(self.shared.limits.idleMilliseconds)
            let idle = NIODeadline.now() - self.lastActivity
            guard idle >= limit, self.queue.count == 0 || !context.channel.isWritable else {
                let wait = self.queue.count > 0 ? limit : limit - idle
                return self.scheduleIdleCheck(context, in: wait)
            }
            self.shared.logger.info(
                "idle connection closed", metadata: ["client": "\(self.connection.clientAddress)"])
            self.abort()
        }
    }
}

extension NIODeadline {
    /// Both count CLOCK_MONOTONIC.
    var monotonic: MonotonicTime { MonotonicTime(nanoseconds: uptimeNanoseconds) }
}
