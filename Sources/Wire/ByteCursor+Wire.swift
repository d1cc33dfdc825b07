import Primitives

// Lengths and counts in front of strings, bytes and arrays. `flexible` asks for the compact form:
// an unsigned varint of the length plus one, zero for null.

extension ByteCursor {
    /// More than any array of the protocol has; a larger count is a lie.
    static let maxArrayCount = 1_000_000

    /// A length, or nil for null.
    private mutating func compactLength() throws(DecodeError) -> Int? {
        let value = try readUnsignedVarint()
        return value == 0 ? nil : Int(value) - 1
    }

    /// A length of four bytes or compact, or nil for null.
    private mutating func length(_ flexible: Bool) throws(DecodeError) -> Int? {
        if flexible { return try compactLength() }
        let start = offset
        let value = try readInt32()
        if value >= 0 { return Int(value) }
        guard value == -1 else { throw DecodeError(.invalidLength(Int64(value)), at: start) }
        return nil
    }

    private mutating func stringLength(_ flexible: Bool) throws(DecodeError) -> Int? {
        if flexible { return try compactLength() }
        let start = offset
        let value = try readInt16()
        if value >= 0 { return Int(value) }
        guard value == -1 else { throw DecodeError(.invalidLength(Int64(value)), at: start) }
        return nil
    }

    @inline(never)
    mutating func string(_ flexible: Bool, _ field: StaticString) throws(DecodeError) -> String {
        let start = offset
        guard let count = try stringLength(flexible) else {
            throw DecodeError(.unexpectedNull(field: field), at: start)
        }
        return try readString(count: count)
    }

    @inline(never)
    mutating func nullableString(
        _ flexible: Bool, _ field: StaticString, null: Bool = true
    ) throws(DecodeError) -> String? {
        let start = offset
        if let count = try stringLength(flexible) { return try readString(count: count) }
        guard null else { throw DecodeError(.unexpectedNull(field: field), at: start) }
        return nil
    }

    @inline(never)
    mutating func bytes(_ flexible: Bool, _ field: StaticString) throws(DecodeError) -> [UInt8] {
        let start = offset
        guard let count = try length(flexible) else {
            throw DecodeError(.unexpectedNull(field: field), at: start)
        }
        return try readBytes(count: count)
    }

    @inline(never)
    mutating func nullableBytes(
        _ flexible: Bool, _ field: StaticString, null: Bool = true
    ) throws(DecodeError) -> [UInt8]? {
        let start = offset
        if let count = try length(flexible) { return try readBytes(count: count) }
        guard null else { throw DecodeError(.unexpectedNull(field: field), at: start) }
        return nil
    }

    @inline(never)
    mutating func records(_ flexible: Bool, _ field: StaticString) throws(DecodeError)
        -> RecordsField
    {
        let start = offset
        guard let count = try length(flexible) else {
            throw DecodeError(.unexpectedNull(field: field), at: start)
        }
        return .range(try readRange(count: count))
    }

    @inline(never)
    mutating func nullableRecords(
        _ flexible: Bool, _ field: StaticString, null: Bool = true
    ) throws(DecodeError) -> RecordsField? {
        let start = offset
        if let count = try length(flexible) { return .range(try readRange(count: count)) }
        guard null else { throw DecodeError(.unexpectedNull(field: field), at: start) }
        return nil
    }

    /// - Throws: `invalidLength` beyond ``maxArrayCount``, `truncated` if even one byte for each
    ///   element is more than what remains (no element is empty).
    private mutating func elements<T: WireElement>(
        _ count: Int, _ version: Int16, _ flexible: Bool
    ) throws(DecodeError) -> [T] {
        guard count <= Self.maxArrayCount else {
            throw DecodeError(.invalidLength(Int64(count)), at: offset)
        }
        guard count <= remaining else {
            throw DecodeError(.truncated(needed: count, remaining: remaining), at: offset)
        }
        var elements: [T] = []
        // Beyond this the array doubles as its elements turn out to be there.
        elements.reserveCapacity(min(count, 64))
        for _ in 0..<count {
            elements.append(try T(from: &self, version: version, flexible: flexible))
        }
        return elements
    }

    @inline(never)
    mutating func array<T: WireElement>(
        of: T.Type, _ version: Int16, _ flexible: Bool, _ field: StaticString
    ) throws(DecodeError) -> [T] {
        let start = offset
        guard let count = try length(flexible) else {
            throw DecodeError(.unexpectedNull(field: field), at: start)
        }
        return try elements(count, version, flexible)
    }

    @inline(never)
    mutating func nullableArray<T: WireElement>(
        of: T.Type, _ version: Int16, _ flexible: Bool, _ field: StaticString, null: Bool = true
    ) throws(DecodeError) -> [T]? {
        let start = offset
        if let count = try length(flexible) { return try elements(count, version, flexible) }
        guard null else { throw DecodeError(.unexpectedNull(field: field), at: start) }
        return nil
    }

    /// A structure behind a byte that is negative for null (KIP-893).
    @inline(never)
    mutating func nullableStructure<T: WireElement>(
        of: T.Type, _ version: Int16, _ flexible: Bool
    ) throws(DecodeError) -> T? {
        try readInt8() < 0 ? nil : try T(from: &self, version: version, flexible: flexible)
    }
}
