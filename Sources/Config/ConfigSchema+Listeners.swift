extension ConfigSchema {
    /// Where clients connect if the file says nothing.
    private func standardListener(at place: ConfigPlace) -> ListenerConfig {
        ListenerConfig(
            name: "PLAINTEXT", address: "127.0.0.1", port: 9_092, advertisedHost: "127.0.0.1",
            advertisedPort: nil, place: place)
    }

    mutating func listeners(
        _ keys: inout MappingReader, allowPlaintext: Bool
    ) -> [ListenerConfig] {
        guard
            let elements = keys.list(
                "listeners", of: "mappings", count: 1...64, into: &diagnostics)
        else { return [standardListener(at: start)] }
        var listeners: [ListenerConfig] = []
        for (path, node) in elements {
            guard let listener = listener(node, path: path) else { continue }
            if let twin = listeners.first(where: { $0.name == listener.name }) {
                diagnostics.error(
                    listener.place, "\(path).name",
                    "is \(node["name"]?.shown ?? listener.name), the name of the listener at "
                        + "\(twin.place); "
                        + "must be unique, choose another")
            }
            if listener.port != 0,
                let twin = listeners.first(where: {
                    $0.address == listener.address && $0.port == listener.port
                })
            {
                diagnostics.error(
                    listener.place, "\(path).port",
                    "is \(node["port"]?.shown ?? "\(listener.port)"), "
                        + "as the listener at \(twin.place) "
                        + "has on the same address; must be unique, choose another")
            }
            checkPlaintext(
                listener.address, path: path, allowed: allowPlaintext, at: node)
            listeners.append(listener)
        }
        return listeners
    }

    private mutating func listener(_ node: ConfigNode, path: String) -> ListenerConfig? {
        guard var keys = MappingReader(node, path: path, default: node.place, into: &diagnostics)
        else { return nil }
        let known = diagnostics.errors.count
        let host = "a host name, an IPv4 or an IPv6 address"
        let name = keys.text(
            "name", allowed: "capital letters, digits and _, a letter first, at most 64",
            into: &diagnostics, where: Self.isListenerName)
        if name == nil, diagnostics.errors.count == known {
            keys.missing("name", allowed: "a name such as PLAINTEXT", into: &diagnostics)
        }
        let address = keys.text(
            "address", allowed: host, into: &diagnostics, where: HostName.isValid)
        let port = keys.integer("port", in: 0...65_535, into: &diagnostics)
        let advertisedHost = keys.text(
            "advertised-host", allowed: "\(host) that clients can reach", into: &diagnostics,
            where: { HostName.isValid($0) && !HostName.isWildcard($0) })
        let advertisedPort = keys.integer("advertised-port", in: 1...65_535, into: &diagnostics)
        keys.finish(into: &diagnostics)
        // A wrong value was reported; what follows from it would only repeat it.
        guard diagnostics.errors.count == known, let name else { return nil }
        let bound = address ?? "127.0.0.1"
        if advertisedHost == nil, HostName.isWildcard(bound) {
            keys.missing(
                "advertised-host",
                allowed: "the host clients connect to, because address \(bound) is every interface",
                into: &diagnostics)
        }
        return ListenerConfig(
            name: name, address: bound, port: port.map(Int.init) ?? 9_092,
            advertisedHost: advertisedHost ?? bound, advertisedPort: advertisedPort.map(Int.init),
            place: node.place)
    }

    /// The HTTP listener, beside those for clients.
    mutating func http(
        _ node: ConfigNode?, _ listeners: [ListenerConfig], allowPlaintext: Bool
    ) -> HTTPConfig {
        var http = HTTPConfig(
            isEnabled: true, address: "127.0.0.1", port: 9_644, place: node?.place ?? start)
        guard var keys = MappingReader(node, path: "http", default: start, into: &diagnostics)
        else { return http }
        http.isEnabled = keys.boolean("enabled", into: &diagnostics) ?? http.isEnabled
        http.address =
            keys.text(
                "address", allowed: "a host name, an IPv4 or an IPv6 address", into: &diagnostics,
                where: HostName.isValid) ?? http.address
        http.port =
            keys.integer("port", in: 0...65_535, into: &diagnostics).map(Int.init) ?? http.port
        keys.finish(into: &diagnostics)
        guard http.isEnabled else { return http }
        if http.port != 0,
            let twin = listeners.first(where: {
                $0.address == http.address && $0.port == http.port
            })
        {
            diagnostics.error(
                keys.place(of: "port"), "http.port",
                "is \(keys.shown("port") ?? "\(http.port)"), as the listener at \(twin.place) has "
                    + "on the same address; must be unique, choose another")
        }
        if let node {
            checkPlaintext(http.address, path: "http", allowed: allowPlaintext, at: node)
        }
        return http
    }

    private mutating func checkPlaintext(
        _ address: String, path: String, allowed: Bool, at node: ConfigNode
    ) {
        guard !HostName.isLoopback(address) else { return }
        let place = node["address"]?.place ?? node.place
        let address = node["address"]?.shown ?? address
        let seen = "is \(address): plaintext beyond loopback, which anyone can read"
        if allowed {
            diagnostics.warn(place, "\(path).address", "\(seen); allowed by allow-plaintext: true")
        } else {
            diagnostics.error(
                place, "\(path).address",
                "\(seen); must be a loopback address, or set allow-plaintext: true")
        }
    }

    private static func isListenerName(_ text: String) -> Bool {
        text.utf8.count <= 64 && text.utf8.first.map { (0x41...0x5A).contains($0) } == true
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
            }
    }
}
