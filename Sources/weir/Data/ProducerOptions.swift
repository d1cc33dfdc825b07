import ArgumentParser
import Client
import Ports
import Primitives

/// How records are written, for `produce` and `bench`.
struct ProducerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("none, gzip, snappy, lz4 or zstd.", valueName: "type"),
        transform: compressionType)
    var compression = CompressionType.none

    @Option(help: ArgumentHelp("The codec's level.", valueName: "level"))
    var compressionLevel: Int32?

    @Option(
        help: ArgumentHelp(
            "When a batch counts as written: 0 (sent), 1 (the leader has it) or all.",
            valueName: "acks"),
        transform: acksValue)
    var acks = ProducerConfiguration.Acks.all

    @Flag(inversion: .prefixedNo, help: "Let the broker drop what a retry sends twice.")
    var idempotence: Bool?

    @Option(help: ArgumentHelp("Bytes from which a batch is sent.", valueName: "bytes"))
    var batchSize = 65_536

    @Option(
        help: ArgumentHelp(
            "How long a batch waits for more; 5, or 0 for latency.", valueName: "milliseconds"))
    var linger: Int?

    @Option(help: ArgumentHelp("Unanswered requests to one broker.", valueName: "count"))
    var inFlight = 5

    @Option(
        help: ArgumentHelp(
            "How long a record may take, retries included.", valueName: "milliseconds"))
    var deliveryTimeout = 120_000

    /// - Parameter linger: milliseconds, where the option is not given.
    func configuration(linger standardLinger: Int = 5) -> ProducerConfiguration {
        var configuration = ProducerConfiguration()
        configuration.compression = compression
        configuration.compressionLevel = compressionLevel
        configuration.acks = acks
        configuration.isIdempotent = idempotence ?? (acks == .all && inFlight <= 5)
        configuration.batchByteCount = batchSize
        configuration.linger = Milliseconds(Int64(linger ?? standardLinger))
        configuration.maxInFlight = inFlight
        configuration.maxRequestByteCount = max(configuration.maxRequestByteCount, batchSize)
        configuration.bufferByteCount = max(configuration.bufferByteCount, 8 * batchSize)
        configuration.deliveryTimeout = Milliseconds(Int64(deliveryTimeout))
        return configuration
    }

    /// The codec for the compression, if there is any.
    func codec() throws(Failure) -> (any Codec)? {
        if compression == .none { return nil }
        return try CodecPlugins.load([compression])[compression]
    }
}

@Sendable private func compressionType(_ text: String) throws -> CompressionType {
    if let type = CompressionType(name: text) { return type }
    let names = CompressionType.allCases.map(\.name).joined(separator: ", ")
    throw ValidationError("'\(text)' is no compression; use one of \(names).")
}

@Sendable private func acksValue(_ text: String) throws -> ProducerConfiguration.Acks {
    switch text {
    case "0": return .none
    case "1": return .leader
    case "all", "-1": return .all
    default: throw ValidationError("'\(text)' is no acks; use 0, 1 or all.")
    }
}
