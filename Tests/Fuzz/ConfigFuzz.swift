import Config

/// What the references of the fuzzed text resolve to. No report may show it.
private let secret = "hunter2-is-the-secret"

/// Fuzzes the configuration loader: the bytes before the first 0xFF are the file, those behind it
/// an override. It must answer a configuration or errors, within bounds, and keep secrets to
/// itself.
@c(LLVMFuzzerTestOneInput)
public func fuzzConfig(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let end = input.firstIndex(of: 0xFF) ?? input.endIndex
    let override = input[end...].dropFirst()
    let text = String(decoding: input, as: UTF8.self)
    let report: String
    do {
        let config = try ConfigLoader.load(
            text: Array(input[..<end]), name: "weir.yaml",
            overrides: override.isEmpty ? [] : [String(decoding: override, as: UTF8.self)],
            environment: ["S": secret, "N": "1", "E": ""]
        ) { path, _ throws(FileProblem) in
            guard path == "/s" else { throw FileProblem(text: "cannot read the file") }
            return Array(secret.utf8)
        }
        precondition(!config.listeners.isEmpty && !config.roles.isEmpty)
        precondition(config.plugins.load.allSatisfy { $0.options.canonicalJSON.first == "{" })
        // Names and paths are shown on purpose; of the options only the keys may be.
        let values = config.plugins.load.flatMap { $0.options.keys }
        report = values.contains { $0.contains(secret) } ? "" : "\(config.warnings)"
    } catch {
        precondition(!error.errors.isEmpty, "refused without a reason")
        precondition(error.errors.count <= 2 * ConfigBounds.errors + 1)
        report = error.description
    }
    // The fuzzer may have guessed the secret and written it out.
    if !text.contains("secret") {
        precondition(!report.contains(secret), "a secret is shown: \(report)")
    }
    return 0
}
