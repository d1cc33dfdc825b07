public import CPluginABI

/// A plugin of any kind, one object for each instance.
///
/// Life: `validate` any number of times, then `init`, `start`, work, `drain`, `stop`, release. The
/// host makes these calls one at a time and they may block. A plugin keeps no globals: one image
/// serves any number of instances.
public protocol Plugin: AnyObject, Sendable {
    /// Checks options without creating anything.
    static func validate(_ options: PluginOptions, host: HostServices) throws(PluginError)

    /// - Parameter host: stays valid as long as the instance.
    init(options: PluginOptions, host: HostServices) throws(PluginError)

    /// Opens files, starts threads, recovers. May take long.
    func start() throws(PluginError)
    /// Finishes what is in flight until `deadlineNanoseconds` of the host's clock.
    func drain(deadlineNanoseconds: UInt64) throws(PluginError)
    /// Ends threads, makes files durable, closes them. Every pending operation has been completed
    /// when it returns.
    func stop()
}

extension Plugin {
    public func start() throws(PluginError) {}
    public func drain(deadlineNanoseconds: UInt64) throws(PluginError) {}
    public func stop() {}
}

/// Fills the host's `weir_plugin_1`: the body of a plugin's `weir_plugin_main_1`.
///
///     @c(weir_plugin_main_1)
///     public func pluginMain(
///         _ plugin: UnsafeMutablePointer<weir_plugin_1>?,
///         _ status: UnsafeMutablePointer<weir_status_1>?
///     ) -> Int32 {
///         fillPlugin(
///             plugin, status, id: weir_note_id_get(),
///             validate: { validatePlugin(Mine.self, $0, $1, $2) },
///             create: { createCodec(Mine.self, $0, $1, $2, $3) })
///     }
///
/// - Parameter id: the bytes of the plugin's ELF note.
public func fillPlugin(
    _ plugin: UnsafeMutablePointer<weir_plugin_1>?,
    _ status: UnsafeMutablePointer<weir_status_1>?,
    id: UnsafePointer<weir_plugin_id_1>,
    validate:
        @escaping @convention(c) (
            UnsafePointer<weir_host_1>?, weir_str, UnsafeMutablePointer<weir_status_1>?
        ) -> Int32,
    create:
        @escaping @convention(c) (
            UnsafePointer<weir_host_1>?, weir_str,
            UnsafeMutablePointer<UnsafeMutableRawPointer?>?, UnsafeMutablePointer<weir_status_1>?
        ) -> Int32
) -> Int32 {
    let expected = MemoryLayout<weir_plugin_1>.size
    guard let plugin, Int(plugin.pointee.size) == expected else {
        let seen = plugin.map { Int($0.pointee.size) } ?? 0
        return report(
            PluginError(
                .invalid,
                "weir_plugin_1 has \(seen) bytes in the host and \(expected) in the plugin; "
                    + "build the plugin against the host's headers"), to: status)
    }
    plugin.pointee.id = id.pointee
    plugin.pointee.validate = validate
    plugin.pointee.create = create
    plugin.pointee.start = { this, status in
        guard let instance = instance(this) else { return report(noInstance, to: status) }
        do throws(PluginError) {
            try instance.plugin.start()
            return Int32(WEIR_OK)
        } catch { return report(error, to: status) }
    }
    plugin.pointee.drain = { this, deadline, status in
        guard let instance = instance(this) else { return report(noInstance, to: status) }
        do throws(PluginError) {
            try instance.drain(deadlineNanoseconds: deadline)
            return Int32(WEIR_OK)
        } catch { return report(error, to: status) }
    }
    plugin.pointee.stop = { this in instance(this)?.plugin.stop() }
    plugin.pointee.destroy = { this in
        guard let this else { return }
        Unmanaged<Instance>.fromOpaque(this).release()
    }
    plugin.pointee.query = { this, id in
        guard let id, let instance = instance(this) else { return nil }
        return instance.table(of: String(cString: id))
    }
    return Int32(WEIR_OK)
}

/// The body of a plugin's `validate`: parses the options and asks the type.
public func validatePlugin<P: Plugin>(
    _ type: P.Type, _ host: UnsafePointer<weir_host_1>?, _ options: weir_str,
    _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    do throws(PluginError) {
        let services = try services(host)
        try P.validate(try PluginOptions(options), host: services)
        return Int32(WEIR_OK)
    } catch { return report(error, to: status) }
}

/// The body of a codec's `create`.
public func createCodec<P: CodecPlugin>(
    _ type: P.Type, _ host: UnsafePointer<weir_host_1>?, _ options: weir_str,
    _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    do throws(PluginError) {
        let codec = try P(options: try PluginOptions(options), host: try services(host))
        let instance = Instance(codec)
        instance.codec = codec
        instance.codecTable = makeCodecTable(for: codec)
        result?.pointee = Unmanaged.passRetained(instance).toOpaque()
        return Int32(WEIR_OK)
    } catch { return report(error, to: status) }
}

/// The body of a storage backend's `create`.
public func createStorage<P: StoragePlugin>(
    _ type: P.Type, _ host: UnsafePointer<weir_host_1>?, _ options: weir_str,
    _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ status: UnsafeMutablePointer<weir_status_1>?
) -> Int32 {
    do throws(PluginError) {
        let services = try services(host)
        guard let storageHost = StorageHost(services) else {
            throw PluginError(
                .unsupported,
                "the host offers no \(WEIR_STORAGE_HOST_INTERFACE); a storage plugin needs it")
        }
        let backend = try P(options: try PluginOptions(options), host: services)
        let instance = Instance(backend)
        instance.storage = StorageAdapter(backend, services, storageHost)
        instance.storageTable = makeStorageTable()
        if backend is any LayoutStoragePlugin { instance.layoutTable = makeLayoutTable() }
        result?.pointee = Unmanaged.passRetained(instance).toOpaque()
        return Int32(WEIR_OK)
    } catch { return report(error, to: status) }
}

private func services(_ host: UnsafePointer<weir_host_1>?) throws(PluginError) -> HostServices {
    guard let services = HostServices(host) else {
        throw PluginError(
            .invalid, "the host's table is not a weir_host_1 of ABI \(WEIR_ABI_MAJOR)")
    }
    return services
}

private var noInstance: PluginError { PluginError(.invalid, "called without an instance") }

/// What `self` points to on the C side.
final class Instance {
    let plugin: any Plugin
    var codec: (any CodecPlugin)?
    var codecTable: UnsafeMutablePointer<weir_codec_1>?
    var storage: StorageTarget?
    var storageTable: UnsafeMutablePointer<weir_storage_log_1>?
    var layoutTable: UnsafeMutablePointer<weir_storage_layout_1>?

    init(_ plugin: any Plugin) { self.plugin = plugin }

    deinit {
        codecTable?.deallocate()
        storageTable?.deallocate()
        layoutTable?.deallocate()
    }

    func table(of interface: String) -> UnsafeRawPointer? {
        switch interface {
        case WEIR_CODEC_INTERFACE: codecTable.map { UnsafeRawPointer($0) }
        case WEIR_STORAGE_INTERFACE: storageTable.map { UnsafeRawPointer($0) }
        case WEIR_STORAGE_LAYOUT_INTERFACE: layoutTable.map { UnsafeRawPointer($0) }
        default: nil
        }
    }

    func drain(deadlineNanoseconds: UInt64) throws(PluginError) {
        storage?.refuseNewWork()
        try plugin.drain(deadlineNanoseconds: deadlineNanoseconds)
        try storage?.awaitIdle(deadlineNanoseconds: deadlineNanoseconds)
    }
}

func instance(_ this: UnsafeMutableRawPointer?) -> Instance? {
    guard let this else { return nil }
    return Unmanaged<Instance>.fromOpaque(this).takeUnretainedValue()
}
