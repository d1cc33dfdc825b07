/// Durations and sizes as people write them: an integer and a unit.
enum Quantity {
    private static let durationUnits: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]
    private static let byteUnits: [(name: String, bytes: Int64)] = [
        ("TiB", 1 << 40), ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
    ]

    /// `500ms`, `30s`, `5m`, `2h`, `7d`. Nil for anything else, a missing unit included.
    static func duration(_ text: String) -> Duration? {
        guard let (number, unit) = split(text),
            let scale = durationUnits.first(where: { $0.name == unit })
        else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: scale.milliseconds)
        return overflow ? nil : .milliseconds(product)
    }

    /// `100MiB`, `4KiB`, or a number of bytes. Nil for anything else; `MB` is refused because
    /// people disagree about it.
    static func bytes(_ text: String) -> Int64? {
        guard let (number, unit) = split(text) else { return nil }
        if unit.isEmpty { return number }
        guard let scale = byteUnits.first(where: { $0.name == unit }) else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: scale.bytes)
        return overflow ? nil : product
    }

    private static func split(_ text: String) -> (number: Int64, unit: Substring)? {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        guard let number = Int64(Substring(digits)) else { return nil }
        return (number, text[digits.endIndex...])
    }

    /// The shortest way to write a duration of whole milliseconds.
    static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        if milliseconds == 0 { return "0s" }
        for unit in durationUnits where milliseconds % unit.milliseconds == 0 {
            return "\(milliseconds / unit.milliseconds)\(unit.name)"
        }
        return "\(milliseconds)ms"
    }

    /// The shortest way to write a size.
    static func text(bytes: Int64) -> String {
        if bytes == 0 { return "0" }
        for unit in byteUnits where bytes % unit.bytes == 0 {
            return "\(bytes / unit.bytes)\(unit.name)"
        }
        return String(bytes)
    }
}
