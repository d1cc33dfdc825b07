import Primitives
import Testing

struct CursorTests {
    private func reason(
        _ bytes: [UInt8], _ read: (inout ByteCursor) throws(DecodeError) -> Void
    ) -> DecodeError.Reason? {
        var cursor = ByteCursor(bytes.span.bytes)
        do throws(DecodeError) {
            try read(&cursor)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func integersAreBigEndian() throws {
        var writer = ByteWriter()
        writer.write(Int8(-2))
        writer.write(UInt8(0xfe))
        writer.write(Int16(-2))
        writer.write(UInt16(0xabcd))
        writer.write(Int32(0x0102_0304))
        writer.write(UInt32.max)
        writer.write(Int64.min)
        writer.write(UInt64(7))
        writer.write(-0.5)
        writer.write(true)
        writer.write(Uuid(high: 1, low: 2))
        let bytes = writer.bytes
        #expect(bytes[2..<10] == [0xff, 0xfe, 0xab, 0xcd, 1, 2, 3, 4])
        var cursor = ByteCursor(bytes.span.bytes)
        #expect(try cursor.readInt8() == -2)
        #expect(try cursor.readUInt8() == 0xfe)
        #expect(try cursor.readInt16() == -2)
        #expect(try cursor.readUInt16() == 0xabcd)
        #expect(try cursor.readInt32() == 0x0102_0304)
        #expect(try cursor.readUInt32() == .max)
        #expect(try cursor.readInt64() == .min)
        #expect(try cursor.readUInt64() == 7)
        #expect(try cursor.readFloat64() == -0.5)
        #expect(try cursor.readBool())
        #expect(try cursor.readUuid() == Uuid(high: 1, low: 2))
        try cursor.expectEnd()
    }

    @Test func varintsRoundTrip() throws {
        let values: [Int64] = [0, -1, 1, 63, -64, 64, 300, .max, .min, 1 << 31, -(1 << 31)]
        var writer = ByteWriter()
        for value in values {
            writer.writeVarlong(value)
            writer.writeVarint(Int32(truncatingIfNeeded: value))
            writer.writeUnsignedVarint(UInt32(truncatingIfNeeded: value))
        }
        let bytes = writer.bytes
        var cursor = ByteCursor(bytes.span.bytes)
        for value in values {
            #expect(try cursor.readVarlong() == value)
            #expect(try cursor.readVarint() == Int32(truncatingIfNeeded: value))
            #expect(try cursor.readUnsignedVarint() == UInt32(truncatingIfNeeded: value))
        }
        try cursor.expectEnd()
        for value: UInt32 in [0, 1, 127, 128, 16383, 16384, .max] {
            var one = ByteWriter()
            one.writeUnsignedVarint(value)
            #expect(one.bytes.count == ByteWriter.unsignedVarintByteCount(value))
        }
    }

    @Test func varintsThatAreTooLongAreRefused() {
        let long = [UInt8](repeating: 0xff, count: 11)
        #expect(reason(long) { c throws(DecodeError) in _ = try c.readVarlong() } == .varintTooLong)
        #expect(reason(long) { c throws(DecodeError) in _ = try c.readVarint() } == .varintTooLong)
        // The fifth byte has room for four bits.
        let five: [UInt8] = [0xff, 0xff, 0xff, 0xff, 0x1f]
        #expect(
            reason(five) { c throws(DecodeError) in _ = try c.readUnsignedVarint() }
                == .varintTooLong)
        #expect(
            reason([0x80]) { c throws(DecodeError) in _ = try c.readVarint() }
                == .truncated(needed: 1, remaining: 0))
    }

    @Test func lengthsAreCheckedAgainstWhatRemains() {
        let bytes: [UInt8] = [1, 2, 3]
        #expect(
            reason(bytes) { c throws(DecodeError) in _ = try c.readInt32() }
                == .truncated(needed: 4, remaining: 3))
        #expect(
            reason(bytes) { c throws(DecodeError) in _ = try c.readBytes(count: .max) }
                == .truncated(needed: .max, remaining: 3))
        #expect(
            reason(bytes) { c throws(DecodeError) in _ = try c.readRange(count: -1) }
                == .invalidLength(-1))
        #expect(
            reason(bytes) { c throws(DecodeError) in try c.expectEnd() } == .trailingBytes(3))
        #expect(
            reason([0xff]) { c throws(DecodeError) in _ = try c.readString(count: 1) }
                == .invalidUTF8)
    }

    @Test func splicesKeepTheirPlace() {
        var writer = ByteWriter()
        writer.write(Int8(1))
        writer.splice(10, from: 3..<13)
        writer.write(Int32(0))
        writer.patch(7, at: 1)
        #expect(writer.bytes == [1, 0, 0, 0, 7])
        #expect(writer.totalByteCount == 15)
        #expect(writer.splices.map(\.position) == [1])
        #expect(writer.splices.first?.source == 3..<13)
    }
}
