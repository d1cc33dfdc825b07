internal import CYaml
internal import Glibc

/// Reads the configuration: the YAML file, overrides, references, types, rules between keys.
public enum ConfigLoader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: the YAML file; it stands in every error as given.
    ///   - overrides: `path.to.key=value` texts, applied in order before the values are typed.
    ///   - environment: the variables that `${NAME}` may name.
    /// - Throws: everything that is wrong, at once.
    public static func load(
        path: String, overrides: [String] = [],
        environment: [String: String] = processEnvironment()
    ) throws(ConfigErrors) -> WeirConfig {
        try reading(path: path, overrides: overrides, environment: environment).config
    }

    /// Reads a file, and keeps what was written beside what it means.
    public static func reading(
        path: String, overrides: [String] = [],
        environment: [String: String] = processEnvironment()
    ) throws(ConfigErrors) -> ConfigReading {
        let bytes: [UInt8]
        do throws(FileProblem) {
            bytes = try readFile(path, limit: ConfigBounds.fileBytes)
        } catch {
            let place = ConfigPlace(file: path, line: 1, column: 1)
            throw ConfigErrors([
                ConfigError(
                    place: place, path: "",
                    message: "\(error.text); must be a readable YAML file, see etc/weir.yaml")
            ])
        }
        return try reading(
            text: bytes, name: path, overrides: overrides, environment: environment,
            readFile: readFile)
    }

    /// Reads a text, with the files of `file:` references read by `readFile`.
    package static func load(
        text: [UInt8], name: String, overrides: [String], environment: [String: String],
        readFile: References.ReadFile
    ) throws(ConfigErrors) -> WeirConfig {
        try reading(
            text: text, name: name, overrides: overrides, environment: environment,
            readFile: readFile
        ).config
    }

    package static func reading(
        text: [UInt8], name: String, overrides: [String], environment: [String: String],
        readFile: References.ReadFile
    ) throws(ConfigErrors) -> ConfigReading {
        let start = ConfigPlace(file: name, line: 1, column: 1)
        var diagnostics = Diagnostics()
        let root = YamlReader.read(text, source: .file(name), into: &diagnostics)
        // Half a tree would only bring errors that the missing half causes.
        if root == nil, !diagnostics.errors.isEmpty { throw ConfigErrors(diagnostics.errors) }
        let overridden = Overrides.apply(
            overrides, to: root ?? .null(at: start), into: &diagnostics)
        let resolved = withoutActuallyEscaping(readFile) { readFile in
            References(environment: environment, readFile: readFile)
                .resolve(overridden, into: &diagnostics)
        }
        // An unresolved reference is still in the tree; typing it would report it a second time.
        let unresolved = Set(diagnostics.errors.map(\.place))
        var schema = ConfigSchema(diagnostics: Diagnostics(), start: start)
        let config = schema.config(from: resolved)
        let errors =
            diagnostics.errors
            + schema.diagnostics.errors.filter { !unresolved.contains($0.place) }
        guard errors.isEmpty, let config else { throw ConfigErrors(errors) }
        return ConfigReading(config, tree: resolved)
    }

    /// The variables of this process. Call it before other threads change them.
    public static func processEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        guard var next = weir_environment() else { return result }
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                result[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return result
    }

    /// Reads a regular file, or a pipe, of at most `limit` bytes.
    package static func readFile(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(text: reason()) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FileProblem(text: reason())
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw FileProblem(text: "the file has more than \(limit) bytes")
            }
        }
    }

    private static func reason() -> String {
        "cannot read the file: \(String(cString: strerror(errno)))"
    }
}
