// swift-tools-version: 6.2
import PackageDescription

// The module map of ARCHITECTURE.md. Imports run downwards only; `Tests/Lint` reads this file and
// every import and fails on an upward one.

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableExperimentalFeature("Lifetimes"),
    .treatAllWarnings(as: .error),
]
let cSettings: [CSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]

// MARK: Products of other packages

let kit: Target.Dependency = .product(name: "PluginKit", package: "PluginSDK")
let abi: Target.Dependency = .product(name: "CPluginABI", package: "PluginSDK")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser", package: "swift-argument-parser")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let persistentMaps: Target.Dependency = .product(
    name: "HashTreeCollections", package: "swift-collections")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(
    name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let sha: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

// MARK: Target helpers

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/\(name)", exclude: exclude,
        swiftSettings: swiftSettings)
}

func program(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: dependencies, path: "Sources/\(name)",
        swiftSettings: swiftSettings)
}

func cModule(_ name: String, path: String? = nil) -> Target {
    .target(name: name, path: path ?? "Sources/\(name)", cSettings: cSettings)
}

/// A built-in plugin is two targets: the Swift code and the C note that identifies it.
func plugin(_ kind: String, _ name: String, _ dependencies: [Target.Dependency] = []) -> [Target] {
    let folder = "Plugins/\(kind)/\(name)"
    let target = "\(kind)\(name)"
    // Without a name of its own a library carries the path it was linked at.
    let file = "libweir-\(kind.lowercased())-\(name.lowercased()).so"
    return [
        .target(
            name: "\(target)Note", dependencies: [abi], path: "\(folder)/Note",
            cSettings: cSettings),
        .target(
            name: target, dependencies: [kit, .target(name: "\(target)Note")] + dependencies,
            path: "\(folder)/Plugin", swiftSettings: swiftSettings,
            linkerSettings: [
                .unsafeFlags([
                    "-Xlinker", "--version-script=\(Context.packageDirectory)/Plugins/exports.map",
                    "-Xlinker", "-soname=\(file)",
                ])
            ]),
    ]
}

func pluginProduct(_ kind: String, _ name: String) -> Product {
    .library(
        name: "weir-\(kind.lowercased())-\(name.lowercased())", type: .dynamic,
        targets: ["\(kind)\(name)"])
}

func suite(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)",
        exclude: exclude, swiftSettings: swiftSettings)
}

/// `WEIR_SUITES=Broker,Lint swift build --build-tests` builds these suites only: quick turns while
/// working on one module. Unset, which is what CI builds, means all.
let onlySuites = Context.environment["WEIR_SUITES"]?.split(separator: ",").map { "\($0)Tests" }

let package = Package(
    name: "weir",
    products: [
        .executable(name: "weir", targets: ["weir"]),
        .executable(name: "wiregen", targets: ["wiregen"]),
        pluginProduct("Storage", "Segments"),
        pluginProduct("Storage", "Memory"),
        pluginProduct("Codecs", "Gzip"),
        pluginProduct("Codecs", "Snappy"),
        pluginProduct("Codecs", "LZ4"),
        pluginProduct("Codecs", "Zstd"),
    ],
    dependencies: [
        .package(path: "Sources/PluginSDK"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(
            url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0", traits: []),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    ],
    targets: ([
        // Bytes and formats: no I/O, no clock.
        cModule("CPrimitives"),
        module("Primitives", ["CPrimitives"]),
        module("Records", ["Primitives"]),
        module("WireSchema"),
        // Says what is wrong in the files of a log; reads them through protocols.
        module("LogVerify", ["Records", "Primitives"]),
        module("Wire", ["Primitives"], exclude: ["Schema"]),

        // What the core needs from outside.
        module("Ports", ["Primitives"]),
        // Counters, gauges and histograms, and their Prometheus text.
        module("Telemetry", [log]),

        // State machines.
        module("PartitionLog", ["Ports", "Records", "Primitives"]),
        module("Quorum", ["Ports", "Records", "Wire", "Primitives"]),
        module(
            "Metadata", ["Quorum", "Ports", "Records", "Wire", "Primitives", persistentMaps]),

        // Requests and sockets.
        module(
            "Broker",
            [
                "PartitionLog", "Metadata", "Settings", "Ports", "Telemetry", "Records", "Wire",
                "Primitives", log,
            ]),
        module(
            "Transport",
            ["Broker", "Ports", "Telemetry", "Wire", "Primitives", nioCore, nioPosix, log]),

        // HTTP for operators: metrics and health.
        module(
            "AdminHTTP",
            [
                "Telemetry", "Ports", hummingbird, hummingbirdCore, httpTypes, nioCore, nioHTTP,
                nioPosix, log,
            ]),

        // Configuration, plugins, assembly.
        .systemLibrary(name: "CYaml", path: "Sources/CYaml", providers: [.apt(["libyaml-dev"])]),
        module("Settings", ["Primitives"]),
        module("Config", ["CYaml", "Settings", "Primitives"]),
        cModule("CPluginHost"),
        module(
            "PluginHost", [abi, "CPluginHost", "Ports", "Telemetry", "Primitives", log, sha]),
        cModule("CKernel"),
        module(
            "Kernel",
            [
                "CKernel",
                "Transport", "AdminHTTP", "Broker", "Metadata", "PartitionLog", "Quorum",
                "PluginHost", "Config",
                "Settings", "Telemetry", "Ports", "Records", "Wire", "Primitives", nioCore,
                nioPosix, log,
            ]),

        // The client library and the programs.
        module(
            "Client",
            ["Wire", "Records", "Ports", "Primitives", nioCore, nioPosix, deque]),
        program(
            "weir",
            [
                "Kernel", "AdminHTTP", "Telemetry", "Client", "Config", "PluginHost", "LogVerify",
                "Ports",
                "Records", "Wire", "Primitives", nioCore, nioPosix, log, arguments,
                histogram, unixSignals,
            ]),
        program("wiregen", ["WireSchema"]),

        // Unit suites.
        suite("Primitives", ["Primitives"]),
        suite("Records", ["Records", "Primitives"]),
        suite("LogVerify", ["LogVerify", "Records", "Primitives"]),
        suite("Wire", ["Wire", "WireSchema", "Primitives"], exclude: ["Golden", "python"]),
        suite("PartitionLog", ["PartitionLog", "Ports", "Records", "Primitives"]),
        suite("Metadata", ["Metadata", "Quorum", "Ports", "Records", "Wire", "Primitives"]),
        suite(
            "Broker",
            [
                "Broker", "PartitionLog", "Metadata", "Settings", "Ports", "Telemetry", "Records",
                "Wire", "Primitives", log,
            ]),
        suite("Telemetry", ["Telemetry"]),
        suite("AdminHTTP", ["AdminHTTP", "Ports", "Telemetry", nioCore, nioEmbedded]),
        suite(
            "Transport",
            [
                "Transport", "Broker", "Metadata", "Settings", "Ports", "Telemetry", "Wire",
                "Primitives", nioCore, nioEmbedded, log,
            ]),
        suite("Config", ["Config", "Settings"]),
        suite("Kernel", ["Kernel", "Telemetry", log]),
        suite(
            "PluginABI", ["PluginHost", "Ports", "Telemetry", abi, "Primitives", log],
            exclude: ["fixtures"]),
        suite(
            "Storage", ["PluginHost", "Ports", "Records", "Primitives", log],
            exclude: ["Segments", "SegmentsTesting", "CrashDriver", "golden"]),
        .testTarget(
            name: "SegmentsTests",
            dependencies: ["SegmentsTesting", "PluginHost", "Ports", "Records", "Primitives"],
            path: "Tests/Storage/Segments", swiftSettings: swiftSettings),
        // What the suite of segments and the child process that it kills have in common.
        .target(
            name: "SegmentsTesting",
            dependencies: ["PluginHost", "Ports", "Records", "Primitives", log],
            path: "Tests/Storage/SegmentsTesting", swiftSettings: swiftSettings),
        .executableTarget(
            name: "segments-crash",
            dependencies: ["SegmentsTesting", "PluginHost", "Ports", "Records", "Primitives", log],
            path: "Tests/Storage/CrashDriver", swiftSettings: swiftSettings),
        suite("Codecs", ["PluginHost", "Ports", abi, "Primitives", log]),
        suite(
            "Client",
            ["Client", "Wire", "Records", "Ports", "Primitives", nioCore, nioEmbedded]),
        suite("Lint", []),
    ]
        + plugin("Storage", "Segments", ["Records", "Primitives"])
        + plugin("Storage", "Memory", ["Records", "Primitives"])
        + plugin("Codecs", "Gzip", ["CZlib"])
        + plugin("Codecs", "Snappy", ["CSnappy"])
        + plugin("Codecs", "LZ4", ["CLZ4"])
        + plugin("Codecs", "Zstd", ["CZstd"])
        + [
            .systemLibrary(
                name: "CZlib", path: "Plugins/Codecs/CZlib", providers: [.apt(["zlib1g-dev"])]),
            .systemLibrary(
                name: "CSnappy", path: "Plugins/Codecs/CSnappy",
                providers: [.apt(["libsnappy-dev"])]),
            .systemLibrary(
                name: "CLZ4", path: "Plugins/Codecs/CLZ4", providers: [.apt(["liblz4-dev"])]),
            .systemLibrary(
                name: "CZstd", path: "Plugins/Codecs/CZstd", providers: [.apt(["libzstd-dev"])]),
        ])
        .filter { $0.type != .test || onlySuites?.contains($0.name) ?? true }
)
