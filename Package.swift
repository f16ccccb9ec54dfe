// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A Swift target with the settings that all of them share.
func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource]? = nil
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, resources: resources,
    swiftSettings: settings)
}

/// `Tests/<name>Tests`, with the targets it needs beside the one it tests.
func tests(
  of name: String, _ others: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + others, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "nn-sweep",
  products: [.executable(name: "nn-sweep", targets: ["nn-sweep"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CKernels"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CZlib"),
    .target(
      name: "CGnuplot",
      linkerSettings: [.linkedLibrary("boost_iostreams"), .linkedLibrary("boost_filesystem")]),
    target("Kernels", ["CKernels"]),
    target("Networks", ["Kernels"]),
    target(
      "Datasets", ["Kernels", "CZlib", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["digits.md"], resources: [.embedInCode("digits.csv.gz")]),
    target("YAMLLite"),
    target("Experiments", ["YAMLLite", "Networks", "Datasets", "Kernels"]),
    target("Execution", ["Experiments", "Datasets", "Networks"]),
    target("Storage", ["Experiments", "CSQLite", .product(name: "GRDB", package: "GRDB.swift")]),
    target("Plotting", ["Experiments", "CGnuplot"]),
    .executableTarget(
      name: "nn-sweep",
      dependencies: [
        "Execution", "Storage", "Plotting", "Experiments", "YAMLLite", "Networks", "Datasets",
        "Kernels", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings, plugins: ["BuildCommit"]),
    .plugin(name: "BuildCommit", capability: .buildTool()),
    tests(of: "Kernels", ["CKernels"]),
    tests(of: "Networks", ["Kernels"], exclude: ["Fixtures"]),
    tests(of: "Datasets", ["Kernels", "CZlib"]),
    tests(of: "YAMLLite", [.product(name: "Yams", package: "Yams")]),
    tests(of: "Experiments", ["YAMLLite", "Networks", "Datasets", "Kernels"], exclude: ["Broken"]),
    tests(of: "Execution", ["Experiments", "Datasets", "Networks"]),
    tests(
      of: "Storage",
      ["Experiments", "Datasets", "Networks", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Plotting", ["Experiments", "CGnuplot"], exclude: ["Golden"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["nn-sweep", "Experiments", "Kernels", "Networks", "Datasets"],
      exclude: ["Help"],
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)
