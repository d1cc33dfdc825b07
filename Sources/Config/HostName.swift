internal import Glibc

/// Host names and IP addresses as text.
enum HostName {
    /// Whether a text is an IPv4 or IPv6 address or could be a host name (RFC 1123).
    static func isValid(_ text: String) -> Bool {
        if isIPv6(text) || ipv4(text) != nil { return true }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        // A last label of digits alone is a mistyped IPv4 address.
        guard text.utf8.count <= 253, labels.last?.allSatisfy({ $0.isNumber }) == false else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                        || (0x61...0x7A).contains(byte) || byte == 0x2D
                }
        }
    }

    /// Whether only this machine reaches the address. Names other than `localhost` count as
    /// outside.
    static func isLoopback(_ text: String) -> Bool {
        if let bytes = ipv4(text) { return bytes.first == 127 }
        return text == "localhost" || ipv6(text) == [UInt8](repeating: 0, count: 15) + [1]
    }

    /// Whether the address means every interface.
    static func isWildcard(_ text: String) -> Bool {
        ipv4(text)?.allSatisfy { $0 == 0 } ?? ipv6(text)?.allSatisfy { $0 == 0 } ?? false
    }

    static func isIPv6(_ text: String) -> Bool { ipv6(text) != nil }

    private static func ipv4(_ text: String) -> [UInt8]? { parse(text, AF_INET, 4) }
    private static func ipv6(_ text: String) -> [UInt8]? { parse(text, AF_INET6, 16) }

    private static func parse(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
