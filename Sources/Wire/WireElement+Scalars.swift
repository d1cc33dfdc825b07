public import Primitives

// What arrays of scalars are made of.

extension Int8: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.readInt8()
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.write(self)
    }
}

extension Int16: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.readInt16()
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.write(self)
    }
}

extension Int32: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.readInt32()
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.write(self)
    }
}

extension Int64: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.readInt64()
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.write(self)
    }
}

extension Uuid: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.readUuid()
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.write(self)
    }
}

extension String: WireElement {
    public init(from cursor: inout ByteCursor, version: Int16, flexible: Bool) throws(DecodeError) {
        self = try cursor.string(flexible, "array element")
    }
    public func encode(to writer: inout ByteWriter, version: Int16, flexible: Bool) {
        writer.string(self, flexible)
    }
}
