import ArgumentParser
import Client
import Ports

/// What the written records are made of, and when to stop.
struct WorkloadOptions: ParsableArguments {
    enum Fill: String, CaseIterable, ExpressibleByArgument {
        case random, text, zeros
    }

    @Option(help: ArgumentHelp("Bytes of a record's value.", valueName: "bytes"))
    var recordSize = 1_024

    @Option(help: "What values are filled with: random, text (compressible) or zeros.")
    var fill = Fill.random

    @Option(help: ArgumentHelp("Stop after so many records.", valueName: "n"))
    var records: Int?

    @Option(help: ArgumentHelp("Stop after so long; 10 if no end is given.", valueName: "seconds"))
    var duration: Double?

    func validate() throws {
        if !(0...1 << 30).contains(recordSize) {
            throw ValidationError("--record-size is \(recordSize); must be 0 to \(1 << 30) bytes.")
        }
        if let records, records < 1 {
            throw ValidationError("--records is \(records); must be 1 or more.")
        }
        if let duration, !(duration > 0 && duration <= 86_400) {
            throw ValidationError("--duration is \(duration); must be above 0, at most 86400 s.")
        }
    }

    var nanosecondsMax: UInt64 {
        if let duration { return UInt64(duration * 1e9) }
        return records == nil ? 10_000_000_000 : .max
    }

    /// Different values, to be used in turn: enough that a codec does not see one in the next.
    func values() -> [[UInt8]] {
        let count = max(1, min(1_024, (4 << 20) / max(1, recordSize)))
        var random = SystemRandomNumberGenerator()
        let words = ["stream", "broker", "offset", "record", "leader", "epoch", "batch", "topic"]
        return (0..<count).map { _ in
            var value: [UInt8] = []
            value.reserveCapacity(recordSize + 8)
            while value.count < recordSize {
                let bits = random.next()
                switch fill {
                case .zeros: value.append(0)
                case .random: withUnsafeBytes(of: bits) { value += $0 }
                case .text:
                    value += words[Int(bits & 7)].utf8
                    value.append(UInt8(ascii: " "))
                }
            }
            return Array(value.prefix(recordSize))
        }
    }
}
