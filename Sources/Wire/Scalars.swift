import Primitives

// Scalars as generated code reads and writes them. Not inlined: some 3,000 fields call these, and
// the copies would double the module's compile time.

extension ByteCursor {
    @inline(never)
    mutating func bool() throws(DecodeError) -> Bool { try readBool() }
    @inline(never)
    mutating func int8() throws(DecodeError) -> Int8 { try readInt8() }
    @inline(never)
    mutating func int16() throws(DecodeError) -> Int16 { try readInt16() }
    @inline(never)
    mutating func uint16() throws(DecodeError) -> UInt16 { try readUInt16() }
    @inline(never)
    mutating func int32() throws(DecodeError) -> Int32 { try readInt32() }
    @inline(never)
    mutating func uint32() throws(DecodeError) -> UInt32 { try readUInt32() }
    @inline(never)
    mutating func int64() throws(DecodeError) -> Int64 { try readInt64() }
    @inline(never)
    mutating func float64() throws(DecodeError) -> Double { try readFloat64() }
    @inline(never)
    mutating func uuid() throws(DecodeError) -> Uuid { try readUuid() }
}

extension ByteWriter {
    @inline(never)
    mutating func put(_ value: Bool) { write(value) }
    @inline(never)
    mutating func put(_ value: Int8) { write(value) }
    @inline(never)
    mutating func put(_ value: Int16) { write(value) }
    @inline(never)
    mutating func put(_ value: UInt16) { write(value) }
    @inline(never)
    mutating func put(_ value: Int32) { write(value) }
    @inline(never)
    mutating func put(_ value: UInt32) { write(value) }
    @inline(never)
    mutating func put(_ value: Int64) { write(value) }
    @inline(never)
    mutating func put(_ value: Double) { write(value) }
    @inline(never)
    mutating func put(_ value: Uuid) { write(value) }
}
