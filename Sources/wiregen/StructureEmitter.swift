import WireSchema

/// Writes the Swift of one structure: properties, initialisers, decoding, encoding.
struct StructureEmitter {
    let fields: [Field]
    let versions: VersionRange
    /// First version of the message with tagged fields.
    let firstFlexible: Int16?

    private var hasTags: Bool { firstFlexible != nil }
    /// Versions of the structure in which it has tagged fields.
    private var flexibleVersions: VersionRange {
        VersionRange(min(max(versions.low, firstFlexible ?? 0), versions.high), versions.high)
    }
    private var plain: [Field] { fields.filter { $0.tag == nil } }
    private var tagged: [Field] {
        fields.filter { $0.tag != nil }.sorted { ($0.tag ?? 0) < ($1.tag ?? 0) }
    }

    func emit(into text: inout SwiftText) {
        for field in fields {
            let code = FieldCode(field: field)
            let note = field.versions == versions ? "" : "  // versions \(field.versions)"
            text.line("public var \(code.property): \(code.type) = \(code.defaultValue)\(note)")
        }
        if hasTags { text.line("public var unknownTaggedFields: [TaggedField] = []") }
        text.line("")
        emitMemberwise(into: &text)
        emitDecode(into: &text)
        emitEncode(into: &text)
    }

    private func emitMemberwise(into text: inout SwiftText) {
        guard !fields.isEmpty else {
            text.line("public init() {}")
            return
        }
        text.wrapped(
            "public init(",
            fields.map { field in
                let code = FieldCode(field: field)
                return "\(code.property): \(code.type) = \(code.defaultValue)"
            }, ") {")
        text.indented { text in
            for field in fields {
                let name = FieldCode(field: field).property
                text.line("self.\(name) = \(name)")
            }
        }
        text.line("}")
    }

    private func emitDecode(into text: inout SwiftText) {
        text.line("public init(")
        text.line("    from c: inout ByteCursor, version v: Int16, flexible f: Bool")
        text.line(") throws(DecodeError) {")
        text.indented { text in
            emitGrouped(into: &text) { "\($0.property) = \($0.read)" }
            guard hasTags else { return }
            if tagged.isEmpty {
                text.line("if f { unknownTaggedFields = try c.unknownTags() }")
                return
            }
            text.line("if f {")
            text.line("    var tags = try TagSection(&c)")
            text.line("    while let tag = try tags.next(&c) {")
            text.line("        switch tag {")
            for field in tagged {
                let code = FieldCode(field: field)
                let condition = Condition(field.versions, within: flexibleVersions)
                let guarded = condition.text.map { " where \($0)" } ?? ""
                text.line(
                    "        case \(field.tag ?? 0)\(guarded): \(code.property) = \(code.read)")
            }
            text.line("        default: try tags.keep(&c)")
            text.line("        }")
            text.line("    }")
            text.line("    unknownTaggedFields = tags.unknown")
            text.line("}")
        }
        text.line("}")
    }

    private func emitEncode(into text: inout SwiftText) {
        text.line(
            "public func encode(to w: inout ByteWriter, version v: Int16, flexible f: Bool) {")
        text.indented { text in
            emitGrouped(into: &text) { $0.write() }
            guard hasTags else { return }
            if tagged.isEmpty {
                text.line("if f { w.tags(unknownTaggedFields) }")
                return
            }
            text.line("if f {")
            text.line("    var tags = unknownTaggedFields")
            for field in tagged {
                let code = FieldCode(field: field)
                let condition = Condition(field.versions, within: flexibleVersions)
                let terms = [condition.text, code.isSet].compactMap { $0 }
                text.line(
                    "    if \(terms.joined(separator: ", ")) "
                        + "{ tags.add(\(field.tag ?? 0)) { w in \(code.write()) } }")
            }
            text.line("    w.tags(tags)")
            text.line("}")
        }
        text.line("}")
    }

    /// Neighbours with the same versions share one `if`.
    private func emitGrouped(
        into text: inout SwiftText, _ statement: (FieldCode) -> String
    ) {
        var index = 0
        while index < plain.count {
            let condition = Condition(plain[index].versions, within: versions)
            var end = index
            while end < plain.count,
                Condition(plain[end].versions, within: versions) == condition
            { end += 1 }
            let statements = plain[index..<end].map { statement(FieldCode(field: $0)) }
            index = end
            guard let test = condition.text else {
                for statement in statements { text.line(statement) }
                continue
            }
            if statements.count == 1 {
                text.line("if \(test) { \(statements[0]) }")
                continue
            }
            text.line("if \(test) {")
            for statement in statements { text.line("    \(statement)") }
            text.line("}")
        }
    }
}
