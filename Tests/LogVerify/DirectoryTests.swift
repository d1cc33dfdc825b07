import LogVerify
import Records
import Testing

/// What lies beside the segments, and the data directory around them.
@Suite struct DirectoryTests {
    private func data(_ change: (inout MemoryFolder) -> Void = { _ in }) -> MemoryFolder {
        var log = SmallLog.make().folder
        log.path = "data/orders-0"
        var folder = MemoryFolder(path: "data")
        folder.folders["orders-0"] = log
        folder.files["weir-format"] = Array("version=1\n".utf8)
        folder.files["control.sock"] = []
        folder.files[".kafka_cleanshutdown"] = Array("{}".utf8)
        folder.files["recovery-point-offset-checkpoint"] = OffsetCheckpoint.encode([
            OffsetCheckpointEntry(topic: "orders", partition: 0, offset: 16)
        ])
        change(&folder)
        return folder
    }

    private func findings(_ folder: MemoryFolder, isRunning: Bool = false) -> [Finding] {
        var found: [Finding] = []
        let report = VerifyReport(VerifyOptions()) { found.append($0) }
        DirectoryVerifier(folder, isRunning: isRunning, report).verify()
        return found
    }

    @Test func aSoundDirectory() {
        #expect(findings(data()) == [])
        #expect(DirectoryVerifier.isDataDirectory(data().names()))
        #expect(!DirectoryVerifier.isDataDirectory(SmallLog.make().folder.names()))
    }

    @Test func theDirectorysOwnFiles() {
        func rules(_ name: String, _ text: String) -> [Finding.Rule] {
            findings(data { $0.files[name] = Array(text.utf8) }).map(\.rule)
        }
        #expect(rules("weir-format", "version=2\n") == [.format])
        #expect(rules("weir-format", "nonsense") == [.format])
        let points = "recovery-point-offset-checkpoint"
        #expect(rules(points, "0\n2\norders 0 16\n") == [.checkpoint])
        #expect(rules(points, "0\n1\norders 0 -3\n") == [.checkpoint])
        #expect(rules(points, "0\n2\norders 0 16\norders 0 16\n") == [.checkpoint])
        #expect(rules(points, "") == [.checkpoint])
        // The log ends before what is said to be durable.
        #expect(rules(points, "0\n1\norders 0 17\n") == [.checkpoint])
        #expect(rules("replication-offset-checkpoint", "0\n1\norders 0 99\n") == [.checkpoint])
        #expect(rules("log-start-offset-checkpoint", "0\n1\norders 0 99\n") == [.checkpoint])
        #expect(rules("notes.txt", "hello") == [.unknownFile])
        let gone = findings(data { $0.files[points] = Array("0\n1\nold 3 5\n".utf8) })
        #expect(gone.map(\.severity) == [.note])
    }

    @Test func aRunningBrokerIsNotAccusedOfItsUnfinishedWork() {
        let folder = data {
            $0.files[".kafka_cleanshutdown"] = nil
            $0.files["recovery-point-offset-checkpoint"] = nil
            $0.folders["orders-0"]?.files[second]?.removeLast(10)
            $0.folders["orders-0"]?.files[LogFileName(16, .producerSnapshot).description] = nil
        }
        let found = findings(folder, isRunning: true)
        #expect(found.contains { $0.rule == .tornTail })
        #expect(found.allSatisfy { $0.severity != .error })
    }

    /// A full segment's indexes reach the disk a moment after the segment is full.
    @Test func anIndexThatIsNotWholeYet() {
        let cut = data {
            let times = LogFileName(0, .timeIndex).description
            $0.folders["orders-0"]?.files[times]?.removeLast(36)
        }
        #expect(findings(cut).map(\.rule) == [.timeIndex])
        #expect(findings(cut, isRunning: true) == [])
    }

    @Test func indexesThatAreMissingOrWithoutSegment() {
        let folder = data {
            $0.folders["orders-0"]?.files[LogFileName(0, .offsetIndex).description] = nil
            $0.folders["orders-0"]?.files[LogFileName(4, .timeIndex).description] = []
            $0.folders["orders-0"]?.files["00000000000000000000.log.deleted"] = []
            $0.folders["gone-0.0123-delete"] = MemoryFolder()
        }
        let rules = findings(folder).map(\.rule)
        #expect(rules.contains(.missingIndex) && rules.contains(.orphanFile))
        #expect(rules.filter { $0 == .leftoverFile }.count == 2 && rules.count == 4)
    }

    @Test func indexEntriesBehindTheEndAreStale() {
        let index = LogFileName(8, .offsetIndex).description
        let folder = data {
            OffsetIndexEntry(relativeOffset: 30, position: 9_000).append(
                to: &$0.folders["orders-0", default: MemoryFolder()].files[index, default: []])
        }
        #expect(findings(folder).map(\.severity) == [.error])
        var unclean = folder
        unclean.files[".kafka_cleanshutdown"] = nil
        #expect(findings(unclean).map(\.severity) == [.warning])
    }

    @Test func zerosThatKafkaSetsAside() {
        let folder = data {
            for (base, kind) in [(0, LogFileName.Kind.timeIndex), (8, .offsetIndex)] {
                $0.folders["orders-0"]?.files[LogFileName(Int64(base), kind).description]? +=
                    [UInt8](repeating: 0, count: 96_000)
            }
        }
        let found = findings(folder)
        #expect(Set(found.map(\.severity)) == [.warning, .note] && found.count == 2)
    }

    @Test func statesAreChecked() {
        func found(_ name: String, _ bytes: [UInt8]) -> [Finding.Rule] {
            findings(data { $0.folders["orders-0"]?.files[name] = bytes }).map(\.rule)
        }
        func producer(_ id: Int64, _ offset: Int64) -> ProducerSnapshotEntry {
            ProducerSnapshotEntry(
                producerId: id, producerEpoch: 0, lastSequence: 1, lastOffset: offset,
                offsetDelta: 1)
        }
        let snapshot = LogFileName(8, .producerSnapshot).description
        #expect(found(snapshot, ProducerSnapshot.encode([producer(1, 7)])) == [])
        #expect(found(snapshot, ProducerSnapshot.encode([producer(1, 8)])) == [.producerSnapshot])
        let twice = ProducerSnapshot.encode([producer(1, 3), producer(1, 7)])
        #expect(found(snapshot, twice) == [.producerSnapshot])
        #expect(found("producer-batches-00000000000000000008.state", twice) == [])
        #expect(found("producer-batches-00000000000000000008.state", [1]) == [.producerSnapshot])
        var aborted: [UInt8] = []
        AbortedTransactionEntry(producerId: 1, firstOffset: 0, lastOffset: 3, lastStableOffset: 0)
            .append(to: &aborted)
        let index = LogFileName(0, .transactionIndex).description
        #expect(found(index, aborted) == [])
        #expect(found(index, aborted + aborted) == [.transactionIndex])
        #expect(found(index, aborted + [0]) == [.transactionIndex])
        #expect(found("quorum-state", Array("{}".utf8)) == [])
        #expect(found("quorum-state", [0, 1]) == [.quorumState])
        let footer = BatchBuilder.control(
            [(.snapshotFooter, [])], timestamp: 0, baseOffset: 0, partitionLeaderEpoch: 1)
        let metadata = SnapshotFileName(endOffset: 9, epoch: 1).description
        #expect(found(metadata, footer) == [])
        #expect(found(metadata, []) == [.metadataSnapshot])
        #expect(found(metadata, Array(footer.dropLast())) == [.metadataSnapshot])
    }

    @Test func oneSegmentAlone() {
        var found: [Finding] = []
        let report = VerifyReport(VerifyOptions()) { found.append($0) }
        var folder = SmallLog.make().folder
        folder.files[second]?[70] ^= 1
        LogVerifier(folder, LogFacts(), report).verify(segment: first)
        #expect(found == [] && report.totals.segments == 1)
        LogVerifier(folder, LogFacts(), report).verify(segment: second)
        #expect(found.map(\.rule) == [.badChecksum])
        LogVerifier(folder, LogFacts(), report).verify(segment: "notes.txt")
        #expect(found.last?.rule == .unknownFile)
    }
}
