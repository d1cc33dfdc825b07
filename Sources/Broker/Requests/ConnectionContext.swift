/// Who is at the other end of a connection, as far as it is known.
///
/// Immutable; authentication makes a new one. Slots that nothing fills yet are nil, so that
/// handlers need no change once something does.
public struct ConnectionContext: Sendable {
    /// Unique in this process.
    public var id: UInt64
    /// Name of the listener that accepted it.
    public var listener: String
    /// Address of the client, without port.
    public var clientAddress: String
    /// `User:name` once authenticated; nil is `User:ANONYMOUS`.
    public var principal: String?
    /// Negotiated TLS version and peer name; nil on plaintext.
    public var tls: TLSPeer?
    /// Whom quotas are charged to; nil outside of any tenant.
    public var tenant: String?

    public struct TLSPeer: Sendable, Hashable {
        public var version: String
        public var subject: String?

        public init(version: String, subject: String?) {
            self.version = version
            self.subject = subject
        }
    }

    public init(
        id: UInt64, listener: String, clientAddress: String, principal: String? = nil,
        tls: TLSPeer? = nil, tenant: String? = nil
    ) {
        self.id = id
        self.listener = listener
        self.clientAddress = clientAddress
        self.principal = principal
        self.tls = tls
        self.tenant = tenant
    }
}
