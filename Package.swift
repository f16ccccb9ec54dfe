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
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "CKernels"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CZlib"),
    .target(
      name: "CGnuplot",
      linkerSettings: [.linkedLibrary("boost_iostreams"), .linkedLibrary("boost_filesystem")]),
    target("Digests", [.product(name: "Crypto", package: "swift-crypto")]),
    target("Kernels", ["CKernels"]),
    target("Networks", ["Kernels"]),
    target(
      "Datasets", ["Digests", "Kernels", "CZlib"], exclude: ["digits.md"],
      resources: [.embedInCode("digits.csv.gz")]),
    target("YAMLLite"),
    target("Formulas", ["YAMLLite", "Kernels"]),
    target("Statistics", ["Kernels"]),
    target("Records", ["Networks", "Datasets", "Digests", "Kernels", "Statistics"]),
    target(
      "Experiments",
      ["Formulas", "Records", "YAMLLite", "Networks", "Datasets", "Digests", "Kernels"]),
    target("Execution", ["Experiments", "Records", "Datasets", "Digests", "Kernels", "Networks"]),
    target(
      "Storage",
      [
        "Records", "Networks", "Datasets", "Digests", "Kernels", "CSQLite",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    target("Plotting", ["Records", "Datasets", "Kernels", "Statistics", "CGnuplot"]),
    .executableTarget(
      name: "nn-sweep",
      dependencies: [
        "Execution", "Storage", "Plotting", "Experiments", "Formulas", "Records", "YAMLLite",
        "Networks", "Datasets", "Digests", "Kernels", "Statistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings, plugins: ["BuildCommit"]),
    .plugin(name: "BuildCommit", capability: .buildTool()),
    tests(of: "Kernels", ["CKernels"]),
    tests(of: "Networks", ["Kernels"], exclude: ["Fixtures"]),
    tests(of: "Digests"),
    tests(of: "Datasets", ["Digests", "Kernels", "CZlib"]),
    tests(of: "YAMLLite", [.product(name: "Yams", package: "Yams")]),
    tests(of: "Formulas", ["YAMLLite", "Kernels"]),
    tests(of: "Statistics", ["Kernels"]),
    tests(
      of: "Records", ["Networks", "Datasets", "Digests", "Kernels", "Statistics"],
      exclude: ["Fixtures"]),
    tests(
      of: "Experiments",
      ["Formulas", "Records", "YAMLLite", "Networks", "Datasets", "Digests", "Kernels"],
      exclude: ["Broken"]),
    tests(
      of: "Execution", ["Experiments", "Records", "Datasets", "Digests", "Kernels", "Networks"]),
    tests(
      of: "Storage",
      [
        "Records", "Datasets", "Digests", "Networks",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(
      of: "Plotting", ["Records", "Datasets", "Kernels", "Networks", "CGnuplot"],
      exclude: ["Golden"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "nn-sweep", "Storage", "Plotting", "Experiments", "Records", "Kernels", "Networks",
        "Datasets", "Digests", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Help", "Released"],
      swiftSettings: settings),
  ],
  cxxLanguageStandard: .cxx17
)
