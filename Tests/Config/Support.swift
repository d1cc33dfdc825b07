import Config

/// Everything a test loads is named `weir.yaml`.
func load(
    _ text: String, set overrides: [String] = [], environment: [String: String] = [:],
    files: [String: String] = [:]
) throws(ConfigErrors) -> WeirConfig {
    try ConfigLoader.load(
        text: Array(text.utf8), name: "weir.yaml", overrides: overrides, environment: environment
    ) { path, _ throws(FileProblem) in
        guard let content = files[path] else {
            throw FileProblem(text: "cannot read the file: No such file or directory")
        }
        return Array(content.utf8)
    }
}

/// The error lines of a configuration; empty if there are none.
func errors(
    _ text: String, set overrides: [String] = [], environment: [String: String] = [:],
    files: [String: String] = [:]
) -> [String] {
    do {
        _ = try load(text, set: overrides, environment: environment, files: files)
        return []
    } catch {
        return error.errors.map(\.description)
    }
}

/// The same, below the one key that must be there: the text begins at line 2.
func errors(
    below text: String, set overrides: [String] = [], environment: [String: String] = [:],
    files: [String: String] = [:]
) -> [String] {
    errors("node-id: 1\n" + text, set: overrides, environment: environment, files: files)
}
