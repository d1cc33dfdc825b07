/// Changes configs of resources. One result for each, in the request's order: nil if its change was
/// made, or would be with `validateOnly`. A resource's refusal does not hinder the others.
public struct AlterConfigs: ControllerRequest {
    /// What becomes of one config (KIP-339).
    public enum Operation: Equatable, Sendable {
        case set(String)
        /// The default holds again.
        case delete
        /// Adds elements to a list, separated by commas; those it has already stay single.
        case append(String)
        /// Takes elements out of a list; those it lacks are passed over.
        case subtract(String)
    }

    public struct Config: Equatable, Sendable {
        public var name: String
        public var operation: Operation

        public init(name: String, _ operation: Operation) {
            self.name = name
            self.operation = operation
        }
    }

    public struct Change: Equatable, Sendable {
        public var resource: ConfigResource
        /// At most one for each name.
        public var configs: [Config]
        /// Whether configs that are not named go back to their defaults.
        public var replacesAll: Bool

        public init(_ resource: ConfigResource, _ configs: [Config], replacesAll: Bool = false) {
            self.resource = resource
            self.configs = configs
            self.replacesAll = replacesAll
        }
    }

    /// Longest value of a config, in UTF-8 bytes.
    public static let maxValueByteCount = 32_767
    /// Longest name of a group or subscription, in UTF-8 bytes.
    public static let maxNameByteCount = 32_767
    /// Most groups, and most subscriptions, that may have configs: these need not exist otherwise.
    public static let maxResourcesOfAKind = 10_000

    public var changes: [Change]
    /// Answers without changing anything.
    public var validateOnly: Bool

    public init(_ changes: [Change], validateOnly: Bool = false) {
        self.changes = changes
        self.validateOnly = validateOnly
    }

    public func step(
        _ context: ControllerContext
    ) throws(ControllerError) -> ControllerOutcome<[ControllerError?]> {
        var results: [ControllerError?] = []
        var records: [MetadataRecord] = []
        var configured: [ConfigResource.Kind: Set<String>] = [:]
        for change in changes {
            do throws(ControllerError) {
                let made = try Self.records(of: change, context)
                try Self.checkRoom(for: change.resource, records: made, &configured, context)
                records += made
                results.append(nil)
            } catch {
                results.append(error)
            }
        }
        return ControllerOutcome(results, records: validateOnly ? [] : records)
    }

    private static func records(
        of change: Change, _ context: ControllerContext
    ) throws(ControllerError) -> [MetadataRecord] {
        let resource = change.resource
        try checkName(resource)
        let validator = context.settings.configValidator
        let present = context.image.configs(of: resource)
        var configs = change.replacesAll ? [:] : present
        for config in change.configs {
            let value = try value(of: config, resource.kind, present[config.name], validator)
            if let value, value.utf8.count > maxValueByteCount {
                throw ControllerError(
                    .invalidConfig,
                    "The value of \(config.name) has \(value.utf8.count) bytes; at most "
                        + "\(maxValueByteCount) are allowed.")
            }
            configs[config.name] = value
        }
        let changed = Set(change.configs.map(\.name).filter { configs[$0] != nil })
        if let problem = validator.problem(resource, configs: configs, changed: changed) {
            throw problem
        }
        try checkExists(resource, in: context.image)
        return Set(present.keys).union(configs.keys).sorted()
            .filter { present[$0] != configs[$0] }
            .map { .config(resource: resource, name: $0, value: configs[$0]) }
    }

    private static func value(
        of config: Config, _ kind: ConfigResource.Kind, _ present: String?,
        _ validator: any ConfigValidator
    ) throws(ControllerError) -> String? {
        let operand: String
        let adds: Bool
        switch config.operation {
        case .set(let value): return value
        case .delete: return nil
        case .append(let elements): (operand, adds) = (elements, true)
        case .subtract(let elements): (operand, adds) = (elements, false)
        }
        guard let builtIn = validator.listDefault(kind, config.name) else {
            throw ControllerError(
                .invalidConfig,
                "Cannot \(adds ? "append to" : "subtract from") config \(config.name): it is no "
                    + "list. Set the whole value instead.")
        }
        var elements = present.map { split($0) } ?? builtIn
        for element in split(operand) {
            if adds {
                if !elements.contains(element) { elements.append(element) }
            } else if let index = elements.firstIndex(of: element) {
                elements.remove(at: index)
            }
        }
        return elements.joined(separator: ",")
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: ",").map { part in
            var rest = part
            while rest.first?.isWhitespace == true { rest.removeFirst() }
            while rest.last?.isWhitespace == true { rest.removeLast() }
            return String(rest)
        }.filter { !$0.isEmpty }
    }

    private static func checkName(_ resource: ConfigResource) throws(ControllerError) {
        let name = resource.name
        switch resource.kind {
        case .topic:
            guard !name.isEmpty else {
                throw ControllerError(
                    .invalidRequest, "Default topic resources are not allowed: name a topic.")
            }
            if let problem = TopicName.problem(name) {
                throw ControllerError(.invalidTopic, problem)
            }
        case .broker:
            guard name.isEmpty || Int32(name).map({ $0 >= 0 }) == true else {
                throw ControllerError(
                    .invalidRequest, "Broker resource '\(name)' must be a broker id, or empty.")
            }
        case .group, .clientMetrics:
            let what = resource.kind == .group ? "Group" : "Client metrics subscription"
            guard !name.isEmpty, name.utf8.count <= maxNameByteCount else {
                throw ControllerError(
                    .invalidRequest,
                    "\(what) name has \(name.utf8.count) bytes; must have "
                        + "1...\(maxNameByteCount).")
            }
        }
    }

    private static func checkExists(
        _ resource: ConfigResource, in image: MetadataImage
    ) throws(ControllerError) {
        switch resource.kind {
        case .topic where image.topics[name: resource.name] == nil:
            throw ControllerError(
                .unknownTopicOrPartition, "There is no topic with name '\(resource.name)'.")
        case .broker:
            guard let id = Int32(resource.name) else { return }
            guard image.brokers[id] != nil else {
                throw ControllerError(
                    .brokerIDNotRegistered, "No broker with id \(id) is registered.")
            }
        default: return
        }
    }

    /// Groups and subscriptions may be any: their number is bounded.
    private static func checkRoom(
        for resource: ConfigResource, records: [MetadataRecord],
        _ configured: inout [ConfigResource.Kind: Set<String>], _ context: ControllerContext
    ) throws(ControllerError) {
        guard resource.kind == .group || resource.kind == .clientMetrics,
            records.contains(where: { if case .config(_, _, _?) = $0 { true } else { false } })
        else { return }
        var names =
            configured[resource.kind]
            ?? Set(
                context.image.configuredResources.filter { $0.kind == resource.kind }
                    .map(\.name))
        names.insert(resource.name)
        guard names.count <= maxResourcesOfAKind else {
            throw ControllerError(
                .policyViolation,
                "\(maxResourcesOfAKind) resources of this type have configs, which is the most; "
                    + "delete those of others first.")
        }
        configured[resource.kind] = names
    }
}
