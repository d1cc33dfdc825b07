/// A label of a metric: `topic="orders"`.
public struct MetricLabel: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// What a metric's numbers mean, in Prometheus' words.
public enum MetricKind: String, Sendable {
    case counter
    case gauge
    case histogram
}

/// A metric: its name, what it says, and its present values.
public struct MetricFamily: Sendable {
    public enum Value: Sendable, Equatable {
        case integer(Int64)
        case double(Double)
        case histogram(HistogramSnapshot)
    }

    public struct Sample: Sendable {
        public var labels: [MetricLabel]
        public var value: Value

        public init(_ labels: [MetricLabel], _ value: Value) {
            self.labels = labels
            self.value = value
        }

        public init(_ labels: [MetricLabel] = [], _ value: Int64) {
            self.init(labels, .integer(value))
        }
    }

    /// `weir_` and Prometheus' rules: base units, `_total` behind counters, `_seconds` behind
    /// histograms of time.
    public var name: String
    public var help: String
    public var kind: MetricKind
    public var samples: [Sample]

    public init(name: String, help: String, kind: MetricKind, samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }
}

/// The Prometheus text format, version 0.0.4.
public enum PrometheusText {
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    public static func render(_ families: [MetricFamily]) -> String {
        var text = ""
        for family in families where !family.samples.isEmpty {
            text += "# HELP \(family.name) \(escapedHelp(family.help))\n"
            text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
            for sample in family.samples { append(sample, of: family.name, to: &text) }
        }
        return text
    }

    private static func append(
        _ sample: MetricFamily.Sample, of name: String, to text: inout String
    ) {
        let labels = labelText(sample.labels)
        switch sample.value {
        case .integer(let value): text += "\(name)\(braced(labels)) \(value)\n"
        case .double(let value): text += "\(name)\(braced(labels)) \(value)\n"
        case .histogram(let snapshot):
            var sum: UInt64 = 0
            for (index, count) in snapshot.counts.enumerated() {
                sum &+= count
                let bound =
                    index < boundTexts.count ? boundTexts[index] : "+Inf"
                let all = labels.isEmpty ? "" : labels + ","
                text += "\(name)_bucket{\(all)le=\"\(bound)\"} \(sum)\n"
            }
            let seconds = Double(snapshot.sumNanoseconds) / 1e9
            text += "\(name)_sum\(braced(labels)) \(seconds)\n"
            text += "\(name)_count\(braced(labels)) \(sum)\n"
        }
    }

    private static let boundTexts = Histogram.bounds.map { "\(Double($0) / 1e9)" }

    private static func braced(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

    private static func labelText(_ labels: [MetricLabel]) -> String {
        labels.map { "\($0.name)=\"\(escapedLabel($0.value))\"" }.joined(separator: ",")
    }

    private static func escapedLabel(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func escapedHelp(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}
