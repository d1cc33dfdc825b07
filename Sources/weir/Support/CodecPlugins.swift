import Glibc
import Kernel
import Logging
import PluginHost
import Ports
import Primitives

/// The codec plugins of the standard folders, for tools that open or make compressed batches.
enum CodecPlugins {
    /// Loads the codecs of `types`.
    ///
    /// - Throws: if one is not there, or refused.
    static func load(_ types: [CompressionType]) throws(Failure) -> [CompressionType: any Codec] {
        let folders = StandardFolders.plugins()
        let specs = types.map { type in
            PluginSpec(
                kind: .codec, name: type.name,
                path: PluginLoader.locate("libweir-codecs-\(type.name).so", in: folders))
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

    /// Loads the codecs whose files are there; each that is refused is told on standard error, and
    /// its batches stay closed.
    static func loadAvailable() -> [CompressionType: any Codec] {
        let folders = StandardFolders.plugins()
        var codecs: [CompressionType: any Codec] = [:]
        for type in CompressionType.allCases where type != .none {
            let path = PluginLoader.locate("libweir-codecs-\(type.name).so", in: folders)
            guard access(path, F_OK) == 0 else { continue }
            do throws(Failure) {
                codecs.merge(try load([type])) { first, _ in first }
            } catch {
                let text = error.messages.map { "weir: warning: \($0)\n" }.joined()
                StandardError.write(text)
            }
        }
        return codecs
    }
}
