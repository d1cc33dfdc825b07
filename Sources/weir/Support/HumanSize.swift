/// Sizes for people.
enum HumanSize {
    private static let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

    /// `0 B`, `1023 B`, `1.5 KiB`, `12 MiB`: powers of 1024, a digit behind the point below 10.
    static func text(_ byteCount: Int64) -> String {
        guard byteCount >= 1024 else { return "\(byteCount) B" }
        var value = Double(byteCount) / 1024
        var unit = 0
        while value >= 1023.5, unit + 1 < units.count {
            value /= 1024
            unit += 1
        }
        let tenths = Int64((value * 10).rounded())
        let number = tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(Int64(value.rounded()))"
        return "\(number) \(units[unit])"
    }
}
