import CPluginABI

/// What a plugin is: a port that the host knows how to adapt.
public enum PluginKind: String, Sendable, CaseIterable {
    case storage
    case codec

    /// Id of the function table that a plugin of this kind has to offer.
    var interface: String {
        switch self {
        case .storage: WEIR_STORAGE_INTERFACE
        case .codec: WEIR_CODEC_INTERFACE
        }
    }
}

/// The plugin's own words in its ELF note: `weir_plugin_id_1`, read from bytes.
public struct PluginIdentity: Hashable, Sendable {
    /// Size of `weir_plugin_id_1`, which never changes.
    static let byteCount = 208

    public var magic: UInt32
    public var size: UInt32
    public var abiMajor: UInt16
    public var abiMinor: UInt16
    public var mayBlock: Bool
    public var kind: String
    public var name: String
    public var version: String
    public var toolchain: String

    /// Bytes as the note has them; the entry must return the same.
    let bytes: [UInt8]

    /// - Parameter bytes: ``byteCount`` bytes.
    init(_ bytes: [UInt8]) {
        precondition(bytes.count == Self.byteCount, "\(bytes.count) bytes of identity")
        self.bytes = bytes
        func word(_ position: Int, _ count: Int) -> UInt32 {
            (0..<count).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
        }
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes[range].prefix { $0 != 0 }, as: UTF8.self)
        }
        size = word(0, 4)
        magic = word(4, 4)
        abiMajor = UInt16(word(8, 2))
        abiMinor = UInt16(word(10, 2))
        mayBlock = word(12, 4) & 1 != 0
        kind = text(16..<48)
        name = text(48..<112)
        version = text(112..<144)
        toolchain = text(144..<208)
    }

    /// What stands where the format wants something else, or nil.
    var fault: String? {
        if magic != 0x5249_4557 { return "magic \(hex(magic)) instead of 0x52494557" }
        if size != UInt32(Self.byteCount) { return "size \(size) instead of \(Self.byteCount)" }
        for (label, end) in [("kind", 47), ("name", 111), ("version", 143), ("toolchain", 207)]
        where bytes[end] != 0 {
            return "\(label) without a NUL at its end"
        }
        if name.isEmpty { return "an empty name" }
        return nil
    }
}

/// The toolchain of this host; a Swift plugin shares the host's runtime and must have the same.
public let hostToolchain: String = {
    #if compiler(>=6.4)
        "swift-6.4"
    #elseif compiler(>=6.3)
        "swift-6.3"
    #else
        "swift-6.2"
    #endif
}()

func hex(_ value: some BinaryInteger) -> String { "0x" + String(value, radix: 16) }
