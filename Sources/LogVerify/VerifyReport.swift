public import Primitives

/// How a verification is done.
public struct VerifyOptions {
    /// Opens the records of a batch; nil if this codec is not at hand.
    public typealias Decompress = (CompressionType, UnsafeRawBufferPointer) throws -> [UInt8]?

    public var decompress: Decompress
    /// Gaps between offsets are errors, as they are in a topic that was never compacted.
    public var expectsContiguousOffsets = false
    /// Records of larger batches are not walked, so that memory stays bounded. Their CRC is
    /// checked all the same.
    public var maxBatchByteCount = 64 << 20
    /// Findings told for one file; the rest is counted.
    public var maxFindingsPerFile = 50

    public init(decompress: @escaping Decompress = { _, _ in nil }) {
        self.decompress = decompress
    }
}

/// How the process that wrote a log last went away.
public enum Shutdown: Sendable {
    /// It closed its logs.
    case clean
    /// It did not.
    case unclean
    /// It is there still: the log's end may move.
    case running
    /// There is nothing that tells.
    case unknown

    /// Whether a torn end of a log is to be expected.
    var allowsTornTail: Bool { self != .clean }

    /// Whether indexes of full segments have reached the disk whole.
    var hasWrittenIndexes: Bool { self == .clean || self == .unknown }
}

/// What a verification has looked at.
public struct VerifyTotals: Equatable, Sendable {
    public var logs = 0
    public var segments = 0
    /// Bytes of segments.
    public var bytes = 0
    public var batches = 0
    public var records = 0
    public var errors = 0
    public var warnings = 0
    public var notes = 0
    /// Batches whose records were not walked, by codec, as the codec is not at hand.
    public var unopened: [String: Int] = [:]

    public init() {}
}

/// Takes findings and counts. One thread.
public final class VerifyReport {
    public private(set) var totals = VerifyTotals()
    let options: VerifyOptions
    private let emit: (Finding) -> Void
    private let progress: (_ file: String, _ byteCount: Int) -> Void
    private var perFile: [String: Int] = [:]

    /// - Parameters:
    ///   - progress: told the file and how many bytes of it were read since the last call.
    ///   - emit: takes each finding as it is made.
    public init(
        _ options: VerifyOptions,
        progress: @escaping (_ file: String, _ byteCount: Int) -> Void = { _, _ in },
        emit: @escaping (Finding) -> Void
    ) {
        self.options = options
        self.progress = progress
        self.emit = emit
    }

    func add(_ finding: Finding) {
        switch finding.severity {
        case .error: totals.errors += 1
        case .warning: totals.warnings += 1
        case .note: totals.notes += 1
        }
        let count = perFile[finding.file, default: 0] + 1
        perFile[finding.file] = count
        if count <= options.maxFindingsPerFile { emit(finding) }
    }

    func read(_ byteCount: Int, of file: String) { progress(file, byteCount) }

    func count(_ change: (inout VerifyTotals) -> Void) { change(&totals) }

    /// Says how much was left out for the files seen since the last call.
    func endFiles() {
        for (file, count) in perFile.sorted(by: { $0.key < $1.key })
        where count > options.maxFindingsPerFile {
            emit(
                Finding(
                    .note, .more, file: file,
                    "\(count - options.maxFindingsPerFile) more findings in this file are not"
                        + " shown"))
        }
        perFile = [:]
    }
}
