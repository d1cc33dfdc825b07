package import Wire

/// Something that has configs.
public struct ConfigResource: Hashable, Sendable, CustomStringConvertible {
    /// Raw values are Kafka's on the wire.
    public enum Kind: Int8, Sendable, CaseIterable {
        case topic = 2
        case broker = 4
        /// The levels of a broker's loggers.
        case brokerLogger = 8
        /// Client metrics subscriptions (KIP-714).
        case clientMetrics = 16
        case group = 32
    }

    public var kind: Kind
    /// A broker's id in decimal; empty for what all brokers fall back to.
    public var name: String

    public init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// The broker that alone can answer; nil if any can.
    package var broker: Int32? {
        kind == .broker || kind == .brokerLogger ? Int32(name) : nil
    }

    public var description: String {
        switch kind {
        case .topic: "topic '\(name)'"
        case .broker: name.isEmpty ? "the defaults of all brokers" : "broker \(name)"
        case .brokerLogger: "the loggers of broker \(name)"
        case .clientMetrics: "client metrics subscription '\(name)'"
        case .group: "group '\(name)'"
        }
    }
}

/// A config of a resource.
public struct ConfigEntry: Sendable, Equatable {
    /// Where a config's value comes from. Raw values are Kafka's on the wire.
    public enum Source: Int8, Sendable, CaseIterable {
        case unknown = 0
        case topic = 1
        /// Set for one broker while it runs.
        case dynamicBroker = 2
        /// Set for all brokers while they run.
        case dynamicBrokerDefault = 3
        /// From the file that the broker was started with.
        case staticBroker = 4
        case builtIn = 5
        case brokerLogger = 6
        case clientMetrics = 7
        case group = 8

        /// Whether the resource itself sets the value.
        public var isOwn: Bool {
            switch self {
            case .topic, .dynamicBroker, .dynamicBrokerDefault, .brokerLogger, .clientMetrics,
                .group:
                true
            case .unknown, .staticBroker, .builtIn: false
            }
        }
    }

    /// What a value is made of. Raw values are Kafka's on the wire.
    public enum ValueType: Int8, Sendable, CaseIterable {
        case unknown = 0
        case boolean, string, int, short, long, double, list, `class`, password
    }

    /// A name under which the value may be given, the strongest first.
    public struct Synonym: Sendable, Equatable {
        public var name: String
        public var value: String?
        public var source: Source
    }

    public var name: String
    /// Nil if it is secret or has none.
    public var value: String?
    public var source: Source
    public var type: ValueType
    public var isReadOnly: Bool
    /// The value is never told.
    public var isSensitive: Bool
    public var synonyms: [Synonym]
    /// Nil if the broker does not tell.
    public var documentation: String?

    package init(_ result: DescribeConfigsResponse.DescribeConfigsResourceResult) {
        name = result.name
        value = result.value
        source = Source(rawValue: result.configSource) ?? .unknown
        type = ValueType(rawValue: result.configType) ?? .unknown
        isReadOnly = result.readOnly
        isSensitive = result.isSensitive
        synonyms = result.synonyms.map {
            Synonym(
                name: $0.name, value: $0.value,
                source: Source(rawValue: $0.source) ?? .unknown)
        }
        documentation = result.documentation
    }
}

/// One step of a change of configs (KIP-339).
public struct ConfigAlteration: Sendable, Equatable {
    /// Raw values are Kafka's on the wire.
    public enum Operation: Int8, Sendable {
        case set = 0
        /// Back to what applies without it.
        case delete = 1
        /// Adds elements to a list.
        case append = 2
        /// Takes elements out of a list.
        case subtract = 3
    }

    public var name: String
    public var operation: Operation
    /// Nil to delete.
    public var value: String?

    public init(_ operation: Operation, _ name: String, _ value: String? = nil) {
        self.operation = operation
        self.name = name
        self.value = value
    }
}
