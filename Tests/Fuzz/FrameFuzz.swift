// modules: CPrimitives Primitives Wire
import Primitives
import Wire

/// Fuzzes what a broker does with a frame: header, dispatch by API key and version, body.
@c(LLVMFuzzerTestOneInput)
public func fuzzFrame(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let frame = Array(UnsafeBufferPointer(start: start, count: count))
    var cursor = ByteCursor(frame.span.bytes)
    do throws(DecodeError) {
        let header = try RequestHeader.decode(from: &cursor)
        guard let api = WireRegistry.api(header.requestApiKey) else {
            preconditionFailure("a header of no API was accepted")
        }
        let version = header.requestApiVersion
        let request: any WireRequest = try api.request.init(from: &cursor, version: version)
        try cursor.expectEnd()
        precondition(api.versions.contains(version))
        _ = WireInspector.json(request, version: version)
    } catch {
        precondition(error.offset >= 0 && error.offset <= count, "\(error)")
    }
    return 0
}
