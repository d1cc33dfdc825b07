public import Config
public import PluginHost

/// From the configuration's plugins to what the loader takes.
public enum PluginSpecs {
    /// The option that tells a storage plugin where its files go. The kernel sets it for every
    /// plugin whose schema has it, unless the configuration does.
    private static let directoryOption = "directory"
    /// The option that tells the storage plugin of the metadata log how many bytes to set aside.
    private static let reserveOption = "reserve-bytes"
    /// The option that tells a storage plugin how many files it may keep open.
    private static let openFilesOption = "max-open-files"

    /// The plugins to load, with their paths found, in the order of `plugins.load`.
    public static func make(_ config: WeirConfig, dataDirectory: String) -> [PluginSpec] {
        make(config, dataDirectory: dataDirectory, openFiles: nil)
    }

    /// - Parameter openFiles: for each storage plugin that takes such a number; nil leaves it to
    ///   them.
    static func make(
        _ config: WeirConfig, dataDirectory: String, openFiles: Int?
    ) -> [PluginSpec] {
        let folders = config.plugins.searchPath ?? StandardFolders.plugins()
        return config.plugins.load.map { plugin in
            let path = PluginLoader.locate(plugin.file, in: folders)
            var spec = PluginSpec(
                kind: plugin.kind == .storage ? .storage : .codec, name: plugin.name, path: path,
                sha256: plugin.sha256, options: plugin.options.canonicalJSON)
            guard plugin.kind == .storage else { return spec }
            // A file that cannot be inspected is the loader's to refuse.
            let schema = (try? PluginInspection.of(path: path))?.schema ?? ""
            func takes(_ option: String) -> Bool {
                !plugin.options.keys.contains(option) && schema.contains("\"\(option)\"")
            }
            func give(_ option: String, _ value: JSONValue) {
                spec.options = adding(option, value, to: spec.options)
            }
            spec.isOnDisk = takes(directoryOption)
            if let openFiles, takes(openFilesOption) {
                give(openFilesOption, .integer(Int64(openFiles)))
            }
            guard spec.isOnDisk else { return spec }
            if plugin.name == config.storage.metadata, takes(reserveOption) {
                give(reserveOption, .integer(reserveByteCount(config.limits, dataDirectory)))
            }
            give(directoryOption, .string(dataDirectory))
            return spec
        }
    }

    /// `limits.metadata-reserve-bytes`, or its default.
    private static func reserveByteCount(_ limits: LimitsConfig, _ directory: String) -> Int64 {
        if let count = limits.metadataReserveBytes { return Int64(count) }
        let total = DataDirectory.space(at: directory)?.total ?? .max
        return min(defaultReserve, total / DiskWatermark.defaultShare)
    }

    private static let defaultReserve: Int64 = 16 << 20

    /// Adds a member to a canonical JSON object, in the order of its keys.
    private static func adding(_ key: String, _ value: JSONValue, to object: String) -> String {
        let member = "\(JSONValue.string(key).text):\(value.text)"
        return object == "{}" ? "{\(member)}" : "{\(member),\(object.dropFirst())"
    }
}
