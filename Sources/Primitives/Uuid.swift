/// Kafka's 128-bit id: topics, directories, incarnations.
///
/// Its text form is URL-safe base64 without padding (22 characters), as Kafka prints it.
public struct Uuid: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Absent id.
    public static let zero = Uuid(high: 0, low: 0)
    /// The cluster metadata topic's id (KIP-500).
    public static let metadataTopic = Uuid(high: 0, low: 1)

    public static func < (a: Uuid, b: Uuid) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }

    /// A version 4 (RFC 9562) id from 128 random bits.
    ///
    /// The caller draws again if the text begins with `-`, which command lines would take for an
    /// option; see ``isReserved``.
    public static func random(_ high: UInt64, _ low: UInt64) -> Uuid {
        Uuid(
            high: (high & 0xffff_ffff_ffff_0fff) | 0x4000,
            low: (low & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000)
    }

    /// Ids that Kafka never hands out: its small reserved numbers, and texts that begin with `-`.
    public var isReserved: Bool { (high == 0 && low < 100) || (high >> 58) == 62 }

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(22)
        for index in 0..<22 {
            // Six bits from the top; the last character has only two of them.
            let shift = 122 - 6 * index
            let bits: UInt64
            if shift >= 64 {
                bits = high >> UInt64(shift - 64)
            } else if shift > 58 {
                bits = (high << UInt64(64 - shift)) | (low >> UInt64(shift))
            } else if shift >= 0 {
                bits = low >> UInt64(shift)
            } else {
                bits = low << UInt64(-shift)
            }
            text.append(Self.alphabet[Int(bits & 63)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the text form; nil if it is not 22 base64url characters of 128 bits.
    public init?(_ text: String) {
        guard text.utf8.count == 22 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, character) in text.utf8.enumerated() {
            guard let value = Self.alphabet.firstIndex(of: character) else { return nil }
            let width = index == 21 ? 2 : 6
            if width == 2 && value & 15 != 0 { return nil }
            high = (high << UInt64(width)) | (low >> UInt64(64 - width))
            low = (low << UInt64(width)) | UInt64(width == 2 ? value >> 4 : value)
        }
        self.init(high: high, low: low)
    }
}
