/// Where a share group begins to read: `earliest`, `latest` or `by_duration:` and a duration of ISO
/// 8601 (`PnDTnHnMn.nS`) that is not negative.
enum OffsetResetText {
    static func isValid(_ text: String) -> Bool {
        let lower = text.lowercased()
        if lower == "earliest" || lower == "latest" { return true }
        let prefix = "by_duration:"
        guard lower.hasPrefix(prefix) else { return false }
        return isDuration(Array(lower.utf8.dropFirst(prefix.utf8.count)))
    }

    /// Days, then after a T hours, minutes and seconds, each at most once and in that order;
    /// seconds alone may have a fraction.
    private static func isDuration(_ bytes: [UInt8]) -> Bool {
        guard bytes.first == UInt8(ascii: "p") else { return false }
        var position = 1
        var allowed = Array("d".utf8)
        var parts = 0
        var isTime = false
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "t") {
                guard !isTime, position + 1 < bytes.count else { return false }
                isTime = true
                allowed = Array("hms".utf8)
                position += 1
                continue
            }
            let start = position
            var points = 0
            while position < bytes.count,
                (0x30...0x39).contains(bytes[position]) || bytes[position] == UInt8(ascii: ".")
            {
                if bytes[position] == UInt8(ascii: ".") { points += 1 }
                position += 1
            }
            guard position < bytes.count, position - start > points, position - start <= 18,
                bytes[start] != UInt8(ascii: "."), points <= 1,
                let unit = allowed.firstIndex(of: bytes[position]),
                points == 0 || bytes[position] == UInt8(ascii: "s")
            else { return false }
            allowed.removeFirst(unit + 1)
            position += 1
            parts += 1
        }
        return parts > 0
    }
}
