import Glibc
import PluginKit

/// The plugin's options; `README.md` describes them.
struct Options: Sendable {
    var directory: String
    var maxOpenFiles: Int
    var ioThreads: Int
    var inlineWrites: Bool
    var segmentByteCount: Int
    var indexInterval: Int
    var checkpointMilliseconds: Int
    var reserveByteCount: Int

    static let keys = [
        "directory", "max-open-files", "io-threads", "inline-writes", "segment-bytes",
        "index-interval-bytes", "checkpoint-interval-ms", "reserve-bytes",
    ]

    init(_ options: PluginOptions) throws(PluginError) {
        try options.requireKeys(only: Self.keys)
        guard var directory = try options.string("directory") else {
            throw PluginError(
                .invalid, "options.directory is missing; give the absolute path of the data")
        }
        while directory.hasSuffix("/") && directory != "/" { directory.removeLast() }
        guard directory.hasPrefix("/"), directory.utf8.count > 1, !directory.utf8.contains(0) else {
            throw PluginError(
                .invalid,
                "options.directory is \"\(directory)\"; must be an absolute path other than /")
        }
        self.directory = directory
        maxOpenFiles =
            try options.integer("max-open-files", in: 16...1_000_000).map { Int($0) }
            ?? Self.defaultMaxOpenFiles()
        ioThreads = Int(try options.integer("io-threads", in: 1...64) ?? 2)
        inlineWrites = try options.bool("inline-writes") ?? true
        segmentByteCount = Int(
            try options.integer("segment-bytes", in: 1024...Int64(Int32.max)) ?? 1 << 30)
        indexInterval = Int(
            try options.integer("index-interval-bytes", in: 1...Int64(Int32.max)) ?? 4096)
        checkpointMilliseconds = Int(
            try options.integer("checkpoint-interval-ms", in: 10...3_600_000) ?? 5_000)
        reserveByteCount = Int(
            try options.integer("reserve-bytes", in: 0...1_099_511_627_776) ?? 0)
    }

    /// Half of what the process may open; the other half is for sockets and everyone else.
    private static func defaultMaxOpenFiles() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 512
        }
        return max(16, Int(min(limit.rlim_cur, 2_000_000)) / 2)
    }
}
