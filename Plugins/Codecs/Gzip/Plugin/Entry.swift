public import CPluginABI
import CodecsGzipNote
import PluginKit

/// The one exported symbol.
@c(weir_plugin_main_1)
public func pluginMain(
    _ plugin: UnsafeMutablePointer<weir_plugin_1>?, _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    fillPlugin(
        plugin, status, id: weir_note_id_get(),
        validate: { validatePlugin(GzipCodec.self, $0, $1, $2) },
        create: { createCodec(GzipCodec.self, $0, $1, $2, $3) })
}
