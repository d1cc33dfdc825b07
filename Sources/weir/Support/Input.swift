import Glibc

/// Reads a file or standard input in pieces.
struct Input: ~Copyable {
    private let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private static let pieceByteCount = 262_144

    /// - Parameter path: nil or `-` for standard input.
    init(path: String?) throws(Failure) {
        guard let path, path != "-" else {
            descriptor = STDIN_FILENO
            name = "standard input"
            return
        }
        name = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure(
                "cannot open \(path): \(String(cString: strerror(errno))); name a readable file,"
                    + " or - for standard input")
        }
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Whether a line can be had without waiting.
    var hasBufferedLine: Bool { buffer[start...].contains(UInt8(ascii: "\n")) }

    /// The next piece that ends with `delimiter`, without it; nil at the end. The last one need
    /// not be ended.
    mutating func next(
        until delimiter: UInt8 = UInt8(ascii: "\n")
    ) throws(Failure) -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: delimiter) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            searched = buffer.count - start
            buffer.removeFirst(start)
            start = 0
            if isAtEnd {
                guard !buffer.isEmpty else { return nil }
                defer { buffer = [] }
                return buffer
            }
            try fill()
        }
    }

    /// Everything that is left.
    ///
    /// - Throws: also if there is more than `limit`.
    mutating func rest(limit: Int) throws(Failure) -> [UInt8] {
        while !isAtEnd {
            try fill()
            guard buffer.count - start <= limit else {
                throw Failure("\(name) has more than \(limit) bytes; give a smaller piece of it")
            }
        }
        defer { buffer = [] }
        return Array(buffer[start...])
    }

    private mutating func fill() throws(Failure) {
        let descriptor = descriptor
        var count = 0
        let old = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: Self.pieceByteCount))
        repeat {
            count = buffer.withUnsafeMutableBytes { bytes in
                read(descriptor, bytes.baseAddress.map { $0 + old }, Self.pieceByteCount)
            }
        } while count < 0 && errno == EINTR
        buffer.removeLast(Self.pieceByteCount - max(0, count))
        guard count >= 0 else {
            throw Failure("cannot read \(name): \(String(cString: strerror(errno)))")
        }
        isAtEnd = count == 0
    }
}
