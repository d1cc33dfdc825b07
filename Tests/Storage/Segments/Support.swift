import Foundation
import PluginHost
import Ports
import Records
import SegmentsTesting
import Testing

/// A folder of one test, removed with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("/tmp/weir-segments-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// What a crash now would leave: a copy of everything at `name`.
    func snapshot(of name: String = "data", as copy: String) throws -> String {
        let target = path + "/" + copy
        try Self.copy(path + "/" + name, to: target)
        return target
    }

    /// Files that vanish meanwhile are on their way out anyway.
    private static func copy(_ source: String, to target: String) throws {
        let files = FileManager.default
        try files.createDirectory(atPath: target, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: source) {
            let from = source + "/" + name
            var isDirectory: ObjCBool = false
            guard files.fileExists(atPath: from, isDirectory: &isDirectory) else { continue }
            if isDirectory.boolValue {
                try copy(from, to: target + "/" + name)
            } else if !name.hasSuffix(".deleted") && !name.hasSuffix(".tmp") {
                try files.copyItem(atPath: from, toPath: target + "/" + name)
            }
        }
    }

    var data: String { path + "/data" }
}

enum TestFile {
    static func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    static func names(in path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    static func segment(_ base: Int, _ suffix: String) -> String {
        String(repeating: "0", count: 20 - String(base).count) + "\(base)" + suffix
    }
}

extension TestStore {
    /// Base offsets of all batches from `start` on, read piece by piece and checked.
    func offsets(
        _ log: LogHandle, from start: Int64, capacity: Int = 1 << 16
    ) throws -> [Int64] {
        var found: [Int64] = []
        var next = start
        while true {
            let bytes = try read(log, from: next, max: capacity, capacity: capacity)
            if bytes.isEmpty { return found }
            let batches = try #require(TestBatch.split(bytes), "read at \(next)")
            for batch in batches {
                let header = TestBatch.header(of: batch)
                found.append(header.baseOffset)
                next = header.nextOffset
            }
        }
    }

    /// Appends batches of one record at `range`.
    func fill(
        _ log: LogHandle, _ range: Range<Int64>, valueByteCount: Int = 32
    ) throws {
        for offset in range {
            try append(log, TestBatch.make(at: offset, valueByteCount: valueByteCount))
        }
    }
}

/// The code of the error that `body` throws.
func storeError<Value>(_ body: () throws -> Value) -> StoreError.Code? {
    do {
        _ = try body()
        return nil
    } catch { return (error as? StoreError)?.code }
}

/// Segments of nine small batches, an index entry for every second.
let smallLayout = LogLayout(
    segmentByteCount: 900, segmentMilliseconds: 0, indexIntervalByteCount: 150)

enum FileLink {
    static func target(_ path: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
