import Glibc
import WireSchema

// wiregen [--check] [FOLDER]
//
// Turns FOLDER/Schema/*.schema into FOLDER/Generated/*.swift. FOLDER is Sources/Wire if not given.
// With --check nothing is written: it exits 1 and names each file that is stale, missing or left
// over.

func complain(_ text: String) {
    let bytes = Array("wiregen: \(text)\n".utf8)
    _ = unsafe Glibc.write(2, bytes, bytes.count)
}

func generate(_ folder: String) throws -> [String: String] {
    var files: [SchemaFile] = []
    for name in try Files.list("\(folder)/Schema", suffix: ".schema") {
        let path = "\(folder)/Schema/\(name)"
        guard let text = try Files.read(path) else { continue }
        var file = try SchemaParser.parse(text, file: path)
        file.name = String(name.dropLast(".schema".count))
        files.append(file)
    }
    var outputs: [String: String] = [:]
    for file in files { outputs[Names.file(file.name)] = MessageEmitter.emit(file) }
    outputs[TableEmitter.fileName] = TableEmitter.emit(files)
    let errors = "\(folder)/Schema/errors.tsv"
    if let text = try Files.read(errors) {
        outputs[ErrorEmitter.fileName] = try ErrorEmitter.emit(text, file: errors)
    }
    return outputs
}

func run() throws -> Int32 {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isCheck = arguments.contains("--check")
    arguments.removeAll { $0 == "--check" }
    guard arguments.count <= 1, arguments.first?.hasPrefix("-") != true else {
        complain("usage: wiregen [--check] [FOLDER]")
        return 64
    }
    let folder = arguments.first ?? "Sources/Wire"
    let outputs = try generate(folder)
    let existing = try Files.list("\(folder)/Generated", suffix: ".swift")
    var stale = 0
    for name in outputs.keys.sorted() {
        let path = "\(folder)/Generated/\(name)"
        guard let text = outputs[name], try Files.read(path) != text else { continue }
        stale += 1
        if isCheck {
            complain("\(path) is stale; run `make generate` and commit the result")
        } else {
            try Files.write(text, to: path)
        }
    }
    for name in existing where outputs[name] == nil {
        stale += 1
        let path = "\(folder)/Generated/\(name)"
        if isCheck {
            complain("\(path) belongs to no schema file; remove it")
        } else {
            try Files.remove(path)
        }
    }
    print("wiregen: \(outputs.count) files, \(stale) \(isCheck ? "stale" : "changed")")
    return isCheck && stale > 0 ? 1 : 0
}

do {
    exit(try run())
} catch {
    complain("\(error)")
    exit(1)
}
