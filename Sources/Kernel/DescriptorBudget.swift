import Glibc
import Logging
import Telemetry

/// Who may use how many of the process's descriptors. Pure but for ``raised(_:)``.
///
/// ```
///   limit = slack + connections + segments
/// ```
///
/// Connections get what `limits.max-connections` says if segments keep a useful number; else both
/// get less, and the node says so. Segment files are opened and closed as needed, so that any
/// number of partitions works with any budget.
package struct DescriptorBudget: Sendable, Equatable {
    /// For listeners, event loops, directories that are synced, checkpoints, plugins, HTTP.
    static let slack = 160
    /// Segment files that the storage should be able to keep open.
    static let wantedSegments = 512
    static let mostSegments = 1_000_000

    /// `RLIMIT_NOFILE` as it is in force.
    package let limit: Int
    /// What all of `max-connections` and the storage would take.
    package let wanted: Int
    /// Connections of clients that fit.
    package let connections: Int
    /// Segment files kept open.
    package let segments: Int

    package init(limit: Int, maxConnections: Int) {
        self.limit = limit
        wanted = maxConnections + Self.wantedSegments + Self.slack
        let available = max(32, limit - Self.slack)
        if limit >= wanted {
            connections = maxConnections
            segments = min(Self.mostSegments, available - maxConnections)
        } else {
            segments = min(Self.wantedSegments, max(16, available / 2))
            connections = min(maxConnections, available - segments)
        }
    }

    /// What an operator should know; nil if everything fits.
    package var complaint: String? {
        guard limit < wanted else { return nil }
        return "RLIMIT_NOFILE is \(limit), \(wanted) are needed for limits.max-connections, "
            + "\(Self.wantedSegments) segment files and \(Self.slack) others: at most "
            + "\(connections) connections are served and \(segments) segment files kept open; "
            + "raise the hard limit (LimitNOFILE= of systemd, ulimit -Hn) or lower max-connections"
    }

    /// By the limit that is in force now.
    static func current(maxConnections: Int) -> DescriptorBudget {
        var limit = rlimit()
        let known = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0
        return DescriptorBudget(
            limit: known ? Int(min(limit.rlim_cur, 1 << 30)) : 1_024,
            maxConnections: maxConnections)
    }

    /// Raises the process's own limit as far as the system lets it.
    static func raised(maxConnections: Int, _ logger: Logger) -> DescriptorBudget {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        if getrlimit(resource, &limit) == 0, limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            if setrlimit(resource, &limit) != 0 {
                logger.report(.descriptorsScarce, "descriptor limit not raised: \(systemError())")
            }
        }
        let budget = current(maxConnections: maxConnections)
        if let complaint = budget.complaint { logger.report(.descriptorsScarce, "\(complaint)") }
        return budget
    }
}
