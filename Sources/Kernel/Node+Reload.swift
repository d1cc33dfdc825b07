import Broker
import Config
import Logging
import Synchronization
import Transport

/// The running configuration of a node and where it came from. [any thread]
final class LiveConfig: Sendable {
    let source: ConfigSource
    private let reading: Mutex<ConfigReading>

    init(_ reading: ConfigReading, from source: ConfigSource) {
        self.source = source
        self.reading = Mutex(reading)
    }

    var config: WeirConfig { reading.withLock { $0.config } }

    /// Reads the source again and takes over what it may. One reload at a time.
    ///
    /// - Parameter apply: puts a configuration in force.
    func reload(dryRun: Bool, _ apply: (WeirConfig) -> Void) -> ReloadReport {
        var report = ReloadReport(path: source.path, isDryRun: dryRun)
        // Read under the lock: an older reading must not be applied after a newer one.
        reading.withLock { running in
            do throws(ConfigErrors) {
                let new = try source.read()
                let changes = ConfigReload.changes(from: running, to: new)
                report.applied = changes.filter(\.isLive)
                report.refused = changes.filter { !$0.isLive }
                guard !dryRun, !report.applied.isEmpty else { return }
                running = ConfigReload.applied(changes, of: new, to: running)
                apply(running.config)
            } catch {
                report.errors = error.errors
            }
        }
        return report
    }
}

extension Node {
    /// Reads the configuration again and takes over what a running node can: `weir reload` and
    /// SIGHUP.
    ///
    /// [any thread] Blocks for the reading of a file. If anything is wrong with it, nothing
    /// changes. What needs a restart stays as it is and is in the report with its reason.
    public func reload(dryRun: Bool = false) -> ReloadReport {
        let report = live.reload(dryRun: dryRun) { put($0) }
        let level: Logger.Level = report.errors.isEmpty ? .notice : .error
        for line in report.lines {
            logger.log(
                level: report.isDryRun ? .debug : level, "configuration reload: \(line)",
                metadata: ["file": "\(report.path)"])
        }
        return report
    }

    /// Puts what may change live in force.
    private func put(_ config: WeirConfig) {
        server.setLimits(Self.limits(config))
        logging.levels.setConfigured(NodeLogging.level(config.logging))
        broker.replaceStaticDefaults(config.defaults)
        broker.setNodeConfigs(
            NodeConfigs.values(config, directory: directory.path, endpoints: endpoints))
        disk.setMinFree(config.limits.minFreeBytes)
    }
}
