/// One thing that the HTTP side of a node answers. Routes are values, so that a listener serves
/// any set of them and tests call them without a socket.
public struct AdminRoute: Sendable {
    public enum Method: String, Sendable {
        case get
        case post
    }

    public var method: Method
    /// Begins with a slash: "/health/live".
    public var path: String
    /// What it answers, one line for the index.
    public var summary: String
    /// [any task] Its errors are its own: it answers with a status.
    public var respond: @Sendable (AdminRequest) async -> AdminResponse

    public init(
        _ method: Method, _ path: String, _ summary: String,
        respond: @escaping @Sendable (AdminRequest) async -> AdminResponse
    ) {
        self.method = method
        self.path = path
        self.summary = summary
        self.respond = respond
    }
}

/// A request as a route sees it.
public struct AdminRequest: Sendable {
    /// Without the path: "verbose=1", or nil.
    public var query: String?
    /// At most ``AdminLimits/maxBodyByteCount`` bytes.
    public var body: [UInt8]

    public init(query: String? = nil, body: [UInt8] = []) {
        self.query = query
        self.body = body
    }
}

/// What a route answers.
public struct AdminResponse: Sendable, Equatable {
    /// An HTTP status, 200...599.
    public var status: Int
    public var contentType: String
    public var body: String

    public init(status: Int = 200, contentType: String, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    public static func text(_ text: String, status: Int = 200) -> Self {
        Self(status: status, contentType: "text/plain; charset=utf-8", body: text)
    }

    /// - Parameter json: a whole JSON value.
    public static func json(_ json: String, status: Int = 200) -> Self {
        Self(status: status, contentType: "application/json", body: json + "\n")
    }
}

/// Bounds on what HTTP clients can make the node hold.
public struct AdminLimits: Sendable {
    /// More connections wait to be accepted.
    public var maxConnections: Int
    /// Bytes of a request's header fields together.
    public var maxHeaderByteCount: Int
    public var maxHeaderCount: Int
    public var maxBodyByteCount: Int
    /// A connection that was sent nothing for so long is closed: whether it asks too slowly, takes
    /// its answer too slowly or is idle.
    public var idleSeconds: Int64

    public init(
        maxConnections: Int, maxHeaderByteCount: Int, maxHeaderCount: Int, maxBodyByteCount: Int,
        idleSeconds: Int64
    ) {
        self.maxConnections = maxConnections
        self.maxHeaderByteCount = maxHeaderByteCount
        self.maxHeaderCount = maxHeaderCount
        self.maxBodyByteCount = maxBodyByteCount
        self.idleSeconds = idleSeconds
    }

    /// For probes, Prometheus and people: at most 64 times 80 KiB of requests.
    public static let standard = AdminLimits(
        maxConnections: 64, maxHeaderByteCount: 16 << 10, maxHeaderCount: 100,
        maxBodyByteCount: 64 << 10, idleSeconds: 60)

    /// Bytes that a client may send for one answer.
    var maxRequestByteCount: Int { maxHeaderByteCount + maxBodyByteCount }
}
