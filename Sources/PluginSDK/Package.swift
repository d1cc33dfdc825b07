// swift-tools-version: 6.2
import PackageDescription

// The contract between Weir and its plugins, and the Swift kit over it. No dependencies: a third
// party depends on this package alone.
let package = Package(
    name: "PluginSDK",
    products: [
        .library(name: "CPluginABI", targets: ["CPluginABI"]),
        .library(name: "PluginKit", targets: ["PluginKit", "CPluginABI"]),
    ],
    targets: [
        .target(name: "CPluginABI", path: "Sources/CPluginABI"),
        .target(
            name: "PluginKit", dependencies: ["CPluginABI"], path: "Sources/PluginKit",
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableExperimentalFeature("Lifetimes"),
                .treatAllWarnings(as: .error),
            ]),
    ]
)
