public import Primitives

extension RequestHeader {
    /// Reads the header at the start of a frame, in the version that its first four bytes ask for.
    ///
    /// A version of the API that this schema lacks is no error here, so that ApiVersions can answer
    /// it (KIP-511): headers of versions before the first flexible one are version 1, others 2.
    ///
    /// - Throws: `invalidValue` of `requestApiKey` for an API that Kafka does not have.
    public static func decode(
        from cursor: inout ByteCursor
    ) throws(DecodeError) -> RequestHeader {
        var peek = cursor
        let key = try peek.readInt16()
        let version = try peek.readInt16()
        guard let api = WireRegistry.api(key) else {
            throw DecodeError(
                .invalidValue(field: "requestApiKey", value: Int64(key)), at: cursor.offset)
        }
        return try RequestHeader(from: &cursor, version: api.requestHeaderVersion(version))
    }

    /// Appends the header in the version that its own API key and version ask for.
    ///
    /// - Precondition: Kafka has the API.
    public func encode(to writer: inout ByteWriter) {
        guard let api = WireRegistry.api(requestApiKey) else {
            preconditionFailure("there is no API with key \(requestApiKey)")
        }
        encode(to: &writer, version: api.requestHeaderVersion(requestApiVersion))
    }
}

extension ResponseHeader {
    /// Reads the header of the response to a request with that API key and version.
    ///
    /// - Throws: `invalidValue` for an API that Kafka does not have.
    public static func decode(
        from cursor: inout ByteCursor, apiKey: Int16, apiVersion: Int16
    ) throws(DecodeError) -> ResponseHeader {
        guard let api = WireRegistry.api(apiKey) else {
            throw DecodeError(
                .invalidValue(field: "apiKey", value: Int64(apiKey)), at: cursor.offset)
        }
        return try ResponseHeader(from: &cursor, version: api.responseHeaderVersion(apiVersion))
    }

    /// Appends the header of the response to a request with that API key and version.
    ///
    /// - Precondition: Kafka has the API.
    public func encode(to writer: inout ByteWriter, apiKey: Int16, apiVersion: Int16) {
        guard let api = WireRegistry.api(apiKey) else {
            preconditionFailure("there is no API with key \(apiKey)")
        }
        encode(to: &writer, version: api.responseHeaderVersion(apiVersion))
    }
}
