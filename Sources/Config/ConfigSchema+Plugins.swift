internal import Settings

extension ConfigSchema {
    /// What is loaded if the file does not say.
    private static let standardPlugins: [(kind: PluginKind, name: String)] = [
        (.storage, "segments"), (.storage, "memory"),
        (.codec, "gzip"), (.codec, "snappy"), (.codec, "lz4"), (.codec, "zstd"),
    ]

    mutating func plugins(_ node: ConfigNode?, in root: MappingReader) -> PluginsConfig {
        var result = PluginsConfig(searchPath: nil, load: [])
        if var keys = MappingReader(node, path: "plugins", default: start, into: &diagnostics) {
            result.searchPath = keys.texts(
                "search-path", allowed: "the path of a folder", count: 1...64,
                into: &diagnostics, where: { _ in true })
            if let elements = keys.list(
                "load", of: "mappings", count: 0...256, into: &diagnostics)
            {
                result.load = load(elements)
                keys.finish(into: &diagnostics)
                return result
            }
            keys.finish(into: &diagnostics)
            // If `load` is no list, that was reported and the standard plugins keep its
            // consequences quiet.
        }
        let place = node?.place ?? start
        result.load = Self.standardPlugins.enumerated().map { index, plugin in
            PluginConfig(
                kind: plugin.kind, name: plugin.name,
                file: Self.file(plugin.kind, plugin.name), sha256: nil,
                options: PluginOptions(canonicalJSON: "{}", keys: [], place: place, places: [:]),
                place: place, path: "plugins.load[\(index)]")
        }
        return result
    }

    private mutating func load(
        _ elements: [(path: String, node: ConfigNode)]
    ) -> [PluginConfig] {
        var plugins: [PluginConfig] = []
        for (path, node) in elements {
            guard let plugin = plugin(node, path: path) else { continue }
            if let twin = plugins.first(where: {
                $0.kind == plugin.kind && $0.name == plugin.name
            }) {
                diagnostics.error(
                    plugin.place, "\(path).name",
                    "is \(node["name"]?.shown ?? plugin.name), "
                        + "the \(plugin.kind.rawValue) plugin at \(twin.place); "
                        + "must be unique within its kind, remove one")
                continue
            }
            plugins.append(plugin)
        }
        return plugins
    }

    private static func file(_ kind: PluginKind, _ name: String) -> String {
        "libweir-\(kind.fileWord)-\(name).so"
    }

    private mutating func plugin(_ node: ConfigNode, path: String) -> PluginConfig? {
        guard var keys = MappingReader(node, path: path, default: node.place, into: &diagnostics)
        else { return nil }
        let known = diagnostics.errors.count
        let kind = keys.choice("kind", of: PluginKind.self, into: &diagnostics)
        if kind == nil, diagnostics.errors.count == known {
            keys.missing("kind", allowed: "one of storage, codec", into: &diagnostics)
        }
        let named = diagnostics.errors.count
        let name = keys.text(
            "name", allowed: "small letters, digits and -, at most 63", into: &diagnostics,
            where: Self.isPluginName)
        if name == nil, diagnostics.errors.count == named {
            keys.missing("name", allowed: "the plugin's name, such as segments", into: &diagnostics)
        }
        let file = keys.text("file", allowed: "a file name or a path", into: &diagnostics)
        let hash = keys.text(
            "sha256", allowed: "64 hexadecimal digits, as sha256sum prints them",
            into: &diagnostics,
            where: { $0.utf8.count == 64 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
        let options = options(keys.node("options"), path: "\(path).options", plugin: node.place)
        keys.finish(into: &diagnostics)
        guard let kind, let name else { return nil }
        return PluginConfig(
            kind: kind, name: name, file: file ?? Self.file(kind, name),
            sha256: hash?.lowercased(), options: options, place: node.place, path: path)
    }

    private mutating func options(
        _ node: ConfigNode?, path: String, plugin place: ConfigPlace
    ) -> PluginOptions {
        var result = PluginOptions(
            canonicalJSON: "{}", keys: [], place: node?.place ?? place, places: [:])
        guard let node else { return result }
        guard case .mapping = node.content else {
            diagnostics.error(
                node.place, path, "is \(node.shown); must be a mapping of keys to values")
            return result
        }
        result.canonicalJSON = node.json(path: path, into: &diagnostics).text
        result.keys = node.keys
        Self.collectPlaces(node, path: "", into: &result.places)
        return result
    }

    private static func collectPlaces(
        _ node: ConfigNode, path: String, into places: inout [String: ConfigPlace]
    ) {
        if !path.isEmpty { places[path] = node.place }
        switch node.content {
        case .scalar: break
        case .sequence(let elements):
            for (index, element) in elements.enumerated() {
                collectPlaces(element, path: "\(path)[\(index)]", into: &places)
            }
        case .mapping(let entries):
            for entry in entries {
                let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                collectPlaces(entry.value, path: inner, into: &places)
            }
        }
    }

    private static func isPluginName(_ text: String) -> Bool {
        text.utf8.count <= 63 && text.utf8.first != 0x2D
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
            }
    }

    // MARK: What refers to plugins

    mutating func storage(_ node: ConfigNode?, plugins: PluginsConfig) -> StorageConfig {
        var result = StorageConfig(
            metadata: "segments", defaultBackend: "segments", topics: [])
        guard var keys = MappingReader(node, path: "storage", default: start, into: &diagnostics)
        else { return result }
        result.metadata =
            keys.text(
                "metadata", allowed: "segments, the one backend that can hold the metadata log",
                into: &diagnostics, where: { $0 == "segments" }) ?? result.metadata
        checkBackend(result.metadata, "metadata", keys, plugins)
        let known = diagnostics.errors.count
        if let text = keys.text(
            "default", allowed: "the name of a storage plugin", into: &diagnostics)
        {
            result.defaultBackend = text
        }
        if diagnostics.errors.count == known {
            checkBackend(result.defaultBackend, "default", keys, plugins)
        }
        let rules = keys.list("topics", of: "mappings", count: 0...1_000, into: &diagnostics)
        for (path, node) in rules ?? [] {
            guard let rule = rule(node, path: path, plugins: plugins) else { continue }
            result.topics.append(rule)
        }
        keys.finish(into: &diagnostics)
        return result
    }

    private mutating func rule(
        _ node: ConfigNode, path: String, plugins: PluginsConfig
    ) -> TopicStorageRule? {
        guard var keys = MappingReader(node, path: path, default: node.place, into: &diagnostics)
        else { return nil }
        let known = diagnostics.errors.count
        let pattern = keys.text(
            "pattern", allowed: "a topic name of letters, digits, . _ - with * and ?, at most 249",
            into: &diagnostics, where: Self.isPattern)
        if pattern == nil, diagnostics.errors.count == known {
            keys.missing("pattern", allowed: "a pattern such as \"tmp-*\"", into: &diagnostics)
        }
        let named = diagnostics.errors.count
        let backend = keys.text(
            "backend", allowed: "the name of a storage plugin", into: &diagnostics)
        if let backend {
            checkBackend(backend, "backend", keys, plugins)
        } else if diagnostics.errors.count == named {
            keys.missing("backend", allowed: "the name of a storage plugin", into: &diagnostics)
        }
        keys.finish(into: &diagnostics)
        guard let pattern, let backend else { return nil }
        return TopicStorageRule(pattern: pattern, backend: backend)
    }

    private static func isPattern(_ text: String) -> Bool {
        text.utf8.count <= 249
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || ".-_*?".utf8.contains(byte)
            }
    }

    private mutating func checkBackend(
        _ name: String, _ key: String, _ keys: MappingReader, _ plugins: PluginsConfig
    ) {
        let loaded = plugins.load.filter { $0.kind == .storage }.map(\.name)
        guard !loaded.contains(name) else { return }
        let allowed =
            loaded.isEmpty
            ? "no storage plugin is loaded" : "must be one of \(loaded.joined(separator: ", "))"
        let hint = keys.suggestion(for: key, among: loaded).map { "; did you mean \($0)?" } ?? ""
        let shown = keys.shown(key) ?? name
        diagnostics.error(
            keys.place(of: key), keys.path(of: key),
            "is \(shown), which no plugin provides; \(allowed), or add it "
                + "under plugins.load\(hint)")
    }

    mutating func codecs(
        _ keys: inout MappingReader, plugins: PluginsConfig
    ) -> [CompressionName] {
        let all = CompressionName.allCases
        let known = diagnostics.errors.count
        let texts = keys.texts(
            "codecs", allowed: "one of \(all.map(\.rawValue).joined(separator: ", "))",
            count: 0...all.count, into: &diagnostics,
            where: { CompressionName(rawValue: $0) != nil })
        guard diagnostics.errors.count == known else { return all }
        let codecs = texts?.compactMap(CompressionName.init(rawValue:)) ?? all
        let loaded = plugins.load.filter { $0.kind == .codec }.map(\.name)
        let absent = codecs.map(\.rawValue).filter { !loaded.contains($0) }
        guard !absent.isEmpty else { return codecs }
        let provided = loaded.isEmpty ? "none is" : "loaded are \(loaded.joined(separator: ", "))"
        let standing = texts == nil ? "is by default" : "names"
        diagnostics.error(
            keys.place(of: "codecs"), "codecs",
            "\(standing) \(absent.joined(separator: ", ")), which no plugin provides; each must "
                + "be loaded and \(provided): add it under plugins.load, or list codecs without it")
        return codecs
    }
}
