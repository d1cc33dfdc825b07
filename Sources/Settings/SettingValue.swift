/// The type of a Kafka config value, as Kafka names it.
public enum SettingType: Int8, Sendable {
    /// The raw values are the codes of DescribeConfigs (KIP-569).
    case boolean = 1
    case string = 2
    /// A signed 32-bit integer.
    case int = 3
    /// A signed 16-bit integer.
    case short = 4
    /// A signed 64-bit integer.
    case long = 5
    case double = 6
    /// Texts separated by commas.
    case list = 7
    /// The name of a Java class. Nothing is loaded by it here.
    case `class` = 8
    /// A text that is never told.
    case password = 9

    /// What a person has to write, for messages.
    var noun: String {
        switch self {
        case .boolean: "true or false"
        case .string, .class, .password: "a text"
        case .short: "a 16-bit integer"
        case .int: "a 32-bit integer"
        case .long: "a 64-bit integer"
        case .double: "a number"
        case .list: "a list separated by commas"
        }
    }
}

/// A config value of one of Kafka's types. `short`, `int` and `long` are all `integer`; the
/// definition's type says how wide it may be. `class` and `password` are `string`.
public enum SettingValue: Sendable, Equatable, CustomStringConvertible {
    case boolean(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case list([String])

    /// The text Kafka puts on the wire for this value.
    public var description: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .double(let value): Self.text(value)
        case .string(let value): value
        case .list(let values): values.joined(separator: ",")
        }
    }

    /// As Java writes it: `1.0E-5` where Swift has `1e-05`.
    private static func text(_ value: Double) -> String {
        let text = "\(value)"
        guard let mark = text.firstIndex(of: "e") else { return text }
        var exponent = text[text.index(after: mark)...]
        let sign = exponent.first == "-" ? "-" : ""
        exponent = exponent.drop { $0 == "+" || $0 == "-" }.drop { $0 == "0" }
        let mantissa = text[..<mark]
        return mantissa + (mantissa.contains(".") ? "" : ".0") + "E" + sign + exponent
    }
}

/// Which values of its type a setting takes.
public enum SettingConstraint: Sendable, Equatable {
    /// Every value of the type.
    case any
    /// Integers from this one up to the largest of the type.
    case atLeast(Int64)
    /// Integers in the closed range.
    case within(ClosedRange<Int64>)
    /// Integers in the closed range, and one more that means "choose".
    case withinOr(ClosedRange<Int64>, Int64)
    /// Numbers in the closed range.
    case fraction(ClosedRange<Double>)
    /// One of these texts.
    case oneOf([String])
    /// Distinct elements of these texts; the list may be empty.
    case elements([String])
    /// `*`, or `partition:broker` pairs (KIP-73).
    case throttledReplicas
    /// `name=pattern` pairs that pick clients (KIP-714).
    case clientMatches
    /// `earliest`, `latest` or `by_duration:` and an ISO 8601 duration (KIP-1106).
    case offsetReset
}

/// A value that a setting does not take.
///
/// `description` is a whole sentence for a Kafka client; `allowed` alone continues "must be".
public struct SettingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name as it was given.
    public let name: String
    /// The value as it was given; nil if the name itself is unknown.
    public let value: String?
    /// What would be right, continuing "must be ..."; empty for an unknown name.
    public let allowed: String
    /// The nearest known name, if the name is unknown.
    public let suggestion: String?

    public init(name: String, value: String?, allowed: String, suggestion: String? = nil) {
        self.name = name
        self.value = value
        self.allowed = allowed
        self.suggestion = suggestion
    }

    public var description: String {
        guard let value else {
            let hint = suggestion.map { "; did you mean \($0)?" } ?? ""
            return "Unknown config name \(name)\(hint)"
        }
        return "Invalid value \(value) for config \(name): it must be \(allowed)"
    }
}

/// Where an effective value comes from. The raw values are the codes of DescribeConfigs.
public enum SettingSource: Int8, Sendable {
    /// Set for this topic.
    case dynamicTopic = 1
    /// Set for this broker while it ran.
    case dynamicBroker = 2
    /// Set for every broker while they ran.
    case dynamicDefaultBroker = 3
    /// Set in the broker's configuration file.
    case staticBroker = 4
    /// The built-in default.
    case defaultValue = 5
    /// The level of one of the broker's loggers.
    case dynamicBrokerLogger = 6
    /// Set for a subscription to clients' metrics.
    case clientMetrics = 7
    /// Set for this group.
    case group = 8
}
