import Broker
import Dispatch
import Glibc
import Logging
import Synchronization
import Telemetry

/// Looks at the volume of the data directory now and then, for as long as the node runs: how much
/// room there is, and whether the directory is still the one that was opened.
///
/// [any thread] A queue of its own does the looking: a device that hangs holds up nobody else.
final class DiskWatcher: Sendable {
    private struct State: Sendable {
        var watermark: DiskWatermark
        var isStopped = false
    }

    private let directory: DataDirectory
    private let disk: DiskPressure
    private let logger: Logger
    private let fatal: FatalSignal
    private let whenLow: @Sendable () -> Void
    private let state: Mutex<State>
    private let queue = DispatchQueue(label: "weir.disk")
    private let total: Gauge
    private let usable: Gauge
    private let refusing: Gauge

    /// - Parameters:
    ///   - minFree: `limits.min-free-bytes`; nil takes the default.
    ///   - whenLow: asked to make room, at every look while records are refused.
    init(
        _ directory: DataDirectory, minFree: Int?, services: BrokerServices, logger: Logger,
        fatal: FatalSignal, whenLow: @escaping @Sendable () -> Void
    ) {
        self.whenLow = whenLow
        self.directory = directory
        self.disk = services.disk
        self.logger = logger
        self.fatal = fatal
        state = Mutex(
            State(
                watermark: DiskWatermark(
                    directory: directory.path, minFree: minFree.map { Int64($0) })))
        let metrics = services.metrics
        total = metrics.gauge(
            "weir_disk_bytes", "Size of the volume of the data directory, in bytes.")
        usable = metrics.gauge(
            "weir_disk_usable_bytes", "What can still be used of the volume, in bytes.")
        refusing = metrics.gauge(
            "weir_disk_refusing", "1 while records are refused for want of space, else 0.")
    }

    /// Takes the first look before it returns, then goes on looking.
    func start() {
        if let pause = look() { schedule(after: pause) }
    }

    /// A new `limits.min-free-bytes`, in force at the next look.
    func setMinFree(_ byteCount: Int?) {
        state.withLock { $0.watermark.minFree = byteCount.map { Int64($0) } }
    }

    /// Returns when no look is under way; none comes later.
    func stop() {
        state.withLock { $0.isStopped = true }
        queue.sync {}
    }

    private func schedule(after milliseconds: Int64) {
        queue.asyncAfter(deadline: .now() + .milliseconds(Int(milliseconds))) { [self] in
            if let pause = look() { schedule(after: pause) }
        }
    }

    /// - Returns: milliseconds to the next look; nil if there is to be none.
    private func look() -> Int64? {
        if state.withLock({ $0.isStopped }) { return nil }
        if let fault = directory.fault {
            fatal.raise(.dataDirectoryLost, fault)
            return nil
        }
        guard let space = directory.space else { return DiskWatermark.longestPause }
        let (watermark, change) = state.withLock { state in
            let change = state.watermark.step(space, isExhausted: disk.isExhausted)
            return (state.watermark, change)
        }
        let refusal = watermark.refusal(space)
        disk.setSpace(total: space.total, usable: space.usable)
        disk.setHeadroom(watermark.headroom(space), refusal: refusal)
        disk.set(watermark.isRefusing ? refusal : nil)
        total.set(space.total)
        usable.set(space.usable)
        refusing.set(watermark.isRefusing ? 1 : 0)
        if watermark.isRefusing { whenLow() }
        switch change {
        case .began: logger.report(.diskLow, "disk low, records are refused: \(refusal)")
        case .ended:
            logger.notice(
                "disk has room, records are taken again",
                metadata: ["usable-bytes": "\(space.usable)", "directory": "\(directory.path)"])
        case nil: break
        }
        return watermark.pause(space)
    }
}
