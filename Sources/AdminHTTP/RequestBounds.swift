import NIOCore
import Synchronization

/// Closes a connection that sends too much for one answer, or to which nothing could be sent for
/// too long.
///
/// It sits before HTTP, on bytes: what it counts is bounded whatever the bytes say.
///
/// [event loop] Everything.
final class RequestBounds: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let maxByteCount: Int
    private let idle: TimeAmount
    private var byteCount = 0
    private var lastWrite: NIODeadline = .distantPast
    private var task: Scheduled<Void>?

    init(_ limits: AdminLimits) {
        maxByteCount = limits.maxRequestByteCount
        idle = .seconds(limits.idleSeconds)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        lastWrite = .now()
        schedule(context, in: idle)
    }

    func handlerRemoved(context: ChannelHandlerContext) { task?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        task?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        byteCount += unwrapInboundIn(data).readableBytes
        guard byteCount <= maxByteCount else { return context.close(promise: nil) }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        byteCount = 0
        lastWrite = .now()
        context.write(data, promise: promise)
    }

    private func schedule(_ context: ChannelHandlerContext, in delay: TimeAmount) {
        task = context.eventLoop.assumeIsolated().scheduleTask(in: delay) { [self] in
            let quiet = NIODeadline.now() - lastWrite
            if quiet >= idle {
                context.close(promise: nil)
            } else {
                schedule(context, in: idle - quiet)
            }
        }
    }

    /// HTTP's pipeline takes further handlers behind its own; this one puts the bounds in front.
    final class Installer: ChannelInboundHandler, RemovableChannelHandler, Sendable {
        typealias InboundIn = Never

        private let limits: AdminLimits
        private let connections: OpenConnections

        init(_ limits: AdminLimits, _ connections: OpenConnections) {
            self.limits = limits
            self.connections = connections
        }

        func handlerAdded(context: ChannelHandlerContext) {
            connections.add(context.channel)
            do {
                try context.pipeline.syncOperations.addHandler(
                    RequestBounds(limits), position: .first)
            } catch {
                context.close(promise: nil)
            }
        }
    }
}

/// The connections of one listener, so that none outlives it. [any thread]
final class OpenConnections: Sendable {
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        channels.withLock { $0[id] = channel }
        channel.closeFuture.whenComplete { [self] _ in
            channels.withLock { $0[id] = nil }
        }
    }

    /// Returns once all are closed.
    func close() async {
        for channel in channels.withLock({ Array($0.values) }) { try? await channel.close() }
    }
}
