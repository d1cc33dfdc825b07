import Primitives
import Wire

/// An API key that this broker serves.
struct SupportedAPI: Sendable {
    var key: Int16
    var name: String
    /// Versions that are served.
    var versions: ClosedRange<Int16>
    /// Versions that ApiVersions tells: wider only where a client demands it.
    var advertised: ClosedRange<Int16>

    init<Request: WireRequest>(
        _: Request.Type, versions: ClosedRange<Int16>, advertised: ClosedRange<Int16>? = nil
    ) {
        precondition(
            Request.validVersions.contains(versions.lowerBound)
                && Request.validVersions.contains(versions.upperBound),
            "\(Request.messageName) has versions \(Request.validVersions), not \(versions)")
        key = Request.apiKey
        name = Request.messageName
        self.versions = versions
        self.advertised = advertised ?? versions
    }
}

/// Serves one API key. One type a file; its comment lists versions and deviations.
protocol RequestHandler: SendableMetatype {
    static var api: SupportedAPI { get }
    /// [home loop] Answers the request, now or later, through its reply.
    static func handle(_ request: RequestContext, on home: BrokerLoop) throws(DecodeError)
}
