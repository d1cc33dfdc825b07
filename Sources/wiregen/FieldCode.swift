import WireSchema

/// The pieces of Swift for one field.
///
/// Generated functions name the cursor `c`, the writer `w`, the version `v`, flexible `f`.
struct FieldCode {
    let field: Field

    var property: String { Names.property(field.name) }
    private var isNullable: Bool { field.nullable != nil }
    private var flexible: String { field.isPlain ? "false" : "f" }

    private var elementType: String {
        switch field.type {
        case .bool: "Bool"
        case .int8: "Int8"
        case .int16: "Int16"
        case .uint16: "UInt16"
        case .int32: "Int32"
        case .uint32: "UInt32"
        case .int64: "Int64"
        case .float64: "Double"
        case .uuid: "Uuid"
        case .string: "String"
        case .bytes: "[UInt8]"
        case .records: "RecordsField"
        case .structure(let name): name
        }
    }

    /// Type of the property.
    var type: String {
        (field.isArray ? "[\(elementType)]" : elementType) + (isNullable ? "?" : "")
    }

    /// Value of the property where nothing else is said, as Kafka has it.
    var defaultValue: String {
        if field.defaultText == "null" { return "nil" }
        if field.isArray { return "[]" }
        switch field.type {
        case .bool: return field.defaultText ?? "false"
        case .string: return "\"\(field.defaultText ?? "")\""
        case .bytes: return "[]"
        case .records: return isNullable ? "nil" : ".bytes([])"
        case .uuid: return ".zero"
        case .structure(let name): return "\(name)()"
        default: return field.defaultText ?? "0"
        }
    }

    /// `, null: v >= 7` where null is allowed in some versions of the field only.
    private var nullArgument: String {
        guard let nullable = field.nullable, nullable != field.versions else { return "" }
        return ", null: " + (Condition(nullable, within: field.versions).text ?? "true")
    }

    /// Expression that reads the value.
    var read: String {
        let name = "\"\(Names.label(field.name))\""
        let prefix = isNullable ? "nullable" : ""
        func call(_ function: String, _ arguments: String = "") -> String {
            let cased =
                isNullable
                ? prefix + function.prefix(1).uppercased() + function.dropFirst()
                : function
            return "try c.\(cased)(\(arguments)\(flexible), \(name)\(nullArgument))"
        }
        if field.isArray { return call("array", "of: \(elementType).self, v, ") }
        switch field.type {
        case .string, .bytes, .records: return call("\(field.type)")
        case .structure(let structure):
            return isNullable
                ? "try c.nullableStructure(of: \(structure).self, v, f)"
                : "try \(structure)(from: &c, version: v, flexible: f)"
        default: return "try c.\(field.type)()"
        }
    }

    /// Statement that writes the value to `writer`.
    func write(to writer: String = "w") -> String {
        func call(_ function: String, _ arguments: String) -> String {
            let cased =
                isNullable
                ? "nullable" + function.prefix(1).uppercased() + function.dropFirst()
                : function
            return "\(writer).\(cased)(\(property), \(arguments)\(nullArgument))"
        }
        if field.isArray { return call("array", "v, \(flexible)") }
        switch field.type {
        case .string, .bytes, .records: return call("\(field.type)", flexible)
        case .structure:
            return isNullable
                ? "\(writer).nullableStructure(\(property), v, f)"
                : "\(property).encode(to: &\(writer), version: v, flexible: f)"
        default: return "\(writer).put(\(property))"
        }
    }

    /// True when the value differs from its default.
    var isSet: String {
        defaultValue == "[]" && !isNullable
            ? "!\(property).isEmpty" : "\(property) != \(defaultValue)"
    }
}

/// Versions out of a context, as a Swift expression.
struct Condition: Equatable {
    /// Nil when the versions are all that the context has.
    let text: String?

    init(_ versions: VersionRange, within context: VersionRange) {
        let low = versions.low > context.low
        let high = versions.high < context.high
        if versions.low == versions.high && low && high {
            text = "v == \(versions.low)"
        } else if low && high {
            text = "v >= \(versions.low) && v <= \(versions.high)"
        } else if low {
            text = "v >= \(versions.low)"
        } else if high {
            text = "v <= \(versions.high)"
        } else {
            text = nil
        }
    }
}
