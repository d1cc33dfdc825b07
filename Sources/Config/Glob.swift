/// Patterns of topic names: `*` is any text, the empty one included, `?` is one character.
public enum Glob {
    /// Whether the whole of `text` matches. Takes at most the product of the lengths in steps.
    public static func matches(_ text: String, pattern: String) -> Bool {
        let text = Array(text.utf8)
        let pattern = Array(pattern.utf8)
        var (at, next) = (0, 0)
        // Where to go on if what follows the last star does not match.
        var star: (next: Int, at: Int)?
        while at < text.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                star = (next + 1, at)
                next += 1
            } else if next < pattern.count,
                pattern[next] == text[at] || pattern[next] == UInt8(ascii: "?")
            {
                at += 1
                next += 1
            } else if let retry = star {
                star = (retry.next, retry.at + 1)
                (next, at) = (retry.next, retry.at + 1)
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
