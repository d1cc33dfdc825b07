import Primitives
import Records

extension LogVerifier {
    /// The entries, if the file is there and sound enough to be compared with.
    func readEpochs() -> [LeaderEpochEntry]? {
        let name = LeaderEpochCheckpoint.fileName
        guard let bytes = contents(name) else { return nil }
        let entries: [LeaderEpochEntry]
        do throws(FileFormatError) {
            entries = try bytes.span.withUnsafeBytes { buffer throws(FileFormatError) in
                try LeaderEpochCheckpoint.decode(buffer)
            }
        } catch {
            badText(.leaderEpoch, name, error)
            return nil
        }
        for (line, pair) in zip(entries, entries.dropFirst()).enumerated() {
            let (a, b) = pair
            guard b.epoch <= a.epoch || b.startOffset <= a.startOffset else { continue }
            report.add(
                Finding(
                    .error, .leaderEpoch, file: path(name),
                    "line \(line + 4) (epoch \(b.epoch) from offset \(b.startOffset)) does not"
                        + " ascend from the one before (\(a.epoch) from \(a.startOffset))",
                    remedy: Remedy.checkpoint))
            return nil
        }
        if let bad = entries.first(where: { $0.epoch < 0 || $0.startOffset < 0 }) {
            report.add(
                Finding(
                    .error, .leaderEpoch, file: path(name),
                    "epoch \(bad.epoch) from offset \(bad.startOffset); neither is ever negative",
                    remedy: Remedy.checkpoint))
            return nil
        }
        return entries
    }

    private func badText(_ rule: Finding.Rule, _ name: String, _ error: FileFormatError) {
        report.add(
            Finding(.error, rule, file: path(name), "\(error)", remedy: Remedy.checkpoint))
    }

    func checkPartitionMetadata() {
        guard let bytes = contents(PartitionMetadata.fileName, limit: 65_536) else { return }
        do throws(FileFormatError) {
            _ = try bytes.span.withUnsafeBytes { buffer throws(FileFormatError) in
                try PartitionMetadata.decode(buffer)
            }
        } catch {
            badText(.partitionMetadata, PartitionMetadata.fileName, error)
        }
    }

    /// The quorum's JSON is read by the controller alone; here only that it is an object.
    func checkQuorumState() {
        let name = "quorum-state"
        guard let bytes = contents(name, limit: 1 << 20) else { return }
        let text = bytes.filter { $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 }
        guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}"),
            String(validating: bytes, as: UTF8.self) != nil
        else {
            report.add(
                Finding(
                    .error, .quorumState, file: path(name), "it is no JSON object",
                    remedy: Remedy.checkpoint))
            return
        }
    }

    /// Producer snapshots, aborted transactions, metadata snapshots.
    func checkStates(endOffset: Int64, isWhole: Bool) {
        for name in names.sorted() {
            if let file = LogFileName(name) {
                switch file.kind {
                case .producerSnapshot:
                    checkProducers(name, at: file.offset, endOffset, isWhole)
                case .transactionIndex: checkTransactions(name, base: file.offset)
                default: break
                }
            } else if let offset = Self.producerBatchesOffset(name) {
                checkProducers(name, at: offset, endOffset, isWhole, isList: true)
            } else if let snapshot = SnapshotFileName(name) {
                checkMetadataSnapshot(name, snapshot)
            }
        }
    }

    /// `producer-batches-<offset, 20 digits>.state`: the same format, several batches a producer.
    static func producerBatchesOffset(_ name: String) -> Int64? {
        let (prefix, suffix) = ("producer-batches-", ".state")
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
        return LogFileName(String(digits) + ".snapshot")?.offset
    }

    private func checkProducers(
        _ name: String, at offset: Int64, _ endOffset: Int64, _ isWhole: Bool,
        isList: Bool = false
    ) {
        guard let bytes = contents(name) else { return }
        let remedy = "stop the broker and remove this file; the next start reads the log instead"
        func tell(_ problem: String) {
            report.add(
                Finding(
                    .error, .producerSnapshot, file: path(name), problem, remedy: remedy))
        }
        let entries: [ProducerSnapshotEntry]
        do throws(FileFormatError) {
            entries = try bytes.span.withUnsafeBytes { buffer throws(FileFormatError) in
                try ProducerSnapshot.decode(buffer)
            }
        } catch { return tell("\(error)") }
        var seen: Set<Int64> = []
        for entry in entries {
            let isFirst = seen.insert(entry.producerId).inserted
            let producer = "producer \(entry.producerId)"
            if entry.producerId < 0 || entry.producerEpoch < 0 {
                tell("\(producer) of epoch \(entry.producerEpoch); neither is ever negative")
            } else if !isFirst, !isList {
                tell("\(producer) is listed twice")
            } else if entry.lastOffset >= offset {
                tell("\(producer) has offset \(entry.lastOffset), behind the snapshot's \(offset)")
            } else if entry.lastSequence < -1 || entry.lastOffset < -1 || entry.offsetDelta < 0 {
                tell(
                    "\(producer) has sequence \(entry.lastSequence), offset \(entry.lastOffset) and"
                        + " delta \(entry.offsetDelta)")
            }
        }
        guard isWhole, offset > endOffset, facts.shutdown != .running else { return }
        let isStale = facts.shutdown.allowsTornTail
        report.add(
            Finding(
                isStale ? .warning : .error, .producerSnapshot, file: path(name),
                "it is of offset \(offset), but the log ends at \(endOffset)",
                remedy: isStale ? Remedy.mended : remedy))
    }

    private func checkTransactions(_ name: String, base: Int64) {
        do throws(SourceError) {
            guard let source = try folder.file(name) else { return }
            var entries = try EntryReader<AbortedTransactionEntry>(source)
            let whole = (entries.count + entries.paddingCount) * AbortedTransactionEntry.byteCount
            if entries.trailingByteCount > 0 {
                transactionFault(
                    name, whole, "\(entries.trailingByteCount) bytes follow the last whole entry")
            }
            var previous: Int64 = -1
            while let (entry, position) = try entries.next() {
                if entry.version != AbortedTransactionEntry.currentVersion {
                    transactionFault(name, position, "version \(entry.version); must be 0")
                } else if entry.producerId < 0 || entry.firstOffset < 0
                    || entry.lastOffset < max(entry.firstOffset, base)
                {
                    transactionFault(
                        name, position,
                        "producer \(entry.producerId), offsets \(entry.firstOffset) to"
                            + " \(entry.lastOffset) cannot be of this segment")
                } else if entry.lastOffset <= previous {
                    transactionFault(
                        name, position,
                        "offset \(entry.lastOffset) does not ascend from \(previous)")
                }
                previous = entry.lastOffset
            }
            if entries.paddingCount > 0 {
                transactionFault(name, nil, "\(entries.paddingCount) entries of zeros at the end")
            }
        } catch {
            unreadable(path(name), error)
        }
    }

    private func transactionFault(_ name: String, _ position: Int?, _ problem: String) {
        report.add(
            Finding(
                .error, .transactionIndex, file: path(name), at: position, problem,
                remedy: "stop the broker and bring the file back from a backup; readers of"
                    + " committed data need it"))
    }

    /// A snapshot of the metadata log: batches from offset 0 on, ended by a footer.
    private func checkMetadataSnapshot(_ name: String, _ snapshot: SnapshotFileName) {
        do throws(SourceError) {
            guard let source = try folder.file(name) else { return }
            let quiet = VerifyReport(report.options) { finding in
                // Whatever is wrong with a batch makes the snapshot useless.
                guard finding.severity != .note else { return }
                var finding = finding
                finding.severity = .error
                finding.rule = .metadataSnapshot
                finding.remedy =
                    "stop the broker and move this file away; an older snapshot and the log"
                    + " replace it, if they are there"
                report.add(finding)
            }
            let context = SegmentContext(
                file: path(name), baseOffset: 0, nextBaseOffset: nil, shutdown: .clean,
                recoveryPoint: nil, report: quiet)
            let epochs = EpochCheck(file: path(name), entries: [], mayLag: false, report: quiet)
            let (found, _) = try SegmentVerifier(
                source, context, epochs: epochs, offsetIndex: nil, timeIndex: nil
            ).run()
            guard found.batchCount == 0, !found.isDamaged else { return }
            report.add(
                Finding(
                    .error, .metadataSnapshot, file: path(name),
                    "the snapshot of offset \(snapshot.endOffset) is empty",
                    remedy: "stop the broker and move this file away"))
        } catch {
            unreadable(path(name), error)
        }
    }

    // MARK: Other files

    /// Files that no segment belongs to, that work under way left, or that nobody knows.
    func checkOthers() {
        let known: Set<String> = [
            PartitionMetadata.fileName, LeaderEpochCheckpoint.fileName, "quorum-state",
        ]
        let bases = Set(bases)
        for name in names.sorted() where !known.contains(name) {
            if let file = LogFileName(name) {
                let isIndex = file.kind == .offsetIndex || file.kind == .timeIndex
                guard isIndex, !bases.contains(file.offset) else { continue }
                report.add(
                    Finding(
                        facts.shutdown == .running ? .note : .error, .orphanFile, file: path(name),
                        "there is no segment \(LogFileName(file.offset, .log))",
                        remedy: "bring the segment back from a backup, or remove this file if it"
                            + " was deleted"))
            } else if Self.isLeftover(name) {
                report.add(
                    Finding(
                        .note, .leftoverFile, file: path(name),
                        "work under way when the broker stopped", remedy: Remedy.mended))
            } else if SnapshotFileName(name) == nil, !name.hasSuffix(".state") {
                report.add(
                    Finding(.note, .unknownFile, file: path(name), "this is no file of a log"))
            }
        }
    }

    static func isLeftover(_ name: String) -> Bool {
        [".deleted", ".cleaned", ".swap", ".replace", ".tmp", ".part", ".new"].contains {
            name.hasSuffix($0)
        }
    }
}
