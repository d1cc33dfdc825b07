public import Ports
public import Telemetry

/// What the node around a broker lends it: metrics, log levels, the state of its disk.
public struct BrokerServices: Sendable {
    public var metrics: MetricRegistry
    /// nil: levels cannot be changed while the node runs.
    public var logLevels: (any LogLevels)?
    public var disk: DiskPressure

    public init(
        metrics: MetricRegistry = MetricRegistry(), logLevels: (any LogLevels)? = nil,
        disk: DiskPressure = DiskPressure()
    ) {
        self.metrics = metrics
        self.logLevels = logLevels
        self.disk = disk
    }
}
