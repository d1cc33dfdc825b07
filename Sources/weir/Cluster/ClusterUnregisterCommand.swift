import ArgumentParser
import Client
import Config

/// `weir cluster unregister`.
struct ClusterUnregisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unregister",
        abstract: "Forget the registration of a broker that is gone for good.")

    @Argument(help: "The broker's id.")
    var id: Int32

    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try confirmation.confirm("Unregister broker \(id)")
        try await connection.withCluster { try await Admin($0).unregisterBroker(id) }
        if output.json {
            StandardOutput.write(
                line: JSONValue.object([("unregistered", .integer(Int64(id)))]).text)
        } else {
            StandardOutput.write(line: "Unregistered broker \(id).")
        }
    }
}
