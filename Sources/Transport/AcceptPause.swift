import Glibc
import Logging
import NIOCore
import Telemetry

/// Lets a listener rest when the process has no descriptor, or the system no memory, for one more
/// connection. Those that wait are accepted later; without the rest the loop would ask again and
/// again, for the socket stays readable.
///
/// [the listener's loop]
final class AcceptPause: ChannelInboundHandler {
    typealias InboundIn = any Channel

    private static let rest = TimeAmount.milliseconds(250)
    private static let quiet = TimeAmount.seconds(30)

    private let listener: String
    private let logger: Logger
    private var loggedAt: NIODeadline?

    init(listener: String, logger: Logger) {
        self.listener = listener
        self.logger = logger
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let failure = error as? IOError,
            [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(failure.errnoCode)
        else { return context.fireErrorCaught(error) }
        note(failure)
        let channel = context.channel
        channel.setOption(.autoRead, value: false).whenSuccess {
            channel.eventLoop.scheduleTask(in: Self.rest) {
                _ = channel.setOption(.autoRead, value: true)
            }
        }
    }

    private func note(_ error: IOError) {
        let now = NIODeadline.now()
        if let loggedAt, now - loggedAt < Self.quiet { return }
        loggedAt = now
        let hint =
            error.errnoCode == EMFILE || error.errnoCode == ENFILE
            ? "; raise the limit on open files or lower limits.max-connections" : ""
        let reason = String(cString: strerror(error.errnoCode))
        logger.report(
            .acceptPaused, "no connection can be accepted for now: \(reason)\(hint)",
            metadata: ["listener": "\(listener)"])
    }
}
