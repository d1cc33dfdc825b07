/// Finds messages by name, by API key and by record type.
public enum WireRegistry {
    /// One API: its request, its response, and the versions both have.
    public struct API: Sendable {
        public let request: any WireRequest.Type
        public let response: any WireResponse.Type

        public var key: Int16 { request.apiKey }
        /// Kafka's name, `Fetch`.
        public var name: String { String(request.messageName.dropLast("Request".count)) }
        public var versions: ClosedRange<Int16> { request.validVersions }
        public var firstFlexibleVersion: Int16? { request.firstFlexibleVersion }

        /// Version of the header in front of the request: 2 if flexible, else 1.
        public func requestHeaderVersion(_ version: Int16) -> Int16 {
            request.isFlexible(version) ? 2 : 1
        }

        /// Version of the header in front of the response: 1 if flexible, else 0. That of
        /// ApiVersions is always 0, so that a client can read it before it knows (KIP-511).
        public func responseHeaderVersion(_ version: Int16) -> Int16 {
            key != ApiVersionsRequest.apiKey && response.isFlexible(version) ? 1 : 0
        }
    }

    /// Every API, in the order of the keys.
    public static let apis: [API] = apisByKey.compactMap { $0 }

    private static let apisByKey: [API?] = {
        var apis: [API?] = []
        for case let request as any WireRequest.Type in messages {
            let key = Int(request.apiKey)
            while apis.count <= key { apis.append(nil) }
            apis[key] = api(of: request)
        }
        return apis
    }()

    private static func api<Request: WireRequest>(of request: Request.Type) -> API {
        API(request: request, response: Request.Response.self)
    }

    /// - Returns: nil if Kafka has no such API, or had it before version 4.
    public static func api(_ key: Int16) -> API? {
        key >= 0 && Int(key) < apisByKey.count ? apisByKey[Int(key)] : nil
    }

    /// By Kafka's name, `Fetch`; case matters.
    public static func api(named name: String) -> API? {
        apis.first { $0.name == name }
    }

    private static let messagesByName: [String: any WireMessage.Type] =
        Dictionary(uniqueKeysWithValues: messages.map { ($0.messageName, $0) })

    /// By Kafka's name, `FetchRequest`; case matters.
    public static func message(named name: String) -> (any WireMessage.Type)? {
        messagesByName[name]
    }

    /// The record that a number announces in one of Kafka's own logs.
    public static func record(_ space: RecordSpace, _ type: Int16) -> (any WireRecord.Type)? {
        recordsBySpace[space]?[type]
    }

    private static let recordsBySpace: [RecordSpace: [Int16: any WireRecord.Type]] = {
        var records: [RecordSpace: [Int16: any WireRecord.Type]] = [:]
        for case let record as any WireRecord.Type in messages {
            for type in record.recordTypes {
                records[record.recordSpace, default: [:]][type] = record
            }
        }
        return records
    }()
}
