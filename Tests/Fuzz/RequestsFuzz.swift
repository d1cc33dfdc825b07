// modules: CPrimitives Primitives Wire
import Primitives
import Wire

/// Fuzzes every request decoder: the first two bytes choose API and version, the rest is the body.
/// What is accepted must encode to bytes that read back as themselves.
@c(LLVMFuzzerTestOneInput)
public func fuzzRequests(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count >= 2 else { return 0 }
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let api = WireRegistry.apis[Int(input[0]) % WireRegistry.apis.count]
    let version = api.versions.lowerBound + Int16(input[1]) % Int16(api.versions.count)
    let body = Array(input[2...])
    guard let again = reencode(api.request, version, body) else { return 0 }
    guard let last = reencode(api.request, version, again) else {
        preconditionFailure("\(api.name) \(version) cannot read what it wrote")
    }
    precondition(last == again, "\(api.name) \(version) changes what it wrote")
    return 0
}

private func reencode(
    _ type: any WireRequest.Type, _ version: Int16, _ bytes: [UInt8]
) -> [UInt8]? {
    do throws(DecodeError) {
        let request: any WireRequest = try type.init(bytes: bytes, version: version)
        return WireInspector.reencode(request, version: version, from: bytes)
    } catch {
        precondition(error.offset >= 0 && error.offset <= bytes.count, "\(error)")
        return nil
    }
}
