public import Ports

/// One kind of change to the metadata, as a pure function of the state it finds.
///
/// A request sees every record before it, committed or not; its answer is given only once all
/// that it saw, and its own records, are committed.
public protocol ControllerRequest: Sendable {
    associatedtype Response: Sendable
    /// Decides: the answer, and the records that make it true.
    func step(_ context: ControllerContext) throws(ControllerError) -> ControllerOutcome<Response>
}

/// What a request decides by.
public struct ControllerContext: Sendable {
    /// Every record before this request.
    public var image: MetadataImage
    /// Offset of the first record this request may write.
    public var nextOffset: Int64
    public var settings: ControllerSettings
    public var entropy: any Entropy

    public init(
        image: MetadataImage, nextOffset: Int64, settings: ControllerSettings,
        entropy: any Entropy
    ) {
        self.image = image
        self.nextOffset = nextOffset
        self.settings = settings
        self.entropy = entropy
    }
}

public struct ControllerOutcome<Response: Sendable>: Sendable {
    public var response: Response
    public var records: [MetadataRecord]
    /// Records take effect together or not at all. Otherwise a prefix may: the rest is written
    /// again when the request is repeated.
    public var isAtomic: Bool

    init(_ response: Response, records: [MetadataRecord] = [], isAtomic: Bool = true) {
        self.response = response
        self.records = records
        self.isAtomic = isAtomic
    }
}

/// Checks configs; the tables of configs are another module's.
public protocol ConfigValidator: Sendable {
    /// Why a resource cannot have these configs together: name, value seen, value allowed; nil if
    /// it can. Names are unknown, values unchecked.
    ///
    /// - Parameter changed: the names that the request at hand sets; the others were set before.
    func problem(
        _ resource: ConfigResource, configs: [String: String], changed: Set<String>
    ) -> ControllerError?

    /// The elements of Kafka's default of a list config; nil if the config is no list or unknown.
    func listDefault(_ kind: ConfigResource.Kind, _ name: String) -> [String]?
}

/// Settings of the controller, in Kafka's names.
public struct ControllerSettings: Sendable {
    /// `num.partitions`
    public var defaultPartitionCount: Int32
    /// `default.replication.factor`
    public var defaultReplicationFactor: Int16
    /// `delete.topic.enable`
    public var deleteTopicEnable: Bool
    /// Most partitions that one request may create.
    public var maxPartitionsPerRequest: Int
    /// `limits.max-partitions`: most partitions of all topics together.
    public var maxPartitions: Int
    public var configValidator: any ConfigValidator

    public init(
        defaultPartitionCount: Int32 = 1, defaultReplicationFactor: Int16 = 1,
        deleteTopicEnable: Bool = true, maxPartitionsPerRequest: Int = 10_000,
        maxPartitions: Int = 20_000, configValidator: any ConfigValidator
    ) {
        self.defaultPartitionCount = defaultPartitionCount
        self.defaultReplicationFactor = defaultReplicationFactor
        self.deleteTopicEnable = deleteTopicEnable
        self.maxPartitionsPerRequest = maxPartitionsPerRequest
        self.maxPartitions = maxPartitions
        self.configValidator = configValidator
    }
}
