import Glibc
import Synchronization

/// Buffered standard output. A reader that has gone away ends the program quietly, as `head` does.
enum StandardOutput {
    private static let buffer = Mutex<[UInt8]>([])
    private static let capacity = 65_536

    static func write(_ text: String) { write(bytes: text.utf8) }

    static func write(line: String) {
        buffer.withLock { bytes in
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
            if bytes.count >= capacity { send(&bytes) }
        }
    }

    static func write(bytes added: some Sequence<UInt8>) {
        buffer.withLock { bytes in
            bytes.append(contentsOf: added)
            if bytes.count >= capacity { send(&bytes) }
        }
    }

    static func flush() { buffer.withLock { send(&$0) } }

    private static func send(_ bytes: inout [UInt8]) {
        guard writeAll(bytes, to: STDOUT_FILENO) else {
            if errno == EPIPE { exit(0) }
            let reason = String(cString: strerror(errno))
            StandardError.write("weir: cannot write to standard output: \(reason)\n")
            exit(1)
        }
        bytes.removeAll(keepingCapacity: true)
    }
}

enum StandardError {
    /// Nobody is left to tell if this fails.
    static func write(_ text: String) { _ = writeAll(Array(text.utf8), to: STDERR_FILENO) }
}

/// - Returns: false with `errno` set.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
        var rest = buffer[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest)
            let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            rest = rest.dropFirst(count)
        }
        return true
    }
}
