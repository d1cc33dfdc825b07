/// Why the operating system did not give bytes.
public struct SourceError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The system's own words.
    public var description: String

    public init(_ description: String) { self.description = description }
}

/// A file that is read at positions.
public protocol ByteSource {
    /// Size when the file was opened; what is written behind it later is not looked at.
    var byteCount: Int { get }

    /// Reads from `position` on.
    ///
    /// - Returns: bytes read, less than asked for only at the end of the file.
    func read(
        into buffer: UnsafeMutableRawBufferPointer, at position: Int
    ) throws(SourceError) -> Int
}

/// A directory of a log, or of logs.
public protocol LogFolder {
    /// As the caller named it; findings say it in front of file names.
    var path: String { get }

    /// Names of what lies in it, in any order.
    func names() throws(SourceError) -> [String]

    /// Opens a file; nil if there is none of that name (any more).
    func file(_ name: String) throws(SourceError) -> (any ByteSource)?

    /// A folder in it; nil if the name is not a folder's.
    func folder(_ name: String) throws(SourceError) -> (any LogFolder)?
}

/// A piece of a source that moves with its reader, so that a walk needs one allocation.
final class SourceWindow {
    private static let stepByteCount = 1 << 20

    private let source: any ByteSource
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var count = 0
    /// Told how many bytes were read.
    private let progress: (Int) -> Void

    init(_ source: any ByteSource, progress: @escaping (Int) -> Void = { _ in }) {
        self.source = source
        self.progress = progress
        let size = min(Self.stepByteCount, max(source.byteCount, 64))
        buffer = .allocate(byteCount: size, alignment: 16)
    }

    deinit { buffer.deallocate() }

    /// `wanted` bytes from `position` on, fewer at the end of the source. Valid until the next
    /// call.
    ///
    /// - Precondition: `wanted` is bounded by the caller: the window grows to it.
    func bytes(at position: Int, count wanted: Int) throws(SourceError) -> UnsafeRawBufferPointer {
        let end = min(position + wanted, source.byteCount)
        guard position < end else { return UnsafeRawBufferPointer(rebasing: buffer[0..<0]) }
        if position < start || end > start + count { try fill(from: position, to: end) }
        let from = position - start
        let to = min(end - start, count)
        return UnsafeRawBufferPointer(rebasing: buffer[from..<max(from, to)])
    }

    private func fill(from position: Int, to end: Int) throws(SourceError) {
        if end - position > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: end - position, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[0..<count]))
            buffer.deallocate()
            buffer = larger
        }
        // What was read already is kept: each byte is read once on a walk forward.
        var kept = 0
        if position >= start, position < start + count {
            let from = position - start
            kept = count - from
            buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: buffer[from..<(from + kept)]))
        }
        start = position
        count = kept
        let room = min(buffer.count, source.byteCount - position)
        while count < room {
            let place = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<room])
            let read = try source.read(into: place, at: position + count)
            guard read > 0 else { break }
            count += read
            progress(read)
        }
    }
}

extension ByteSource {
    /// The whole of a small file.
    ///
    /// - Throws: also if it has more than `limit` bytes.
    func contents(limit: Int) throws(SourceError) -> [UInt8] {
        guard byteCount <= limit else {
            throw SourceError("it has \(byteCount) bytes; at most \(limit) make sense")
        }
        var bytes = [UInt8](repeating: 0, count: byteCount)
        var count = 0
        while count < byteCount {
            let read = try bytes.withUnsafeMutableBufferPointer { buffer throws(SourceError) in
                let whole = UnsafeMutableRawBufferPointer(buffer)
                return try self.read(
                    into: UnsafeMutableRawBufferPointer(rebasing: whole[count...]), at: count)
            }
            guard read > 0 else { break }
            count += read
        }
        return Array(bytes[..<count])
    }
}
