import Config
import Histogram
import Ports
import Synchronization

/// Times in nanoseconds, to three digits. [any thread]
final class LatencyRecorder: Sendable {
    // An hour; longer times count as that.
    private static let mostNanoseconds: UInt64 = 3_600_000_000_000

    private let histogram = Mutex(
        Histogram<UInt64>(
            highestTrackableValue: mostNanoseconds, numberOfSignificantValueDigits: .three))

    func record(from start: MonotonicTime, to end: MonotonicTime, count: Int = 1) {
        let time = end.nanoseconds > start.nanoseconds ? end.nanoseconds - start.nanoseconds : 0
        _ = histogram.withLock {
            $0.record(min(time, Self.mostNanoseconds), count: UInt64(count))
        }
    }

    /// Milliseconds at each of ``BenchReport/percentiles``, and the most; nil without any.
    var milliseconds: [(name: String, value: Double)]? {
        histogram.withLock { histogram in
            guard histogram.totalCount > 0 else { return nil }
            var values = BenchReport.percentiles.map { percentile in
                (
                    percentile.name,
                    Double(histogram.valueAtPercentile(percentile.value)) / 1e6
                )
            }
            values.append(("max", Double(histogram.max) / 1e6))
            return values
        }
    }
}

/// What a measurement found.
struct BenchReport {
    static let percentiles: [(name: String, value: Double)] = [
        ("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9),
    ]

    var recordCount: Int
    /// Of keys and values for writing, of batches for reading.
    var byteCount: Int
    var nanoseconds: UInt64
    /// Times by what was timed.
    var latencies: [(name: String, recorder: LatencyRecorder)] = []

    private var seconds: Double { max(Double(nanoseconds) / 1e9, 1e-9) }
    private var recordsPerSecond: Double { Double(recordCount) / seconds }
    private var megabytesPerSecond: Double { Double(byteCount) / 1e6 / seconds }

    var text: String {
        var text = """
            records     \(recordCount)
            bytes       \(byteCount)
            time        \(rounded(seconds, 3)) s
            throughput  \(rounded(recordsPerSecond, 0)) records/s, \
            \(rounded(megabytesPerSecond, 2)) MB/s

            """
        for (name, recorder) in latencies {
            guard let values = recorder.milliseconds else { continue }
            let list = values.map { "\($0.name) \(rounded($0.value, 3))" }
            text += "\(name) ms: \(list.joined(separator: ", "))\n"
        }
        return text
    }

    var json: JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("records", .integer(Int64(recordCount))),
            ("bytes", .integer(Int64(byteCount))),
            ("seconds", .number(seconds)),
            ("records-per-second", .number(recordsPerSecond)),
            ("megabytes-per-second", .number(megabytesPerSecond)),
        ]
        for (name, recorder) in latencies {
            let values = (recorder.milliseconds ?? []).map { ($0.name, JSONValue.number($0.value)) }
            members.append(("\(name)-milliseconds", .object(values)))
        }
        return .object(members)
    }

    func print(asJSON: Bool) {
        if asJSON {
            StandardOutput.write(line: json.text)
        } else {
            StandardOutput.write(text)
        }
    }
}

/// A decimal number without Foundation.
private func rounded(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, value < 1e15 else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return "\(whole)" }
    let fraction = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(whole / Int(scale)).\(zeros)\(fraction)"
}
