/// A broker config that supplies the default of a topic config.
public struct SettingSynonym: Sendable, Equatable {
    /// The broker config's name.
    public let name: String
    /// The broker's value times this is the topic's value (`log.roll.hours` to `segment.ms`).
    public let multiplier: Int64

    public init(_ name: String, times multiplier: Int64 = 1) {
        self.name = name
        self.multiplier = multiplier
    }
}

/// When a broker config may change while the broker runs (KIP-226). The texts are Kafka's.
public enum SettingUpdate: String, Sendable {
    /// At a start only.
    case readOnly = "read-only"
    /// For one broker, not as a default of all.
    case perBroker = "per-broker"
    /// For one broker, or as a default of all.
    case clusterWide = "cluster-wide"
}

/// One row of a table of Kafka configs: what it is called, what it takes and what it means.
public struct SettingDefinition: Sendable, Equatable {
    public let name: String
    public let type: SettingType
    /// Nil where Kafka's default is null: another config decides.
    public let defaultValue: SettingValue?
    public let constraint: SettingConstraint
    /// Meaning and unit, in one or two sentences.
    public let doc: String
    /// Broker configs that give the default, the first one that is set wins. Empty in the broker's
    /// own table.
    public let synonyms: [SettingSynonym]
    /// Of a broker config: when it may change.
    public let update: SettingUpdate
    /// Why the config is taken but changes nothing; nil if it is enforced.
    public let inert: InertReason?
    /// The key of the configuration file that gives this config, which `defaults` then does not
    /// take; nil if the config has no key of its own.
    public let ownKey: String?

    public init(
        _ name: String, _ type: SettingType, default defaultValue: SettingValue?,
        _ constraint: SettingConstraint = .any, doc: String, synonyms: [SettingSynonym] = [],
        update: SettingUpdate = .readOnly, inert: InertReason? = nil, ownKey: String? = nil
    ) {
        self.name = name
        self.type = type
        self.defaultValue = defaultValue
        self.constraint = constraint
        self.doc = doc
        self.synonyms = synonyms
        self.update = update
        self.inert = inert
        self.ownKey = ownKey
    }

    /// Whether values are secrets, which are never told.
    public var isSensitive: Bool { type == .password }

    /// `doc`, and what else a client must know: that the config has no effect, or where it is set.
    public var documentation: String {
        var text = doc
        if let inert { text += " Has no effect here: \(inert.rawValue)." }
        if let ownKey { text += " Set by \(ownKey) of the configuration file." }
        return text
    }

    /// What a value must be, continuing "must be ...".
    public var allowed: String {
        switch constraint {
        case .any: type.noun
        case .atLeast(let low): "\(type.noun) of at least \(low)"
        case .within(let range): "\(range.lowerBound)...\(range.upperBound)"
        case .withinOr(let range, let extra):
            "\(range.lowerBound)...\(range.upperBound), or \(extra)"
        case .fraction(let range): "\(range.lowerBound)...\(range.upperBound)"
        case .oneOf(let values): "one of \(values.joined(separator: ", "))"
        case .elements(let values): "a list of \(values.joined(separator: ", ")), each once"
        case .throttledReplicas: "* or a list of partition:broker pairs"
        case .clientMatches:
            "a list of name=pattern pairs with the names "
                + Self.clientMatchNames.joined(separator: ", ")
        case .offsetReset: "earliest, latest or by_duration:PnDTnHnMn.nS"
        }
    }

    /// Reads a value from the text Kafka's clients send. Blanks around it are ignored, as in Kafka.
    public func parse(_ text: String) throws(SettingError) -> SettingValue {
        let trimmed = Self.trim(text[...])
        guard let value = read(trimmed), accepts(value) else {
            throw SettingError(name: name, value: text, allowed: allowed)
        }
        return value
    }

    private func read(_ text: String) -> SettingValue? {
        switch type {
        case .boolean:
            switch text.lowercased() {
            case "true": return .boolean(true)
            case "false": return .boolean(false)
            default: return nil
            }
        case .string, .class, .password: return .string(text)
        case .short: return Int16(text).map { .integer(Int64($0)) }
        case .int: return Int32(text).map { .integer(Int64($0)) }
        case .long: return Int64(text).map { .integer($0) }
        case .double:
            guard let value = Double(text), value.isFinite else { return nil }
            return .double(value)
        case .list:
            if text.isEmpty { return .list([]) }
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            return .list(parts.map(Self.trim))
        }
    }

    /// Whether the constraint holds for a value of the right type.
    private func accepts(_ value: SettingValue) -> Bool {
        switch (constraint, value) {
        case (.any, _): return true
        case (.atLeast(let low), .integer(let number)): return number >= low
        case (.within(let range), .integer(let number)): return range.contains(number)
        case (.withinOr(let range, let extra), .integer(let number)):
            return range.contains(number) || number == extra
        case (.fraction(let range), .double(let number)): return range.contains(number)
        case (.oneOf(let values), .string(let text)): return values.contains(text)
        case (.elements(let values), .list(let elements)):
            return Set(elements).count == elements.count
                && elements.allSatisfy { values.contains($0) }
        case (.throttledReplicas, .list(let elements)):
            return elements == ["*"] || elements.allSatisfy(Self.isReplicaPair)
        case (.clientMatches, .list(let elements)): return elements.allSatisfy(Self.isClientMatch)
        case (.offsetReset, .string(let text)): return OffsetResetText.isValid(text)
        default: return false
        }
    }

    private static func isReplicaPair(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (0x30...0x39).contains($0) } && Int32(part) != nil
            }
    }

    private static let clientMatchNames = [
        "client_instance_id", "client_id", "client_software_name", "client_software_version",
        "client_source_address", "client_source_port",
    ]

    /// `name=pattern` (KIP-714). The pattern is an expression for the day clients send metrics.
    private static func isClientMatch(_ text: String) -> Bool {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false)
        return parts.count == 2 && clientMatchNames.contains(trim(parts[0]))
            && !trim(parts[1]).isEmpty
    }

    private static func trim(_ text: Substring) -> String {
        var rest = text
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
