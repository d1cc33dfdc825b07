import ArgumentParser
import Primitives
import Wire

/// `weir decode`: protocol messages and record batches as JSON.
struct DecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Show a protocol message, a frame or record batches as JSON.",
        discussion: """
            Without --kind the input is record batches: a .log file or a records field. With \
            --kind and --api it is one message without header; with --frame the header is in \
            front, and the frame's length may be. A request's frame says by itself what it is.
            --kind metadata alone is a record of the metadata log, or a .log file of it.

            With --batch every line `KIND NAME VERSION HEX` of standard input is answered with one \
            line: the message encoded again in hex, or `error: ...`.
            """)

    @Argument(help: "A file, a hex string, or - for standard input.")
    var input: String?

    @Option(help: "What the bytes are: request, response, header, data or metadata.")
    var kind: String?

    @Option(help: ArgumentHelp("The API or message, such as Fetch.", valueName: "name"))
    var api: String?

    @Option(help: "The version of the message.")
    var version: Int16?

    @Flag(help: "A header, and perhaps the frame's length, stand in front of the message.")
    var frame = false

    @Flag(help: "Print the message encoded again, in hex.")
    var reencode = false

    @Flag(help: "Answer lines of standard input.")
    var batch = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if batch {
            guard input == nil, kind == nil, api == nil, version == nil, !frame, !reencode else {
                throw ValidationError("--batch takes no other input or option.")
            }
            return
        }
        guard input != nil else {
            throw ValidationError("Give a file, a hex string, - or --batch.")
        }
        guard let kind else {
            guard api == nil, version == nil, !frame, !reencode else {
                throw ValidationError("Say with --kind what the bytes are.")
            }
            return
        }
        guard MessageKind(rawValue: kind) != nil else {
            let kinds = MessageKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("'\(kind)' is no kind; use one of \(kinds).")
        }
        let isSelfDescribing = kind == "request" && frame || kind == "metadata"
        guard api != nil && version != nil || isSelfDescribing && api == nil && version == nil
        else { throw ValidationError("Give both --api and --version.") }
    }

    func run() throws {
        if batch { return try DecodeLines.run() }
        let bytes = try DecodeInput.read(input ?? "-")
        guard let kind else { return try DecodeBatches.run(bytes) }
        if kind == "metadata", api == nil, !reencode, DecodeMetadataLog.looksLikeLog(bytes) {
            return try DecodeMetadataLog.run(bytes)
        }
        var decoder = MessageDecoder(bytes: bytes)
        do {
            switch (api, version) {
            case (let api?, let version?):
                try decoder.decode(kind: kind, api: api, version: version, withHeader: frame)
            default:
                if kind == "metadata" {
                    try decoder.decodeMetadataRecord()
                } else {
                    try decoder.decodeRequestFrame()
                }
            }
        } catch {
            throw Failure(
                "cannot decode \(bytes.count) bytes as \(kind) \(api ?? ""): \(error);"
                    + " check --api, --version and --frame")
        }
        StandardOutput.write(line: reencode ? decoder.reencoded : decoder.json)
    }
}
