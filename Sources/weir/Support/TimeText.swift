import Glibc

/// Times on a command line.
enum TimeText {
    /// Milliseconds since 1970 now.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Reads `2026-01-31T12:00:00Z` (the time of day may be left out), milliseconds since 1970, or
    /// an age with a unit (ms, s, m, h, d).
    ///
    /// - Returns: milliseconds since 1970; nil if it is none of these.
    static func milliseconds(_ text: String, now: Int64) -> Int64? {
        if let number = Int64(text) { return number >= 0 ? number : nil }
        if let age = age(text) {
            let (time, overflow) = now.subtractingReportingOverflow(age)
            return overflow || time < 0 ? nil : time
        }
        return date(text)
    }

    private static func age(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units: [Substring: Int64] = [
            "ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
        ]
        guard let count = Int64(digits), let unit = units[text[digits.endIndex...]] else {
            return nil
        }
        let (value, overflow) = count.multipliedReportingOverflow(by: unit)
        return overflow ? nil : value
    }

    /// `YYYY-MM-DD`, with `THH:MM:SSZ` or `THH:MMZ` behind it, in UTC (RFC 3339).
    private static func date(_ text: String) -> Int64? {
        let shapes = ["dddd-dd-ddTdd:dd:ddZ", "dddd-dd-ddTdd:ddZ", "dddd-dd-dd"]
        let fits = shapes.contains { shape in
            shape.utf8.count == text.utf8.count
                && zip(shape.utf8, text.utf8).allSatisfy { wanted, seen in
                    wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(seen) : wanted == seen
                }
        }
        guard fits else { return nil }
        let numbers = text.split { !$0.isNumber }.compactMap { Int32($0) }
        var parts = tm()
        parts.tm_year = numbers[0] - 1900
        parts.tm_mon = numbers[1] - 1
        parts.tm_mday = numbers[2]
        if numbers.count > 3 { (parts.tm_hour, parts.tm_min) = (numbers[3], numbers[4]) }
        if numbers.count > 5 { parts.tm_sec = numbers[5] }
        let given = parts
        let seconds = timegm(&parts)
        // A day that does not exist comes out as another.
        guard seconds >= 0, parts.tm_mday == given.tm_mday, parts.tm_mon == given.tm_mon,
            parts.tm_hour == given.tm_hour, parts.tm_min == given.tm_min
        else { return nil }
        return Int64(seconds) * 1_000
    }
}
