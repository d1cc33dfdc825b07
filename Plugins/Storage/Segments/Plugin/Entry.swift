public import CPluginABI
import PluginKit
import StorageSegmentsNote

@c(weir_plugin_main_1)
public func pluginMain(
    _ plugin: UnsafeMutablePointer<weir_plugin_1>?, _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    fillPlugin(
        plugin, status, id: weir_note_id_get(),
        validate: { validatePlugin(SegmentsPlugin.self, $0, $1, $2) },
        create: { createStorage(SegmentsPlugin.self, $0, $1, $2, $3) })
}
