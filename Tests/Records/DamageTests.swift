import Records
import Testing

/// Bytes from outside never trap: a typed error, or a batch that the rules allow.
@Suite struct DamageTests {
    enum Sample: CaseIterable {
        case kafkaPython, aiokafka

        var bytes: [UInt8] {
            switch self {
            case .kafkaPython: GoldenBatchTests.kafkaPython
            case .aiokafka: GoldenBatchTests.aiokafka
            }
        }
    }

    @Test(arguments: Sample.allCases) func truncatedAtEachByte(_ sample: Sample) {
        let batch = sample.bytes
        for count in 0..<batch.count {
            let error = refusal(Array(batch[..<count]))
            #expect(error?.isTruncation == true, "\(count) bytes: \(String(describing: error))")
        }
    }

    @Test(arguments: Sample.allCases) func everyFlippedBitUnderTheCRCIsFound(_ sample: Sample) {
        let batch = sample.bytes
        for position in BatchHeader.crcStart..<batch.count {
            for bit in 0..<8 {
                var damaged = batch
                damaged[position] ^= 1 << UInt8(bit)
                guard case .crcMismatch = refusal(damaged)?.reason else {
                    Issue.record("byte \(position) bit \(bit) went unnoticed")
                    continue
                }
            }
        }
    }

    /// With the CRC made to fit, as a careless or hostile sender would.
    @Test(arguments: Sample.allCases, [BatchValidator.Strictness.produced, .stored])
    func randomDamageWithAFittingCRC(_ sample: Sample, _ strictness: BatchValidator.Strictness) {
        let batch = sample.bytes
        var generator = SeededGenerator(seed: 42)
        var accepted = 0
        for _ in 0..<5_000 {
            var damaged = batch
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let position = Int.random(in: 12..<batch.count, using: &generator)
                damaged[position] = UInt8.random(in: 0...255, using: &generator)
            }
            damaged.withUnsafeMutableBytes { unsafe BatchHeader.patchCRC(in: $0) }
            guard refusal(damaged, strictness: strictness) == nil else { continue }
            accepted += 1
            // What the validator accepts, the iterators read.
            #expect((try? parseHeader(damaged)) != nil)
            if (try? parseHeader(damaged))?.attributes.compressionId == 0 {
                #expect((try? records(of: damaged)) != nil)
            }
        }
        #expect(accepted > 0 && accepted < 5_000)
    }
}
