import WireSchema

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}

/// Makes the bytes of a random value of a message, by its schema and not by its generated code.
struct RandomMessage {
    let message: Message
    let version: Int16
    var random: SeededGenerator
    /// Inside a tagged field numbers avoid the defaults: a tagged field at its default would not be
    /// encoded again.
    private var isInTag = false
    private var isFlexible: Bool { message.isFlexible(version) }

    init(_ message: Message, _ version: Int16, seed: UInt64) {
        self.message = message
        self.version = version
        random = SeededGenerator(seed: seed)
    }

    mutating func bytes() -> [UInt8] { structure(message.fields, depth: 0) }

    static func varint(_ value: Int) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - $0))) }
    }

    private mutating func structure(_ fields: [Field], depth: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var tags: [UInt32: [UInt8]] = [:]
        for field in fields where field.versions.contains(version) {
            guard let tag = field.tag else {
                bytes += value(field, depth)
                continue
            }
            if Int.random(in: 0..<3, using: &random) != 0 { continue }
            let wasInTag = isInTag
            isInTag = true
            tags[tag] = value(field, depth)
            isInTag = wasInTag
        }
        guard isFlexible else { return bytes }
        if Int.random(in: 0..<8, using: &random) == 0 { tags[200] = [1, 2, 3] }
        bytes += Self.varint(tags.count)
        for tag in tags.keys.sorted() {
            bytes += Self.varint(Int(tag)) + Self.varint(tags[tag]?.count ?? 0) + (tags[tag] ?? [])
        }
        return bytes
    }

    private func length(_ count: Int?, _ width: Int, _ field: Field) -> [UInt8] {
        if isFlexible && !field.isPlain { return Self.varint(count.map { $0 + 1 } ?? 0) }
        return bigEndian(UInt64(bitPattern: Int64(count ?? -1)), width)
    }

    private mutating func value(_ field: Field, _ depth: Int) -> [UInt8] {
        var isNull = false
        if let nullable = field.nullable, nullable.contains(version), field.tag == nil {
            isNull = Int.random(in: 0..<4, using: &random) == 0
        }
        if field.isArray {
            if isNull { return length(nil, 4, field) }
            let least = field.tag == nil ? 0 : 1
            let count = Int.random(in: least...(depth < 2 ? 2 : 1), using: &random)
            return (0..<count).reduce(into: length(count, 4, field)) { bytes, _ in
                bytes += element(field, depth + 1, isNull: false)
            }
        }
        if case .structure = field.type, field.nullable != nil {
            return isNull ? [0xff] : [1] + element(field, depth, isNull: false)
        }
        return element(field, depth, isNull: isNull)
    }

    private mutating func element(_ field: Field, _ depth: Int, isNull: Bool) -> [UInt8] {
        func integer(_ count: Int) -> [UInt8] {
            let values: [UInt64] = [0, 1, .max, .max >> 1, 1 << 63, 0x1234_5678_9abc_def0]
            let value = values.randomElement(using: &random) ?? 0
            return isInTag ? bigEndian(0x5a5a, count) : bigEndian(value, count)
        }
        switch field.type {
        case .bool: return [field.tag == nil ? UInt8.random(in: 0...1, using: &random) : 1]
        case .int8: return integer(1)
        case .int16, .uint16: return integer(2)
        case .int32, .uint32: return integer(4)
        case .int64: return integer(8)
        case .float64: return bigEndian((-12.5).bitPattern, 8)
        case .uuid: return bigEndian(random.next(), 8) + bigEndian(random.next(), 8)
        case .string:
            if isNull { return length(nil, 2, field) }
            let texts = [field.tag == nil ? "" : "t", "a", "topic-1", "é世😀"]
            let text = texts.randomElement(using: &random) ?? ""
            return length(text.utf8.count, 2, field) + text.utf8
        case .bytes, .records:
            if isNull { return length(nil, 4, field) }
            let count = [0, 1, 5, 130].randomElement(using: &random) ?? 0
            return length(count, 4, field) + (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        case .structure(let name):
            return structure(message.structure(name)?.fields ?? [], depth: depth)
        }
    }
}
