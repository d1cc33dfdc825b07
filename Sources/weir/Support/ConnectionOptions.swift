import ArgumentParser
import Client
import NIOCore
import NIOPosix
import Ports

/// How to reach a cluster.
struct ConnectionOptions: ParsableArguments {
    @Option(
        name: [.customShort("b"), .long],
        help: ArgumentHelp(
            "Brokers to ask first, with commas in between.", valueName: "host:port"))
    var bootstrapServer = "127.0.0.1:9092"

    @Option(help: ArgumentHelp("How long an answer may take.", valueName: "milliseconds"))
    var timeout = 30_000

    @Option(help: ArgumentHelp("What the broker's log calls this client.", valueName: "name"))
    var clientID = "weir"

    func validate() throws {
        guard BrokerAddress.list(bootstrapServer) != nil else {
            throw ValidationError(
                "--bootstrap-server '\(bootstrapServer)' is no list of host:port; write"
                    + " 127.0.0.1:9092 or [::1]:9092, with commas in between.")
        }
        guard (1...3_600_000).contains(timeout) else {
            throw ValidationError("--timeout is \(timeout); must be 1 to 3600000 milliseconds.")
        }
    }

    /// Lends a cluster; what the client says it cannot do is a failure of the command.
    ///
    /// - Parameter loopCount: clusters that `body` will use, each with a loop of its own.
    func withClusters<Value: Sendable>(
        _ count: Int = 1, _ body: ([Cluster]) async throws -> Value
    ) async throws -> Value {
        var configuration = ClientConfiguration(
            bootstrap: BrokerAddress.list(bootstrapServer) ?? [], clientId: clientID,
            requestTimeout: Milliseconds(Int64(timeout)))
        configuration.metadataTimeout = Milliseconds(Int64(min(timeout, 15_000)))
        let group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        let clusters = (0..<count).map { _ in Cluster(configuration, on: group.next()) }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(clusters))
        } catch let error as ClientError {
            result = .failure(Failure(error.message.split(separator: "\n").map(String.init)))
        } catch {
            result = .failure(error)
        }
        for cluster in clusters { await cluster.close() }
        try await group.shutdownGracefully()
        return try result.get()
    }

    func withCluster<Value: Sendable>(
        _ body: (Cluster) async throws -> Value
    ) async throws -> Value {
        try await withClusters(1) { try await body($0[0]) }
    }
}

/// Splits `name=value`.
func splitPair(_ text: String) -> (name: String, value: String)? {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { return nil }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
}

/// What a call to the client comes to, for those who go on after a failure. Other errors than the
/// client's are thrown on.
func result<Value>(
    _ body: () async throws -> Value
) async throws -> Result<Value, ClientError> {
    do {
        return .success(try await body())
    } catch let error as ClientError {
        return .failure(error)
    }
}
