import CPluginABI
import Glibc
public import Logging

/// One plugin that the configuration names.
public struct PluginSpec: Hashable, Sendable {
    public var kind: PluginKind
    /// What the configuration calls it; unique within a kind. Storage rules use it.
    public var name: String
    /// The name in the plugin's note; `name` if the configuration gives no other.
    public var plugin: String
    public var path: String
    /// Hex; nil accepts any bytes.
    public var sha256: String?
    /// Canonical JSON: an object.
    public var options: String
    /// Of a storage plugin: its bytes take room on the volume of the data directory.
    public var isOnDisk = true

    public init(
        kind: PluginKind, name: String, plugin: String? = nil, path: String,
        sha256: String? = nil, options: String = "{}"
    ) {
        self.kind = kind
        self.name = name
        self.plugin = plugin ?? name
        self.path = path
        self.sha256 = sha256
        self.options = options
    }
}

/// Loads plugins: all of them, or none with every reason.
public struct PluginLoader: Sendable {
    private let logger: Logger
    private let trustedUser: uid_t
    private let imageCountMax: Int
    private let ioThreadCount: Int

    /// Enough to keep a disk's queue busy without a thread for each log.
    public static let standardIOThreadCount = 4

    /// - Parameters:
    ///   - logger: what plugins log goes to it, with `plugin` in the metadata.
    ///   - ioThreadCount: threads for each storage plugin that may block; at least 1.
    public init(logger: Logger, ioThreadCount: Int = PluginLoader.standardIOThreadCount) {
        self.init(
            logger: logger, trustedUser: geteuid(), imageCountMax: PluginImage.countMax,
            ioThreadCount: ioThreadCount)
    }

    /// - Parameter trustedUser: besides root, whose files are trusted.
    package init(
        logger: Logger, trustedUser: UInt32, imageCountMax: Int,
        ioThreadCount: Int = PluginLoader.standardIOThreadCount
    ) {
        precondition(ioThreadCount >= 1, "\(ioThreadCount) I/O threads; must be at least 1")
        self.logger = logger
        self.trustedUser = trustedUser
        self.imageCountMax = imageCountMax
        self.ioThreadCount = ioThreadCount
    }

    /// A plugin that passed every rule that needs no instance.
    private struct Checked {
        var index: Int
        var spec: PluginSpec
        var identity: PluginIdentity
        var image: PluginImage
        var host: HostServices
    }

    /// [control] Every rule short of creating an instance, with each plugin's own validation: what
    /// `weir check` runs. Empty if a start would get past it.
    public func check(_ specs: [PluginSpec]) -> [PluginRefusal] {
        checkAll(specs).refusals
    }

    /// [control] Checks all, then creates all. On any refusal nothing is left behind but loaded
    /// code.
    public func load(_ specs: [PluginSpec]) throws(PluginRefusals) -> PluginSet {
        let (checked, refusals) = checkAll(specs)
        guard refusals.isEmpty else { throw PluginRefusals(refusals) }
        let set = PluginSet()
        var failures: [PluginRefusal] = []
        for plugin in checked {
            do throws(PluginRefusal) {
                try set.add(
                    PluginInstance.create(
                        plugin.spec, plugin.identity, plugin.host, plugin.image,
                        ioThreadCount: ioThreadCount), plugin.index)
            } catch {
                failures.append(error.of(plugin.index))
            }
        }
        guard failures.isEmpty else {
            set.abandon()
            throw PluginRefusals(failures)
        }
        return set
    }

    /// [control] The path of `file`: itself if it has a slash, else the first of `folders` that has
    /// such a file; if none does, a path in the first folder, which a check then finds missing.
    public static func locate(_ file: String, in folders: [String]) -> String {
        if file.contains("/") { return file }
        let paths = folders.map { $0 + "/" + file }
        return paths.first { access($0, F_OK) == 0 } ?? paths.first ?? file
    }

    private func checkAll(_ specs: [PluginSpec]) -> (checked: [Checked], refusals: [PluginRefusal])
    {
        var checked: [Checked] = []
        var refusals: [PluginRefusal] = []
        var pathByName: [String: String] = [:]
        for (index, spec) in specs.enumerated() {
            do throws(PluginRefusal) {
                let key = "\(spec.kind.rawValue) \"\(spec.name)\""
                if let other = pathByName.updateValue(spec.path, forKey: key) {
                    throw PluginRefusal(
                        .nameTaken, path: spec.path, found: "\(key), which \(other) has already",
                        needed: "a name of its own", mend: "rename or remove one of them")
                }
                checked.append(try check(spec, index))
            } catch {
                refusals.append(error.of(index))
            }
        }
        return (checked, refusals)
    }

    private func check(_ spec: PluginSpec, _ index: Int) throws(PluginRefusal) -> Checked {
        let file = try PluginFile.read(spec.path)
        try file.requireTrust(user: trustedUser)
        let inspection = try PluginInspection.of(file)
        try requireHash(spec, inspection)
        try inspection.requireUsable()
        try requireIdentity(spec, inspection)
        let image = try PluginImage.load(file, inspection, countMax: imageCountMax)
        var logger = logger
        logger[metadataKey: "plugin"] = "\(spec.kind.rawValue).\(spec.name)"
        let host = HostServices(
            logger: logger,
            operations: spec.kind == .storage ? OperationTable(name: spec.name) : nil)
        try validate(spec, image, host)
        return Checked(
            index: index, spec: spec, identity: inspection.identity, image: image, host: host)
    }

    private func requireHash(
        _ spec: PluginSpec, _ inspection: PluginInspection
    ) throws(PluginRefusal) {
        guard let wanted = spec.sha256?.lowercased(), wanted != inspection.sha256 else { return }
        throw PluginRefusal(
            .hashMismatch, path: spec.path, found: "sha256 \(inspection.sha256)", needed: wanted,
            mend: "find out who changed the file; if it was you, put its hash into the"
                + " configuration")
    }

    private func requireIdentity(
        _ spec: PluginSpec, _ inspection: PluginInspection
    ) throws(PluginRefusal) {
        let identity = inspection.identity
        guard identity.kind == spec.kind.rawValue else {
            throw PluginRefusal(
                .otherKind, path: spec.path, found: "a plugin of kind \"\(identity.kind)\"",
                needed: "\"\(spec.kind.rawValue)\"", mend: "name it where its kind belongs")
        }
        guard identity.name == spec.plugin else {
            throw PluginRefusal(
                .otherName, path: spec.path, found: "plugin \"\(identity.name)\"",
                needed: "\"\(spec.plugin)\"", mend: "correct the name or the path")
        }
    }

    private func validate(
        _ spec: PluginSpec, _ image: PluginImage, _ host: HostServices
    ) throws(PluginRefusal) {
        let status = StatusBuffer()
        var options = spec.options
        let code = options.withUTF8 {
            image.functions.validate(host.table, borrowedStr($0), status.pointer)
        }
        guard code == WEIR_OK else {
            throw PluginRefusal(
                .optionsRefused, path: spec.path, found: "options: \(status.message(code))",
                needed: "options that \(spec.kind.rawValue) \"\(spec.name)\" accepts",
                mend: "correct them; `weir plugin inspect \(spec.path)` prints their schema")
        }
    }
}
