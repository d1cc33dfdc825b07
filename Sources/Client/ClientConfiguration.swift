public import Ports

/// What all parts of the client share.
public struct ClientConfiguration: Sendable {
    /// Tried in order until one answers.
    public var bootstrap: [BrokerAddress]
    /// Sent with every request, for the broker's log and quotas.
    public var clientId: String
    /// Longest wait for an answer, beyond what the request itself asks the broker to wait.
    public var requestTimeout: Milliseconds
    public var connectTimeout: Milliseconds
    /// Longest wait for topics and leaders that may be about to appear.
    public var metadataTimeout: Milliseconds
    /// Age from which metadata is asked for again.
    public var metadataMaxAge: Milliseconds
    public var backoff: Backoff
    /// Largest answer that is taken, in bytes.
    public var maxFrameByteCount: Int

    public init(
        bootstrap: [BrokerAddress], clientId: String = "weir",
        requestTimeout: Milliseconds = Milliseconds(30_000),
        connectTimeout: Milliseconds = Milliseconds(10_000),
        metadataTimeout: Milliseconds = Milliseconds(15_000),
        metadataMaxAge: Milliseconds = Milliseconds(300_000), backoff: Backoff = Backoff(),
        maxFrameByteCount: Int = 256 << 20
    ) {
        self.bootstrap = bootstrap
        self.clientId = clientId
        self.requestTimeout = requestTimeout
        self.connectTimeout = connectTimeout
        self.metadataTimeout = metadataTimeout
        self.metadataMaxAge = metadataMaxAge
        self.backoff = backoff
        self.maxFrameByteCount = maxFrameByteCount
    }
}

/// How long to wait before the next try: doubling from `first` to `most`, less up to a fifth.
public struct Backoff: Sendable, Equatable {
    public var first: Milliseconds
    public var most: Milliseconds

    /// - Precondition: `0 < first <= most`.
    public init(first: Milliseconds = Milliseconds(50), most: Milliseconds = Milliseconds(1_000)) {
        precondition(
            first.value > 0 && first <= most, "backoff \(first.value) to \(most.value) ms")
        self.first = first
        self.most = most
    }

    /// The wait after `failures` failures in a row (from 1). The random bits spread clients that
    /// fail together.
    public func delay(failures: Int, randomBits: UInt64) -> Milliseconds {
        let doublings = min(max(failures - 1, 0), 30)
        let full = min(most.value, first.value << Int64(doublings))
        let spread = full / 5
        return Milliseconds(full - (spread > 0 ? Int64(randomBits % UInt64(spread + 1)) : 0))
    }
}
