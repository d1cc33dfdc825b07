import Primitives

/// Writes any message as JSON by reflection: for people, not for the data path.
struct MessageJSON {
    private let message: String
    private let version: Int16
    private var text = ""

    static func text(of message: any WireMessage, version: Int16) -> String {
        var json = MessageJSON(message: type(of: message).messageName, version: version)
        json.structure(message, name: "-")
        return json.text
    }

    private init(message: String, version: Int16) {
        self.message = message
        self.version = version
    }

    /// `MESSAGE STRUCTURE FIELD` to the versions that have the field, where not all have.
    private static let partialFields: [Substring: ClosedRange<Int16>] = {
        var fields: [Substring: ClosedRange<Int16>] = [:]
        for line in WireRegistry.partialFields.split(separator: "\n") {
            guard let space = line.lastIndex(of: " ") else { continue }
            let ends = line[line.index(after: space)...].split(separator: "-").compactMap {
                Int16($0)
            }
            if ends.count == 2 { fields[line[..<space]] = ends[0]...ends[1] }
        }
        return fields
    }()

    private mutating func structure(_ value: Any, name: String) {
        text += "{"
        var isFirst = true
        for case (let label?, let child) in Mirror(reflecting: value).children {
            if label == "unknownTaggedFields", (child as? [TaggedField])?.isEmpty == true {
                continue
            }
            if let versions = Self.partialFields["\(message) \(name) \(label)"],
                !versions.contains(version)
            {
                continue
            }
            if !isFirst { text += "," }
            isFirst = false
            string(label)
            text += ":"
            self.value(child)
        }
        text += "}"
    }

    private mutating func value(_ value: Any) {
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional {
            if let child = mirror.children.first { self.value(child.value) } else { text += "null" }
            return
        }
        // An empty array casts to an array of anything, so bytes are told by their own type.
        if type(of: value) == [UInt8].self, let bytes = value as? [UInt8] {
            string(Hex.encode(bytes))
            return
        }
        switch value {
        case let value as Bool: text += value ? "true" : "false"
        case let value as any BinaryInteger: text += "\(value)"
        case let value as Double: text += value.isFinite ? "\(value)" : "\"\(value)\""
        case let value as String: string(value)
        case let value as Uuid: string(value.description)
        case let value as RecordsField: records(value)
        case let value as [Any]: array(value)
        case let value as any WireElement: structure(value, name: "\(type(of: value))")
        case let value as TaggedField: structure(value, name: "TaggedField")
        default: string("\(value)")
        }
    }

    private mutating func array(_ values: [Any]) {
        text += "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            self.value(value)
        }
        text += "]"
    }

    private mutating func records(_ field: RecordsField) {
        switch field {
        case .range(let range):
            text += "{\"offset\":\(range.lowerBound),\"byteCount\":\(range.count)}"
        case .bytes(let bytes): string(Hex.encode(bytes))
        case .splice(let byteCount): text += "{\"byteCount\":\(byteCount)}"
        }
    }

    private mutating func string(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                text += "\\u00\(scalar.value < 0x10 ? "0" : "")"
                text += String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
