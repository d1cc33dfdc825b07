// swift-tools-version: 6.2
import PackageDescription

// C programs that `Tests/Benchmarks/run.sh` measures Weir against and with. A package of its own:
// nothing of Weir needs it.
let flags: [CSetting] = [.unsafeFlags(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O2"])]

let package = Package(
    name: "benchmarks",
    targets: [
        .target(name: "Frames", cSettings: flags),
        .executableTarget(name: "weir-floor", dependencies: ["Frames"], cSettings: flags),
        .executableTarget(name: "weir-load", dependencies: ["Frames"], cSettings: flags),
    ]
)
