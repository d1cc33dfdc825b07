/// A small generator with a fixed seed (SplitMix64).
struct SeededBits {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

enum Sample: String, CaseIterable, Sendable {
    case empty, oneByte, text, zeros, noise, mixed

    func bytes(count: Int = 200_001) -> [UInt8] {
        switch self {
        case .empty: return []
        case .oneByte: return [0x57]
        case .text:
            let line = Array("offset, epoch, timestamp; ".utf8)
            return (0..<count).map { line[($0 &+ ($0 / 977)) % line.count] }
        case .zeros: return [UInt8](repeating: 0, count: count)
        case .noise:
            var bits = SeededBits(seed: 7)
            return (0..<count).map { _ in UInt8(truncatingIfNeeded: bits.next()) }
        case .mixed:
            var bits = SeededBits(seed: 11)
            return (0..<count).map { index in
                index / 5_000 % 2 == 0
                    ? UInt8(truncatingIfNeeded: bits.next()) : UInt8(index / 9_999)
            }
        }
    }
}

/// Cuts `bytes` into pieces of at most `size` bytes, with an empty one in front.
func pieces(_ bytes: [UInt8], size: Int) -> [[UInt8]] {
    var cut: [[UInt8]] = [[]]
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + size)
        cut.append(Array(bytes[start..<end]))
        start = end
    }
    return cut
}

func bytes(hex: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var high: Int?
    for character in hex {
        guard let digit = character.hexDigitValue else { continue }
        if let first = high {
            bytes.append(UInt8(first << 4 | digit))
            high = nil
        } else {
            high = digit
        }
    }
    return bytes
}
