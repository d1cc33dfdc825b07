import Glibc

/// A line on standard error that is written over, if that is a terminal; else nothing.
final class ProgressLine {
    private static let intervalNanoseconds: UInt64 = 200_000_000

    let isShown = isatty(STDERR_FILENO) == 1
    private var shownAt: UInt64 = 0
    private var isVisible = false

    /// - Parameter text: asked for at most five times a second.
    func show(_ text: () -> String) {
        guard isShown else { return }
        let now = Self.now()
        guard now - shownAt >= Self.intervalNanoseconds else { return }
        shownAt = now
        isVisible = true
        StandardError.write("\r\u{1b}[K" + text().suffix(Self.width()))
    }

    /// Takes the line away, so that something else can be written.
    func clear() {
        guard isVisible else { return }
        isVisible = false
        StandardError.write("\r\u{1b}[K")
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func width() -> Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else {
            return 79
        }
        return Int(size.ws_col) - 1
    }
}
