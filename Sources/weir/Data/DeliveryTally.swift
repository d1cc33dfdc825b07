import Client
import Config
import Synchronization

/// Counts what became of records. [any thread]
final class DeliveryTally: Sendable {
    private struct Counts {
        var writtenCount = 0
        var lostCount = 0
        var errors: [String] = []
    }

    private let counts = Mutex(Counts())
    /// Different errors that are told.
    private static let errorCountMax = 10

    func add(_ delivery: Delivery) {
        counts.withLock { counts in
            guard let error = delivery.error else {
                counts.writtenCount += delivery.recordCount
                return
            }
            counts.lostCount += delivery.recordCount
            if counts.errors.count < Self.errorCountMax, !counts.errors.contains(error.message) {
                counts.errors.append(error.message)
            }
        }
    }

    /// - Returns: how many were written.
    /// - Throws: if any was not.
    func requireAllWritten() throws(Failure) -> Int {
        let counts = counts.withLock { $0 }
        guard counts.lostCount == 0 else {
            throw Failure(
                counts.errors + [
                    "\(counts.lostCount) of \(counts.lostCount + counts.writtenCount) records were"
                        + " not written; mend the cause and send them again"
                ])
        }
        return counts.writtenCount
    }
}

extension Delivery {
    var json: JSONValue {
        .object([
            ("topic", .string(partition.topic)),
            ("partition", .integer(Int64(partition.partition))),
            ("offset", baseOffset >= 0 ? .integer(baseOffset) : .null),
            ("records", .integer(Int64(recordCount))),
            ("error", error.map { .string($0.message) } ?? .null),
        ])
    }
}
