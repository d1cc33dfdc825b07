import Glibc
import Kernel
import Logging
import PluginHost
import Ports
import Primitives

/// The codec plugins of the standard folders, for tools that open or make compressed batches.
enum CodecPlugins {
    /// Loads the codecs whose files are there.
    ///
    /// - Throws: if one is there but refused, or a type of `required` is not there.
    static func load(
        required: [CompressionType] = []
    ) throws(Failure) -> [CompressionType: any Codec] {
        let folders = StandardFolders.plugins()
        var specs: [PluginSpec] = []
        for type in CompressionType.allCases where type != .none {
            let path = PluginLoader.locate("libweir-codecs-\(type.name).so", in: folders)
            guard access(path, F_OK) == 0 || required.contains(type) else { continue }
            specs.append(PluginSpec(kind: .codec, name: type.name, path: path))
        }
        let loader = PluginLoader(logger: Logger(label: "weir") { _ in SwiftLogNoOpLogHandler() })
        do {
            let plugins = try loader.load(specs)
            try plugins.start()
            return plugins.codecs.mapValues { $0 as any Codec }
        } catch {
            throw Failure(error.refusals.map(\.description))
        }
    }
}
