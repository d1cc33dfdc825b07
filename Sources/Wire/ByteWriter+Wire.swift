import Primitives

// The counterpart of `ByteCursor+Wire.swift`.

extension ByteWriter {
    private mutating func length(_ count: Int, _ flexible: Bool) {
        if flexible {
            precondition(count < Int(UInt32.max), "\(count) bytes or elements in one field")
            writeUnsignedVarint(UInt32(count) + 1)
        } else {
            precondition(count <= Int(Int32.max), "\(count) bytes or elements in one field")
            write(Int32(count))
        }
    }

    private mutating func null(_ flexible: Bool) {
        if flexible { writeUnsignedVarint(0) } else { write(Int32(-1)) }
    }

    @inline(never)
    mutating func string(_ value: String, _ flexible: Bool) {
        let count = value.utf8.count
        if flexible {
            length(count, true)
        } else {
            precondition(count <= Int(Int16.max), "string of \(count) bytes; 32767 are allowed")
            write(Int16(count))
        }
        write(utf8: value)
    }

    @inline(never)
    mutating func nullableString(_ value: String?, _ flexible: Bool, null: Bool = true) {
        if let value {
            string(value, flexible)
        } else if !null {
            string("", flexible)
        } else if flexible {
            writeUnsignedVarint(0)
        } else {
            write(Int16(-1))
        }
    }

    @inline(never)
    mutating func bytes(_ value: [UInt8], _ flexible: Bool) {
        length(value.count, flexible)
        write(contentsOf: value)
    }

    @inline(never)
    mutating func nullableBytes(_ value: [UInt8]?, _ flexible: Bool, null: Bool = true) {
        if let value { bytes(value, flexible) } else { nothing(flexible, null) }
    }

    @inline(never)
    mutating func records(_ value: RecordsField, _ flexible: Bool) {
        length(value.byteCount, flexible)
        switch value {
        case .range(let range): splice(range.count, from: range)
        case .bytes(let bytes): write(contentsOf: bytes)
        case .splice(let byteCount): splice(byteCount)
        }
    }

    @inline(never)
    mutating func nullableRecords(_ value: RecordsField?, _ flexible: Bool, null: Bool = true) {
        if let value { records(value, flexible) } else { nothing(flexible, null) }
    }

    @inline(never)
    mutating func array<T: WireElement>(_ value: [T], _ version: Int16, _ flexible: Bool) {
        length(value.count, flexible)
        for element in value { element.encode(to: &self, version: version, flexible: flexible) }
    }

    @inline(never)
    mutating func nullableArray<T: WireElement>(
        _ value: [T]?, _ version: Int16, _ flexible: Bool, null: Bool = true
    ) {
        if let value { array(value, version, flexible) } else { nothing(flexible, null) }
    }

    @inline(never)
    mutating func nullableStructure<T: WireElement>(
        _ value: T?, _ version: Int16, _ flexible: Bool
    ) {
        write(Int8(value == nil ? -1 : 1))
        value?.encode(to: &self, version: version, flexible: flexible)
    }

    /// Null, or the empty value where null is not allowed.
    private mutating func nothing(_ flexible: Bool, _ isNullAllowed: Bool) {
        if isNullAllowed { null(flexible) } else { length(0, flexible) }
    }
}
