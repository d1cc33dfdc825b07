public import Config
public import PluginHost

/// From the configuration's plugins to what the loader takes.
public enum PluginSpecs {
    /// The option that tells a storage plugin where its files go. The kernel sets it for every
    /// plugin whose schema has it, unless the configuration does.
    private static let directoryOption = "directory"

    /// The plugins to load, with their paths found, in the order of `plugins.load`.
    public static func make(_ config: WeirConfig, dataDirectory: String) -> [PluginSpec] {
        let folders = config.plugins.searchPath ?? StandardFolders.plugins()
        return config.plugins.load.map { plugin in
            let path = PluginLoader.locate(plugin.file, in: folders)
            var options = plugin.options.canonicalJSON
            if plugin.kind == .storage, !plugin.options.keys.contains(directoryOption),
                hasDirectoryOption(path)
            {
                options = adding(directoryOption, dataDirectory, to: options)
            }
            return PluginSpec(
                kind: plugin.kind == .storage ? .storage : .codec, name: plugin.name, path: path,
                sha256: plugin.sha256, options: options)
        }
    }

    private static func hasDirectoryOption(_ path: String) -> Bool {
        // A file that cannot be inspected is the loader's to refuse.
        let schema = (try? PluginInspection.of(path: path))?.schema
        return schema?.contains("\"\(directoryOption)\"") ?? false
    }

    /// Adds a member to a canonical JSON object, in the order of its keys.
    private static func adding(_ key: String, _ value: String, to object: String) -> String {
        let member = "\(JSONValue.string(key).text):\(JSONValue.string(value).text)"
        return object == "{}" ? "{\(member)}" : "{\(member),\(object.dropFirst())"
    }
}
