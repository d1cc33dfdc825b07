public import Primitives
import Wire

extension Broker {
    /// Takes one request frame, without its length.
    ///
    /// [loop `loopIndex`, the connection's] The frame belongs to the broker from here on: it
    /// patches offsets into its batches. `reply` runs once, on any thread; replies of one
    /// connection may come in any order.
    public func handle(
        _ frame: PinnedBytes, from connection: ConnectionContext, loopIndex: Int,
        trace: RequestTrace? = nil, reply: @escaping @Sendable (Reply) -> Void
    ) {
        let home = loops[loopIndex]
        let header: RequestHeader
        let bodyOffset: Int
        do throws(DecodeError) {
            var cursor = ByteCursor(RawSpan(_unsafeBytes: frame.buffer))
            header = try RequestHeader.decode(from: &cursor)
            bodyOffset = cursor.offset
        } catch {
            return reply(.close(reason: "request header: \(error)"))
        }
        trace?.identify(header)
        let request = RequestContext(
            header: header, frame: frame, bodyOffset: bodyOffset, connection: connection,
            trace: trace, reply: reply)
        guard let (handler, api) = HandlerTable.find(header.requestApiKey) else {
            return request.close(
                "API key \(header.requestApiKey) is not served; ApiVersions tells which are")
        }
        guard api.versions.contains(header.requestApiVersion) else {
            if header.requestApiKey == ApiVersionsRequest.apiKey {
                return ApiVersionsHandler.refuse(request, on: home)
            }
            return request.close(
                "\(api.name) version \(header.requestApiVersion) is not served; must be "
                    + "\(api.versions.lowerBound)...\(api.versions.upperBound)")
        }
        do throws(DecodeError) {
            try handler.handle(request, on: home)
        } catch {
            request.close("\(api.name) version \(header.requestApiVersion): \(error)")
        }
    }
}
