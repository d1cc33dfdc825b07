import Foundation
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
        try FileManager.default.copyItem(atPath: path + "/" + name, toPath: target)
        return target
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

/// Segments of about ten small batches, an index entry for every second.
let smallLayout = LogLayout(
    segmentByteCount: 1000, segmentMilliseconds: 0, indexIntervalByteCount: 150)

enum FileLink {
    static func target(_ path: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: path)
    }
}
