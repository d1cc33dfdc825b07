/// Replaces `${NAME}`, `${NAME:-default}` and `file:/path` in the scalars of a tree.
///
/// - `${NAME}` may stand anywhere in a value and several times; `$${` is a literal `${`. The
///   default serves when the variable is missing or empty, and is not itself searched.
/// - A value that begins `file:/` (but not `file://`, which is left as it is) is the content of
///   that file without one final line break.
/// - Keys are never searched, and what a reference gives is never searched again.
package struct References {
    /// Reads a whole file of at most a number of bytes; throws a phrase that says why it cannot.
    package typealias ReadFile = (_ path: String, _ limit: Int) throws(FileProblem) -> [UInt8]

    let environment: [String: String]
    let readFile: ReadFile

    func resolve(
        _ node: ConfigNode, path: String = "", into diagnostics: inout Diagnostics
    ) -> ConfigNode {
        var result = node
        switch node.content {
        case .scalar(let scalar):
            result.content = .scalar(
                resolve(scalar, place: node.place, path: path, into: &diagnostics))
        case .sequence(let elements):
            result.content = .sequence(
                elements.enumerated().map { index, element in
                    resolve(element, path: "\(path)[\(index)]", into: &diagnostics)
                })
        case .mapping(let entries):
            result.content = .mapping(
                entries.map { entry in
                    var entry = entry
                    let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
                    entry.value = resolve(entry.value, path: inner, into: &diagnostics)
                    return entry
                })
        }
        return result
    }

    private func resolve(
        _ scalar: ConfigNode.Scalar, place: ConfigPlace, path: String,
        into diagnostics: inout Diagnostics
    ) -> ConfigNode.Scalar {
        if scalar.text.hasPrefix("file:/"), !scalar.text.hasPrefix("file://") {
            return resolveFile(scalar, place: place, path: path, into: &diagnostics)
        }
        guard scalar.text.contains("${") else { return scalar }
        do {
            let (text, usedReference) = try expand(scalar.text)
            var result = scalar
            result.text = text
            if usedReference { result.origin = .reference(scalar.text) }
            return result
        } catch {
            diagnostics.error(place, path, "is \(ConfigNode.printable(scalar.text)); \(error.text)")
            return scalar
        }
    }

    private func resolveFile(
        _ scalar: ConfigNode.Scalar, place: ConfigPlace, path: String,
        into diagnostics: inout Diagnostics
    ) -> ConfigNode.Scalar {
        let file = String(scalar.text.dropFirst("file:".count))
        do throws(FileProblem) {
            var bytes = try readFile(file, ConfigBounds.fileBytes)
            if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
            if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw FileProblem(text: "the file is not UTF-8 text")
            }
            return ConfigNode.Scalar(text: text, isPlain: false, origin: .reference(scalar.text))
        } catch {
            let shown = ConfigNode.printable(scalar.text)
            diagnostics.error(
                place, path,
                "is \(shown); \(error.text); must name a readable file with the value")
            return scalar
        }
    }

    /// Why a reference cannot be resolved.
    private struct Problem: Error { let text: String }

    private func expand(_ text: String) throws(Problem) -> (text: String, usedReference: Bool) {
        var result = ""
        var used = false
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...]
            if rest.hasPrefix("$${") {
                result += "${"
                rest = rest.dropFirst(3)
            } else if rest.hasPrefix("${") {
                guard let end = rest.firstIndex(of: "}") else {
                    throw Problem(text: "the ${ has no }; close it, or write $${ for the text ${")
                }
                result += try value(of: rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
                used = true
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
                rest = rest.dropFirst()
            }
        }
        return (result + rest, used)
    }

    private func value(of reference: Substring) throws(Problem) -> String {
        var name = String(reference)
        var fallback: String?
        if let mark = reference.range(of: ":-") {
            name = String(reference[..<mark.lowerBound])
            fallback = String(reference[mark.upperBound...])
        }
        let isName =
            name.utf8.first.map { !(0x30...0x39).contains($0) } == true
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == 0x5F
            }
        guard isName else {
            throw Problem(
                text: "the reference must be ${NAME} or ${NAME:-default}, NAME of letters, "
                    + "digits and _")
        }
        if let value = environment[name], !value.isEmpty || fallback == nil { return value }
        if let fallback { return fallback }
        throw Problem(
            text: "the environment variable \(name) is not set; set it, or write "
                + "${\(name):-default}")
    }
}

/// Why a file cannot be read, as a phrase.
package struct FileProblem: Error {
    package let text: String

    package init(text: String) { self.text = text }
}

extension Substring {
    /// The first place of `pattern`, without Foundation.
    fileprivate func range(of pattern: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(pattern) {
                return start..<index(start, offsetBy: pattern.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
