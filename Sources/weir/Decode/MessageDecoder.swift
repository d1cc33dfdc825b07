import Config
import Primitives
import Wire

/// Decodes one message and shows it.
struct MessageDecoder {
    private let bytes: [UInt8]
    private var header: (message: any WireMessage, version: Int16)?
    private var body: (message: any WireMessage, version: Int16)?
    /// Bytes of a metadata record's frame in front of the message.
    private var isMetadataFrame = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// A message that is named; an API's number will do as its name.
    mutating func decode(
        kind: String, api: String, version: Int16, withHeader: Bool
    ) throws {
        let name = Int16(api).flatMap { WireRegistry.api($0)?.name } ?? api
        let type = try WireInspector.message(kind: kind, named: name)
        guard withHeader else {
            body = (try type.init(bytes: bytes, version: version), version)
            return
        }
        guard let response = type as? any WireResponse.Type else {
            return try decodeRequestFrame()
        }
        let bytes = bytes
        var cursor = ByteCursor(bytes.span.bytes)
        try skipLength(&cursor)
        let header = try ResponseHeader.decode(
            from: &cursor, apiKey: response.apiKey, apiVersion: version)
        let headerVersion = WireRegistry.api(response.apiKey)?.responseHeaderVersion(version) ?? 0
        self.header = (header, headerVersion)
        body = (try type.init(from: &cursor, version: version), version)
        try cursor.expectEnd()
    }

    /// A request with its header, and perhaps the frame's length in front.
    mutating func decodeRequestFrame() throws {
        let bytes = bytes
        var cursor = ByteCursor(bytes.span.bytes)
        try skipLength(&cursor)
        let header = try RequestHeader.decode(from: &cursor)
        guard let api = WireRegistry.api(header.requestApiKey) else {
            throw Failure("there is no API with key \(header.requestApiKey)")
        }
        let version = header.requestApiVersion
        self.header = (header, api.requestHeaderVersion(version))
        body = (try api.request.init(from: &cursor, version: version), version)
        try cursor.expectEnd()
    }

    /// The value of a record of `__cluster_metadata`, which says what it is.
    mutating func decodeMetadataRecord() throws {
        let (record, version) = try MetadataRecordFrame.decode(bytes.span.bytes)
        body = (record, version)
        isMetadataFrame = true
    }

    /// Passes over four bytes that are the length of what follows.
    private func skipLength(_ cursor: inout ByteCursor) throws(DecodeError) {
        var length = cursor
        if try Int(length.readInt32()) == bytes.count - 4 { cursor = length }
    }

    /// With header: `{"header":...,"body":...}`, else the message alone.
    var json: String {
        guard let body else { return "null" }
        let text = WireInspector.json(body.message, version: body.version)
        guard let header else {
            guard isMetadataFrame else { return text }
            let name = JSONValue.string(type(of: body.message).messageName).text
            return "{\"type\":\(name),\"version\":\(body.version),\"data\":\(text)}"
        }
        let headerText = WireInspector.json(header.message, version: header.version)
        return "{\"header\":\(headerText),\"body\":\(text)}"
    }

    /// Hex of header and message, or of the record's whole value; no frame length.
    var reencoded: String {
        guard let body else { return "" }
        var again: [UInt8] = []
        if let header {
            again += WireInspector.reencode(header.message, version: header.version, from: bytes)
        }
        if isMetadataFrame, let record = body.message as? any WireRecord {
            var writer = ByteWriter()
            MetadataRecordFrame.encode(record, version: body.version, to: &writer)
            again += writer.bytes
        } else {
            again += WireInspector.reencode(body.message, version: body.version, from: bytes)
        }
        return Hex.encode(again)
    }
}
