import LogVerify
import Primitives
import Records
import Testing

@Suite struct SegmentTests {
    private let log = SmallLog.make()
    private var batchByteCount: Int { SmallLog.batch(at: 0).count }

    @Test func findsNothingInASoundLog() {
        #expect(findings(log.folder) == [])
        let totals = totals(log.folder)
        #expect(totals.logs == 1 && totals.segments == 2)
        #expect(totals.batches == 8 && totals.records == 16)
        #expect(totals.bytes == 8 * batchByteCount && totals.errors == 0)
    }

    @Test(arguments: [1, 7, 100]) func shortReadsMakeNoDifference(_ count: Int) {
        var folder = log.folder
        folder.maxReadByteCount = count
        #expect(findings(folder) == [])
    }

    @Test func saysWhereABatchIsDamaged() {
        var folder = log.folder
        folder.files[first]?[batchByteCount + 70] ^= 1
        let found = findings(folder)
        #expect(found.count == 1)
        #expect(found.first?.rule == .badChecksum && found.first?.severity == .error)
        #expect(found.first?.file == "log/\(first)" && found.first?.position == batchByteCount)
        #expect(found.first?.problem.contains("offsets 2 to 3") == true)
        #expect(found.first?.remedy.isEmpty == false)
    }

    @Test func findsTheNextBatchBehindBytesThatAreNone() {
        var folder = log.folder
        // The length says nothing any more, so the next batch has to be searched for.
        for at in 0..<61 { folder.files[first]?[batchByteCount + at] = 0xff }
        let found = findings(folder).filter { $0.rule == .unreadableBytes }
        #expect(found.count == 1 && found.first?.position == batchByteCount)
        #expect(found.first?.problem.contains("begins at byte \(2 * batchByteCount)") == true)
        #expect(found.first?.problem.contains("offsets 2 to 3 are lost") == true)
    }

    @Test func aTornTailIsAWarningOnlyWhereItMayBe() {
        for count in 1..<batchByteCount {
            var folder = log.folder
            folder.files[second]?.removeLast(count)
            folder.files[LogFileName(16, .producerSnapshot).description] = nil
            let torn = findings(folder, LogFacts(shutdown: .unclean))
            #expect(torn.contains { $0.rule == .tornTail }, "\(count) bytes cut")
            #expect(torn.allSatisfy { $0.severity == .warning }, "\(count): \(torn)")
            #expect(findings(folder).contains { $0.severity == .error })
            // What an fsync covered cannot be torn.
            let durable = findings(folder, LogFacts(shutdown: .unclean, recoveryPoint: 16))
            #expect(durable.contains { $0.severity == .error })
        }
        var folder = log.folder
        folder.files[first]?.removeLast(5)
        #expect(
            findings(folder, LogFacts(shutdown: .unclean)).contains { $0.severity == .error })
    }

    @Test func saysWhatZerosAtTheEndAre() {
        var folder = log.folder
        folder.files[second]? += [UInt8](repeating: 0, count: 5_000)
        let found = findings(folder, LogFacts(shutdown: .running))
        #expect(found.map(\.rule) == [.tornTail])
        #expect(found.first?.problem.contains("5000 zero bytes") == true)
    }

    @Test func offsetsAscend() {
        var folder = log.folder
        let batch = SmallLog.batch(at: 0)
        folder.files[first] = batch + batch
        folder.files[LogFileName(0, .offsetIndex).description] = []
        folder.files[LogFileName(0, .timeIndex).description] = []
        #expect(findings(folder).contains { $0.rule == .offsetOrder })
    }

    @Test func aMissingSegmentIsNoticed() {
        var log = SmallLog()
        log.append()
        log.roll(gap: 10)
        log.append()
        log.finish()
        log.folder.files[LeaderEpochCheckpoint.fileName] = nil
        let found = findings(log.folder)
        #expect(found.map(\.rule) == [.missingSegment])
        #expect(found.first?.problem.contains("offsets 2 to 11") == true)
    }

    @Test func gapsOfCompactionAreNotes() {
        var folder = log.folder
        // The second batch is gone.
        folder.files[first]?.removeSubrange(batchByteCount..<(2 * batchByteCount))
        folder.files[LogFileName(0, .offsetIndex).description] = []
        folder.files[LogFileName(0, .timeIndex).description] = []
        let found = findings(folder)
        #expect(found.map(\.rule) == [.offsetGap] && found.first?.severity == .note)
        var options = VerifyOptions()
        options.expectsContiguousOffsets = true
        #expect(
            findings(folder, .init(shutdown: .clean), options).contains { $0.severity == .error })
    }

    @Test func overlappingSegmentsAreNoticed() {
        var folder = log.folder
        folder.files[first]? += SmallLog.batch(at: 8)
        #expect(findings(folder).contains { $0.rule == .segmentRange })
    }

    @Test func oldFormatsAreNamed() {
        var folder = log.folder
        folder.files[first]?[16] = 1
        let found = findings(folder)
        #expect(found.contains { $0.rule == .oldFormat && $0.problem.contains("format 1") })
    }

    @Test func largeBatchesAreCheckedInPieces() {
        var options = VerifyOptions()
        options.maxBatchByteCount = 80
        let sound = findings(log.folder, .init(shutdown: .clean), options)
        #expect(sound.count == 8 && sound.allSatisfy { $0.rule == .notExamined })
        var folder = log.folder
        folder.files[first]?[70] ^= 1
        let found = findings(folder, .init(shutdown: .clean), options)
        #expect(found.contains { $0.rule == .badChecksum && $0.position == 0 })
    }

    @Test func compressedRecordsAreOpened() {
        var log = SmallLog()
        let attributes = BatchAttributes(compression: .zstd)
        log.append(SmallLog.batch(at: 0, attributes: attributes))
        log.finish()
        log.folder.files[LeaderEpochCheckpoint.fileName] = nil
        log.folder.files[LogFileName(2, .producerSnapshot).description] = nil
        #expect(totals(log.folder).unopened == ["zstd": 1])
        let facts = LogFacts(shutdown: .clean)
        let reversing = VerifyOptions { _, bytes in Array(bytes.reversed()) }
        #expect(findings(log.folder, facts, reversing) == [])
        // Opened, but the records are not sound.
        let wrong = findings(log.folder, facts, VerifyOptions { _, bytes in Array(bytes) })
        #expect(wrong.map(\.rule) == [.badRecords])
        struct Failed: Error {}
        let failing = findings(log.folder, facts, VerifyOptions { _, _ in throw Failed() })
        #expect(failing.map(\.rule) == [.badCompression])
    }

    @Test func aFailingDiskIsToldAndTheRestIsChecked() {
        var folder = log.folder
        folder.failure = (first, 100)
        folder.files[second]?[70] ^= 1
        let rules = findings(folder).map(\.rule)
        #expect(rules.contains(.unreadableFile) && rules.contains(.badChecksum))
    }

    /// What looks like headers all over must not make the search quadratic.
    @Test func theSearchIsBounded() {
        let length = 400_000
        var bytes = [UInt8](repeating: 0xff, count: 61)
        while bytes.count < length {
            var header = BatchHeader(baseOffset: 5)
            header.batchLength = Int32(length - bytes.count - 12)
            header.recordCount = 1
            bytes += [UInt8](unsafeUninitializedCapacity: 61) { buffer, count in
                header.write(to: UnsafeMutableRawBufferPointer(buffer))
                count = 61
            }
            if length - bytes.count < 200 { break }
        }
        bytes += [UInt8](repeating: 0xff, count: length - bytes.count)
        let folder = MemoryFolder(files: [first: bytes])
        let found = findings(folder)
        #expect(found.contains { $0.problem.contains("given up") })
    }

    @Test func aFileTellsSoMuchAndNoMore() {
        var options = VerifyOptions()
        options.maxFindingsPerFile = 2
        options.maxBatchByteCount = 80
        let found = findings(log.folder, .init(shutdown: .clean), options)
        #expect(found.filter { $0.rule == .more }.count == 2)
        #expect(found.count == 6)
    }
}
