import Glibc

// The child process of the storage suite: it is killed, limited or run on a small file system,
// which the suite cannot do to itself. Arguments: a command and its own; exit code 0 if all went
// well.

let arguments = CommandLine.arguments
let commands: [String: ([String]) throws -> Void] = [
    "append": appendUntilKilled, "many": manyLogs, "full": fillDisk, "bench": measureAppends,
    "golden": writeGolden, "reserve": spendReserve,
]
guard arguments.count > 1, let command = commands[arguments[1]] else {
    print("usage: segments-crash append|many|full|reserve|bench|golden ...")
    exit(64)
}
do {
    try command(Array(arguments.dropFirst(2)))
} catch {
    print("failed: \(error)")
    exit(1)
}
