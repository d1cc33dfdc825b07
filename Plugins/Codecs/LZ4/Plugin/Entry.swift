public import CPluginABI
import CodecsLZ4Note
import PluginKit

/// The one exported symbol.
@c(weir_plugin_main_1)
public func pluginMain(
    _ plugin: UnsafeMutablePointer<weir_plugin_1>?, _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    fillPlugin(
        plugin, status, id: weir_note_id_get(),
        validate: { validatePlugin(LZ4Codec.self, $0, $1, $2) },
        create: { createCodec(LZ4Codec.self, $0, $1, $2, $3) })
}
