import Glibc
import Ports
import Telemetry

/// What the system says of this process, for `/metrics`, under the names that every exporter uses.
enum ProcessMetrics {
    static func register(_ registry: MetricRegistry, started: MonotonicMoment) {
        registry.gauge(
            "weir_build_info", "1; the labels say which build this is.",
            [MetricLabel("version", WeirVersion.text)]
        ).set(1)
        registry.collect { done in done(families(started)) }
    }

    private static func families(_ started: MonotonicMoment) -> [MetricFamily] {
        var result = [
            gauge("weir_uptime_seconds", "Seconds since the node began to start.", started.seconds)
        ]
        if let stat = try? SmallFile.read("/proc/self/stat"), let fields = statFields(stat) {
            let tick = Double(sysconf(Int32(_SC_CLK_TCK)))
            let cpu = (fields(13) + fields(14)) / tick
            result.append(
                MetricFamily(
                    name: "process_cpu_seconds_total", help: "CPU time, user and system.",
                    kind: .counter, samples: [.init([], .double(cpu))]))
            let page = Double(sysconf(Int32(_SC_PAGESIZE)))
            result.append(
                gauge("process_resident_memory_bytes", "Memory in RAM.", fields(23) * page))
            result.append(gauge("process_virtual_memory_bytes", "Address space.", fields(22)))
            result.append(gauge("process_threads", "Threads.", fields(19)))
            if let boot = bootTime() {
                result.append(
                    gauge(
                        "process_start_time_seconds", "Start, in seconds since the epoch.",
                        boot + fields(21) / tick))
            }
        }
        result.append(gauge("process_open_fds", "Descriptors in use.", Double(openDescriptors())))
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            result.append(
                gauge("process_max_fds", "Descriptors allowed.", Double(limit.rlim_cur)))
        }
        return result
    }

    private static func gauge(_ name: String, _ help: String, _ value: Double) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .gauge, samples: [.init([], .double(value))])
    }

    /// Fields of `/proc/self/stat` by their index from 0; those behind the name, which may hold
    /// spaces.
    private static func statFields(_ bytes: [UInt8]) -> ((Int) -> Double)? {
        guard let end = bytes.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        let rest = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
        return { index in
            rest.indices.contains(index - 2) ? Double(rest[index - 2]) ?? 0 : 0
        }
    }

    private static func bootTime() -> Double? {
        guard let bytes = try? SmallFile.read("/proc/stat") else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        where line.hasPrefix("btime ") {
            return Double(line.dropFirst(6))
        }
        return nil
    }

    private static func openDescriptors() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // Without ".", ".." and the folder itself.
        return max(0, count - 3)
    }
}

/// A moment to count seconds from.
struct MonotonicMoment: Sendable {
    private let nanoseconds = SystemClock().now.nanoseconds

    var seconds: Double { Double(SystemClock().now.nanoseconds &- nanoseconds) / 1e9 }
}
