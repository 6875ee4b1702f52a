// swift-tools-version: 6.1
import Foundation
import PackageDescription

// Shell scripts beside the tests that run the program; scripts/test.sh runs them.
let scripts =
    (try? FileManager.default.contentsOfDirectory(atPath: "\(Context.packageDirectory)/Tests/EndToEnd"))?
    .filter { $0.hasSuffix(".sh") }.sorted() ?? []
// What lies in docs beside the pages of findings, which the program carries.
let otherDocs =
    (try? FileManager.default.contentsOfDirectory(atPath: "\(Context.packageDirectory)/docs"))?
    .filter { $0 != "checks" && $0 != "CheckPages.swift" }.sorted() ?? []

let package = Package(
    name: "layerslim",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "layerslim", targets: ["layerslim"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        // C libraries: a module map each, reached from one Swift module only.
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // Leaves: formats and files. They know nothing of layers.
        .target(name: "ELFFormat"),
        .target(name: "PythonImports"),
        .target(name: "PythonPackages"),
        .target(name: "RuleLanguage", dependencies: ["PythonPackages", "SlimDiagnostics", "SlimFiles"]),
        .target(name: "SlimDiagnostics"),
        .target(
            name: "SlimFiles", dependencies: ["CCrypto", .product(name: "SystemPackage", package: "swift-system")]),
        .target(
            name: "ZipContainer",
            dependencies: [
                "CDeflate", "CLibzip", "CZlib", "SlimFiles", .product(name: "SystemPackage", package: "swift-system"),
            ]),

        // The stages: load and analyze, then plan to report.
        .target(
            name: "LayerModel",
            dependencies: [
                "ELFFormat", "PythonPackages", "SlimDiagnostics", "SlimFiles", "ZipContainer",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "LayerImports",
            dependencies: ["ELFFormat", "LayerModel", "PythonImports", "PythonPackages", "SlimFiles"]),
        .target(
            name: "LayerSlimKit",
            dependencies: [
                "BuiltinRules", "CheckPages", "ELFFormat", "LayerImports", "LayerModel", "PythonImports",
                "PythonPackages", "RuleLanguage",
                "SlimDiagnostics",
                "SlimFiles", "ZipContainer",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "LayerDiff",
            dependencies: [
                "LayerModel", "LayerPage", "LayerSlimKit", "PythonPackages", "RuleLanguage", "SlimFiles",
                "ZipContainer",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "LayerPage", dependencies: ["LayerSlimKit"],
            resources: [
                "page.html", "page.css", "model.js", "treemap.js", "table.js", "graph.js", "search.js", "main.js",
            ]
            .map { .embedInCode("Page/\($0)") }),
        .target(
            name: "CheckPages", path: "docs", exclude: otherDocs, resources: [.embedInCode("checks")]),
        .target(
            name: "BuiltinRules", path: "Rules", exclude: ["README.md"],
            resources: [.embedInCode("default.rules"), .embedInCode("packages"), .embedInCode("optional")]),

        // The command line.
        .target(
            name: "LayerSlimCLI",
            dependencies: [
                "LayerDiff", "LayerModel", "LayerPage", "LayerSlimKit", "RuleLanguage", "SlimDiagnostics", "SlimFiles",
                "ZipContainer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .executableTarget(
            name: "layerslim",
            dependencies: ["LayerSlimCLI", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        // Tests, one target a module; EndToEnd runs the program itself.
        .target(name: "TestSupport", path: "Tests/Support"),
        .testTarget(name: "ELFFormatTests", dependencies: ["ELFFormat", "TestSupport"]),
        .testTarget(
            name: "EndToEnd", dependencies: ["TestSupport"],
            exclude: scripts),
        .testTarget(
            name: "LayerImportsTests",
            dependencies: [
                "LayerImports", "LayerModel", "PythonImports", "SlimFiles", "TestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(
            name: "LayerModelTests",
            dependencies: [
                "ELFFormat", "LayerModel", "PythonPackages", "SlimFiles", "TestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(
            name: "LayerSlimKitTests",
            dependencies: [
                "BuiltinRules", "CheckPages", "ELFFormat", "LayerModel", "LayerSlimKit", "PythonPackages",
                "RuleLanguage",
                "SlimDiagnostics", "SlimFiles", "TestSupport", "ZipContainer",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(name: "PythonImportsTests", dependencies: ["PythonImports", "TestSupport"]),
        .testTarget(name: "PythonPackagesTests", dependencies: ["PythonPackages", "TestSupport"]),
        .testTarget(
            name: "RuleLanguageTests",
            dependencies: ["PythonPackages", "RuleLanguage", "SlimDiagnostics", "SlimFiles"]),
        .testTarget(name: "SlimDiagnosticsTests", dependencies: ["SlimDiagnostics"]),
        .testTarget(
            name: "SlimFilesTests",
            dependencies: ["SlimFiles", "TestSupport", .product(name: "SystemPackage", package: "swift-system")]),
        .testTarget(
            name: "ZipContainerTests",
            dependencies: [
                "SlimFiles", "TestSupport", "ZipContainer", .product(name: "SystemPackage", package: "swift-system"),
            ]),
    ]
)

// Strict for every target alike: what compiles under these settings has no data race that the compiler can see, and
// names the module of everything that it uses.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
}
