import Ports
import Testing

/// Random operations against a list of batches that says what the log has to hold.
@Suite("Storage: random operations against a model")
struct ModelTests {
    private struct Random {
        var state: UInt64

        /// SplitMix64.
        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var bits = state
            bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((bits ^ (bits >> 31)) % UInt64(bound))
        }
    }

    private struct Model {
        var start: Int64 = 0
        var end: Int64 = 0
        var batches: [TestBatch] = []
        /// Blobs of one name, by offset.
        var blobs: [Int64: [UInt8]] = [:]

        mutating func truncate(to offset: Int64) {
            guard offset < end else { return }
            let gone = batches.filter { $0.lastOffset >= offset }
            batches.removeAll { $0.lastOffset >= offset }
            end = max(start, gone.first.map { min(offset, $0.baseOffset) } ?? offset)
            // Blobs are put at ends of batches only, so none lies between the end and `offset`.
            blobs = blobs.filter { $0.key <= end }
        }
    }

    private func step(_ log: TestLog, _ model: inout Model, _ random: inout Random) async throws {
        switch random.next(20) {
        case 0..<10:
            var vector: [TestBatch] = []
            var next = model.end
            for _ in 0...random.next(4) {
                next += random.next(8) == 0 ? Int64(random.next(50)) : 0
                let batch = TestBatch(
                    next, count: 1 + random.next(9), timestamp: Int64(random.next(5_000)),
                    byteCount: 1 + random.next(600), salt: UInt8(random.next(256)))
                vector.append(batch)
                next = batch.lastOffset + 1
            }
            let outcome = try await log.append(
                vector, now: Int64(random.next(5_000)), pieceByteCount: 1 + random.next(300),
                allowsGaps: true)
            #expect(outcome.endOffset == next)
            model.batches += vector
            model.end = next
        case 10..<12:
            // Blobs stand at the ends of batches, as producer snapshots do.
            let bytes = (0..<random.next(300)).map { UInt8(truncatingIfNeeded: $0) }
            try await log.put("snapshot", at: model.end, bytes)
            model.blobs[model.end] = bytes
        case 12..<14:
            let ends = model.batches.map { $0.lastOffset + 1 }.filter { $0 >= model.start }
            guard !ends.isEmpty else { return }
            let offset = ends[max(0, ends.count - 1 - random.next(6))]
            model.truncate(to: offset)
            #expect(try await log.truncate(to: offset) == model.end)
        case 14:
            let span = max(1, Int(model.end - model.start) / 4)
            model.start += Int64(random.next(span))
            #expect(try await log.trim(to: model.start) == model.start)
        case 15: try await log.seal()
        case 16: try await replaceSegment(log, &model, &random)
        case 17 where random.next(5) == 0:
            model = Model(start: model.end + 100, end: model.end + 100)
            try await log.start(at: model.start)
        default: try await compare(log, model, &random)
        }
    }

    /// Drops every other batch of one sealed segment that lies past the start, as compaction does.
    private func replaceSegment(
        _ log: TestLog, _ model: inout Model, _ random: inout Random
    ) async throws {
        let start = model.start
        let sealed = try await log.segments().filter { !$0.isActive && $0.baseOffset >= start }
        guard !sealed.isEmpty else { return }
        let segment = sealed[random.next(sealed.count)]
        let range = segment.baseOffset..<segment.nextOffset
        let old = model.batches.filter { range.contains($0.baseOffset) }
        let kept = old.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        try await log.replace(from: segment.baseOffset, to: segment.nextOffset, with: kept)
        model.batches = model.batches.filter { !range.contains($0.baseOffset) || kept.contains($0) }
    }

    private func compare(
        _ log: TestLog, _ model: Model, _ random: inout Random
    ) async throws {
        let description = try await log.describe()
        #expect(description.startOffset == model.start)
        #expect(description.endOffset == model.end)
        let offset = model.start + Int64(random.next(Int(model.end - model.start) + 1))
        let expected = model.batches.filter { $0.lastOffset >= offset }
        let style = ReadStyle.allCases[random.next(3)]
        let found = try await log.readAll(from: offset, style: style)
        #expect(found == joined(expected), "from \(offset), \(style)")
        let wanted = Int64(random.next(5_000))
        let match = model.batches.first {
            $0.lastOffset >= model.start && $0.maxTimestamp >= wanted
        }
        #expect(try await log.lookup(wanted) == match?.baseOffset, "time \(wanted)")
        let limit = Int64(random.next(Int(model.end) + 2))
        let latest = model.blobs.keys.filter { $0 <= limit }.max()
        let blob = try await log.get("snapshot", atMost: limit)
        #expect(blob?.offset == latest, "blob at most \(limit)")
        #expect(blob?.bytes == latest.flatMap { model.blobs[$0] })
        let segments = try await log.segments()
        var exported: [UInt8] = []
        for segment in segments { exported += try await log.export(segment.baseOffset) }
        let whole = joined(model.batches)
        #expect(whole.suffix(exported.count) == exported[...], "segments hold the log's tail")
    }

    @Test(arguments: Backend.allCases, [UInt64(1), 2, 3])
    func theLogHoldsWhatTheModelSays(_ backend: Backend, _ seed: UInt64) async throws {
        let harness = try StoreHarness(backend)
        var random = Random(state: seed)
        var model = Model()
        let layout = LogLayout(
            segmentByteCount: 3_000, segmentMilliseconds: 4_000, indexIntervalByteCount: 200)
        var log = try await harness.open(layout: layout)
        for round in 0..<400 {
            do {
                try await step(log, &model, &random)
            } catch {
                Issue.record("seed \(seed), step \(round): \(error)")
                return
            }
            if round % 100 == 99 {
                try await compare(log, model, &random)
                try await log.close()
                if backend.survivesRestart { try harness.restart() }
                log = try await harness.open(layout: layout, create: false)
            }
        }
    }
}
