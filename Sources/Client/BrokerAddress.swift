/// Where a broker listens.
public struct BrokerAddress: Hashable, Sendable, CustomStringConvertible {
    /// A name, an IPv4 or an IPv6 address without brackets.
    public var host: String
    /// 1...65535.
    public var port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`, `[::1]:port` or a host alone, which gets Kafka's port 9092.
    public init?(_ text: some StringProtocol) {
        let host: Substring
        let rest: Substring
        let text = Substring(text)
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            rest = text[text.index(after: end)...]
        } else {
            let end = text.firstIndex(of: ":") ?? text.endIndex
            host = text[..<end]
            rest = text[end...]
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty {
            self.init(host: String(host), port: 9092)
            return
        }
        guard rest.first == ":", let port = UInt16(rest.dropFirst()), port > 0 else { return nil }
        self.init(host: String(host), port: Int(port))
    }

    /// Reads addresses with commas in between; nil if one is none.
    public static func list(_ text: String) -> [BrokerAddress]? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let addresses = parts.compactMap { BrokerAddress($0) }
        return addresses.count == parts.count ? addresses : nil
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
