import WireSchema

/// Writes the Swift file of one schema file.
struct MessageEmitter {
    private static let banner = TableEmitter.banner + "public import Primitives\n\n"

    static func emit(_ file: SchemaFile) -> String {
        var text = SwiftText()
        for message in file.messages { emit(message, in: file, into: &text) }
        return banner + text.text
    }

    private static func emit(
        _ message: Message, in file: SchemaFile, into text: inout SwiftText
    ) {
        for line in file.about { text.line("/// \(line)") }
        let conformance: String
        switch message.kind {
        case .request: conformance = "WireRequest"
        case .response: conformance = "WireResponse"
        default: conformance = message.record == nil ? "WireMessage" : "WireRecord"
        }
        text.line("public struct \(message.name): \(conformance) {")
        text.indented { text in
            emitFacts(message, in: file, into: &text)
            StructureEmitter(
                fields: message.fields, versions: message.versions,
                firstFlexible: message.firstFlexible
            ).emit(into: &text)
            for structure in message.structures {
                text.line("")
                text.line("public struct \(structure.name): WireElement {")
                text.indented { text in
                    StructureEmitter(
                        fields: structure.fields, versions: structure.versions,
                        firstFlexible: message.firstFlexible
                    ).emit(into: &text)
                }
                text.line("}")
            }
        }
        text.line("}")
        text.line("")
    }

    private static func emitFacts(
        _ message: Message, in file: SchemaFile, into text: inout SwiftText
    ) {
        if message.kind == .request,
            let response = file.messages.first(where: { $0.kind == .response })
        {
            text.line("public typealias Response = \(response.name)")
        }
        if let key = message.apiKey {
            text.line("public static var apiKey: Int16 { \(key) }")
        }
        if let record = message.record {
            let space = Names.enumCase(record.space)
            text.line("public static var recordSpace: RecordSpace { .\(space) }")
            text.line(
                "public static var recordTypes: ClosedRange<Int16> "
                    + "{ \(record.numbers.low)...\(record.numbers.high) }")
        }
        text.line("public static var messageName: String { \"\(message.name)\" }")
        text.line("public static var kind: MessageKind { .\(message.kind.rawValue) }")
        text.line(
            "public static var validVersions: ClosedRange<Int16> "
                + "{ \(message.versions.low)...\(message.versions.high) }")
        let flexible = message.firstFlexible.map(String.init) ?? "nil"
        text.line("public static var firstFlexibleVersion: Int16? { \(flexible) }")
        text.line("")
    }
}

/// Writes the table of all messages.
struct TableEmitter {
    static let fileName = "MessageTable.swift"
    static let banner = """
        // swift-format-ignore-file
        // Made by wiregen from Sources/Wire/Schema; change that and run `make generate`.


        """

    static func emit(_ files: [SchemaFile]) -> String {
        var text = SwiftText()
        let names = files.flatMap(\.messages).map(\.name).sorted()
        text.line("extension WireRegistry {")
        text.indented { text in
            text.line("/// Every message, by name.")
            text.line("public static let messages: [any WireMessage.Type] = [")
            for name in names { text.line("    \(name).self,") }
            text.line("]")
            text.line("")
            text.line(
                "/// `MESSAGE STRUCTURE FIELD VERSIONS` of each field that some version lacks;")
            text.line("/// the structure is `-` for the message's own fields.")
            text.line("static let partialFields = \"\"\"")
            for message in files.flatMap(\.messages).sorted(by: { $0.name < $1.name }) {
                emitPartial(message, into: &text)
            }
            text.line("    \"\"\"")
        }
        text.line("}")
        return banner + text.text
    }

    private static func emitPartial(_ message: Message, into text: inout SwiftText) {
        func rows(_ structure: String, _ fields: [Field]) {
            for field in fields where field.versions != message.versions {
                let versions = "\(field.versions.low)-\(field.versions.high)"
                text.line("    \(message.name) \(structure) \(Names.label(field.name)) \(versions)")
            }
        }
        rows("-", message.fields)
        for structure in message.structures { rows(structure.name, structure.fields) }
    }
}
