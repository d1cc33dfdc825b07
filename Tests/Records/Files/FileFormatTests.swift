import Primitives
import Records
import Testing

/// Runs a decoder on bytes; the thrown error, if any, comes out typed.
private func decode<Value>(
    _ bytes: [UInt8],
    _ body: (UnsafeRawBufferPointer) throws(FileFormatError) -> Value
) throws(FileFormatError) -> Value {
    try bytes.withUnsafeBufferPointer { buffer throws(FileFormatError) in
        try body(UnsafeRawBufferPointer(buffer))
    }
}

private func decode<Value>(
    text: String, _ body: (UnsafeRawBufferPointer) throws(FileFormatError) -> Value
) throws(FileFormatError) -> Value { try decode(Array(text.utf8), body) }

@Suite struct CheckpointTests {
    @Test func leaderEpochs() throws {
        let entries = [
            LeaderEpochEntry(epoch: 0, startOffset: 0),
            LeaderEpochEntry(epoch: 7, startOffset: 1 << 40),
        ]
        let text = "0\n2\n0 0\n7 1099511627776\n"
        #expect(LeaderEpochCheckpoint.encode(entries) == Array(text.utf8))
        #expect(try decode(text: text, LeaderEpochCheckpoint.decode) == entries)
        #expect(try decode(text: "0\n1\n3\t  4", LeaderEpochCheckpoint.decode).count == 1)
        #expect(try decode(text: "0\n0\n", LeaderEpochCheckpoint.decode).isEmpty)
        #expect(LeaderEpochCheckpoint.encode([]) == Array("0\n0\n".utf8))
    }

    @Test func offsets() throws {
        let entries = [
            OffsetCheckpointEntry(topic: "a.b_c-d", partition: 0, offset: 5),
            OffsetCheckpointEntry(topic: "t", partition: 12, offset: .max),
        ]
        let text = "0\n2\na.b_c-d 0 5\nt 12 9223372036854775807\n"
        #expect(OffsetCheckpoint.encode(entries) == Array(text.utf8))
        #expect(try decode(text: text, OffsetCheckpoint.decode) == entries)
    }

    @Test func refusesDamagedText() {
        let cases: [(String, FileFormatError.Reason, Int)] = [
            ("", .truncated, 0),
            ("0\n", .truncated, 0),
            ("x\n0\n", .malformed("x"), 1),
            ("1\n0\n", .unknownVersion(1), 1),
            ("0\n-1\n", .malformed("-1"), 2),
            ("0\n2\n1 1\n", .countMismatch(stated: 2, found: 1), 0),
            ("0\n1\n1 1\n2 2\n", .countMismatch(stated: 1, found: 2), 0),
            ("0\n1\n1\n", .malformed("1"), 3),
            ("0\n1\n1 2 3\n", .malformed("1 2 3"), 3),
            ("0\n1\n2147483648 3\n", .malformed("2147483648 3"), 3),
            ("0\n1\n\n", .malformed(""), 3),
        ]
        for (text, reason, line) in cases {
            #expect(
                throws: FileFormatError("leader-epoch-checkpoint", reason, line: line), "\(text)"
            ) { try decode(text: text, LeaderEpochCheckpoint.decode) }
        }
        #expect(throws: FileFormatError.self) {
            try decode([0x30, 0x0a, 0xff, 0x0a], LeaderEpochCheckpoint.decode)
        }
        #expect(throws: FileFormatError.self) {
            try decode(text: "0\n1\nt -1 0\n", OffsetCheckpoint.decode)
        }
    }

    @Test func partitionMetadata() throws {
        let id = Uuid(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210)
        let text = "version: 0\ntopic_id: \(id)"
        #expect(PartitionMetadata.encode(topicId: id) == Array(text.utf8))
        #expect(try decode(text: text, PartitionMetadata.decode) == id)
        #expect(try decode(text: text + "\n", PartitionMetadata.decode) == id)
        #expect(try decode(text: "version:  9\ntopic_id: \(id)\n", PartitionMetadata.decode) == id)
        for damaged in [
            "", "version: 0", "version: -1\ntopic_id: \(id)", "version: x\ntopic_id: \(id)",
            "version:0\ntopic_id: \(id)", "version: 0\ntopic: \(id)", "version: 0\ntopic_id: short",
            "version: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAA",
        ] {
            #expect(throws: FileFormatError.self, "\(damaged)") {
                try decode(text: damaged, PartitionMetadata.decode)
            }
        }
    }
}

@Suite struct ProducerSnapshotTests {
    static let entries = [
        ProducerSnapshotEntry(
            producerId: 0x0102_0304_0506_0708, producerEpoch: 0x1112, lastSequence: 0x2122_2324,
            lastOffset: 0x3132_3334_3536_3738, offsetDelta: 0x4142_4344,
            timestamp: 0x5152_5354_5556_5758, coordinatorEpoch: 0x6162_6364,
            currentTransactionFirstOffset: 0x7172_7374_7576_7778),
        ProducerSnapshotEntry(producerId: 1, producerEpoch: 0),
    ]

    @Test func goldenBytes() throws {
        let body = bytes(
            hex: """
                00000002
                0102030405060708 1112 21222324 3132333435363738 41424344 5152535455565758
                61626364 7172737475767778
                0000000000000001 0000 ffffffff ffffffffffffffff 00000000 ffffffffffffffff
                ffffffff ffffffffffffffff
                """)
        let crc = CRC32C.checksum(body.span.bytes)
        let file =
            [0, 1] + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: crc >> $0) } + body
        #expect(ProducerSnapshot.encode(Self.entries) == file)
        #expect(try decode(file, ProducerSnapshot.decode) == Self.entries)
        #expect(try decode(ProducerSnapshot.encode([]), ProducerSnapshot.decode).isEmpty)
    }

    @Test func refusesDamage() {
        let file = ProducerSnapshot.encode(Self.entries)
        for count in 0..<file.count {
            #expect(throws: FileFormatError.self) {
                try decode(Array(file[..<count]), ProducerSnapshot.decode)
            }
        }
        for position in file.indices {
            var damaged = file
            damaged[position] ^= 0x10
            #expect(throws: FileFormatError.self) {
                try decode(damaged, ProducerSnapshot.decode)
            }
        }
        // A count that lies, under a CRC that fits.
        for count: UInt32 in [1, 3, 0x7fff_ffff, 0xffff_ffff] {
            var lying = file
            for index in 0..<4 { lying[6 + index] = UInt8(count >> (24 - 8 * index) & 0xff) }
            let crc = CRC32C.checksum(lying.span.bytes.extracting(droppingFirst: 6))
            for index in 0..<4 { lying[2 + index] = UInt8(crc >> (24 - 8 * index) & 0xff) }
            #expect(
                throws: FileFormatError(
                    "producer snapshot",
                    .countMismatch(stated: Int64(Int32(bitPattern: count)), found: 2))
            ) { try decode(lying, ProducerSnapshot.decode) }
        }
    }
}

@Suite struct IndexTests {
    private func written(_ entries: [some IndexEntry]) -> [UInt8] {
        var result: [UInt8] = []
        for entry in entries { entry.append(to: &result) }
        return result
    }

    @Test func goldenBytes() {
        let offset = OffsetIndexEntry(relativeOffset: 0x0102_0304, position: 0x1112_1314)
        let time = TimeIndexEntry(timestamp: 0x0102_0304_0506_0708, relativeOffset: 0x1112_1314)
        let aborted = AbortedTransactionEntry(
            producerId: 0x0102_0304_0506_0708, firstOffset: 0x1112_1314_1516_1718,
            lastOffset: 0x2122_2324_2526_2728, lastStableOffset: 0x3132_3334_3536_3738)
        let offsetBytes = bytes(hex: "0102030411121314")
        let timeBytes = bytes(hex: "010203040506070811121314")
        let abortedBytes = bytes(
            hex: "0000 0102030405060708 1112131415161718 2122232425262728 3132333435363738")
        #expect(written([offset]) == offsetBytes)
        #expect(written([time]) == timeBytes)
        #expect(written([aborted]) == abortedBytes)
        (abortedBytes + abortedBytes).withUnsafeBytes {
            #expect(unsafe AbortedTransactionEntry(parsing: $0, at: 34) == aborted)
        }
        ([0] + offsetBytes).withUnsafeBytes {
            #expect(unsafe OffsetIndexEntry(parsing: $0, at: 1) == offset)
        }
        ([0] + timeBytes).withUnsafeBytes {
            #expect(unsafe TimeIndexEntry(parsing: $0, at: 1) == time)
        }
    }

    /// Against a linear search, for every length up to a few levels.
    @Test func findsTheLastEntryNotAbove() {
        for count in 0...17 {
            let entries = (0..<Int32(count)).map {
                OffsetIndexEntry(relativeOffset: 10 * $0 + 5, position: $0)
            }
            // A torn last entry is ignored.
            (written(entries) + [0, 0, 0]).withUnsafeBytes { buffer in
                for target in Int32(0)...Int32(10 * count + 10) {
                    let found = unsafe OffsetIndexEntry.last(in: buffer) {
                        $0.relativeOffset > target
                    }
                    #expect(found == entries.last { $0.relativeOffset <= target })
                }
            }
        }
    }

    @Test func fileNames() {
        #expect(LogFileName(0, .log).description == "00000000000000000000.log")
        #expect(LogFileName(.max, .timeIndex).description == "09223372036854775807.timeindex")
        for kind in LogFileName.Kind.allCases {
            #expect(LogFileName(LogFileName(123, kind).description) == LogFileName(123, kind))
        }
        for name in [
            "", "0.log", "00000000000000000000", "00000000000000000000.log.deleted",
            "0000000000000000000x.log", "-0000000000000000001.log", "99999999999999999999.log",
            "+0000000000000000001.log", "leader-epoch-checkpoint",
        ] {
            #expect(LogFileName(name) == nil, "\(name)")
        }
        let snapshot = SnapshotFileName(endOffset: 5, epoch: 2)
        #expect(snapshot.description == "00000000000000000005-0000000002.checkpoint")
        #expect(SnapshotFileName(snapshot.description) == snapshot)
        for name in [
            "00000000000000000005-0000000002.checkpoint.part", "5-2.checkpoint",
            "00000000000000000005-9999999999.checkpoint", "00000000000000000005.checkpoint",
        ] {
            #expect(SnapshotFileName(name) == nil, "\(name)")
        }
    }
}
