/// Names as Swift writes them.
enum Names {
    private static let reserved: Set<String> = [
        "protocol", "operator", "extension", "default", "is", "in", "as", "where", "case", "self",
        "init", "class", "struct", "enum", "func", "var", "let", "switch", "return", "throws",
        "import", "internal", "public", "private", "repeat", "for", "while", "if", "else", "guard",
    ]

    /// `max_wait_ms` as `maxWaitMs`, without quoting.
    static func label(_ name: String) -> String {
        let parts = name.split(separator: "_")
        return parts.dropFirst().reduce(String(parts[0])) { text, part in
            text + part.prefix(1).uppercased() + part.dropFirst()
        }
    }

    /// The same, usable as an identifier.
    static func property(_ name: String) -> String {
        let label = label(name)
        return reserved.contains(label) ? "`\(label)`" : label
    }

    /// `metadata_record` and `01_Fetch` as `MetadataRecord` and `Fetch`.
    static func file(_ name: String) -> String {
        let parts = name.split(separator: "_").drop { $0.allSatisfy(\.isNumber) }
        return parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + ".swift"
    }

    /// `group-key` as `groupKey`.
    static func enumCase(_ name: String) -> String {
        label(String(name.map { $0 == "-" ? "_" : $0 }))
    }
}
