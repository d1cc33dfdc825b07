import LogVerify
import Records
import Testing

/// No byte of a log may change unnoticed, and no bytes may crash the check.
@Suite struct DamageTests {
    private let log = SmallLog.make()

    /// Bytes that may have another value: a topic id says nothing by itself, later versions of its
    /// file are read, and a time index may name any offset of a batch.
    private func isFree(_ file: String, _ position: Int) -> Bool {
        if file.hasSuffix(".timeindex") { return position % 12 == 11 }
        return file == "partition.metadata" && (position == 9 || position >= 21)
    }

    @Test func everyByteOfEveryFileCounts() throws {
        for (file, bytes) in log.folder.files {
            for position in bytes.indices where !isFree(file, position) {
                for bit in [0, 3, 7] {
                    var folder = log.folder
                    folder.files[file]?[position] ^= 1 << UInt8(bit)
                    #expect(!findings(folder).isEmpty, "\(file) byte \(position) bit \(bit)")
                }
            }
        }
    }

    @Test func filesCutAtEachByte() throws {
        for (file, bytes) in log.folder.files {
            // Without its last newline a text says the same.
            let last = file.hasPrefix("0") ? bytes.count : bytes.count - 1
            for count in 0..<last where file != "partition.metadata" || count < 21 {
                var folder = log.folder
                folder.files[file] = Array(bytes[..<count])
                let found = findings(folder)
                // An index that ends early is sound; a sealed segment's time index must reach the
                // greatest timestamp.
                let isIndex = file.hasSuffix("index")
                #expect(isIndex || !found.isEmpty, "\(file) cut to \(count) bytes")
                if isIndex, count % (file.hasSuffix(".index") ? 8 : 12) != 0 {
                    #expect(!found.isEmpty, "\(file) cut to \(count) bytes")
                }
            }
        }
    }

    @Test(arguments: [Shutdown.clean, .unclean, .running, .unknown])
    func randomDamageNeverCrashes(_ shutdown: Shutdown) {
        var generator = SeededGenerator(seed: 7)
        let names = log.folder.files.keys.sorted()
        for _ in 0..<1_500 {
            var folder = log.folder
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let name = names[Int.random(in: 0..<names.count, using: &generator)]
                guard let count = folder.files[name]?.count, count > 0 else { continue }
                let at = Int.random(in: 0..<count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: folder.files[name]?[at] = .random(in: 0...255, using: &generator)
                case 1: folder.files[name]?.removeSubrange(at...)
                case 2: folder.files[name]?.insert(.random(in: 0...255, using: &generator), at: at)
                default:
                    for place in at..<min(count, at + 8) { folder.files[name]?[place] = 0xff }
                }
            }
            _ = findings(folder, LogFacts(shutdown: shutdown, recoveryPoint: 5))
        }
    }

    /// With the CRC made to fit, as a hostile writer would.
    @Test func headersThatLie() {
        var generator = SeededGenerator(seed: 11)
        let size = SmallLog.batch(at: 0).count
        for _ in 0..<3_000 {
            var batch = SmallLog.batch(at: 0)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let at = Int.random(in: 12..<size, using: &generator)
                batch[at] = .random(in: 0...255, using: &generator)
            }
            batch.withUnsafeMutableBytes { BatchHeader.patchCRC(in: $0) }
            var folder = log.folder
            folder.files[first]?.replaceSubrange(0..<size, with: batch)
            _ = findings(folder)
        }
    }

    @Test func namesThatLie() {
        let batch = SmallLog.batch(at: 0)
        for base in [Int64.max, Int64.max - 1, 1 << 40] {
            let names = LogFileName.Kind.allCases.map { LogFileName(base, $0).description }
            let folder = MemoryFolder(
                files: Dictionary(uniqueKeysWithValues: names.map { ($0, batch) }))
            #expect(!findings(folder).isEmpty)
        }
        let odd = MemoryFolder(files: ["99999999999999999999.log": batch, ".log": [], "x": [1]])
        #expect(findings(odd).allSatisfy { $0.rule == .unknownFile })
    }
}

/// SplitMix64: deterministic test data.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
