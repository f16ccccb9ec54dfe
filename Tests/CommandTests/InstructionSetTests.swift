import Foundation
import Kernels
import Testing

/// A whole sweep comes to the same bits on every instruction set and any number of threads.
@Suite struct InstructionSetTests {
  /// Odd sizes, batches of one to a short last one, and all that activations and losses do.
  private static let sweep = """
    name: sets
    dataset: {idx: images}
    split: {validation: 40, test: 40}
    epochs: 2
    seeds: [1, 2]
    learning_rate: 0.1
    grid:
      hidden: [[7], [33, 5]]
      activations: [sigmoid/sigmoid, relu/softmax, gelu/softmax]
      batch_size: [1, 10, 32]
      dropout: [0, 0.3]
      schedule: [constant, cosine]
    """

  /// 200 pictures of 9 x 11 pixels in the files of MNIST; `filled` of 100 pixels are not zero.
  private static func writeImages(_ work: Workspace, filled: UInt64) throws {
    var source = RandomSource(seed: 7, .data)
    let pixels = (0..<200 * 99).map { _ in
      let random = source.next()
      return random % 100 < filled ? UInt8(truncatingIfNeeded: random >> 32) : 0
    }
    let labels = (0..<200).map { UInt8($0 * 7 % 10) }
    try write(pixels, sizes: [200, 9, 11], work, "train-images-idx3-ubyte")
    try write(labels, sizes: [200], work, "train-labels-idx1-ubyte")
  }

  private static func write(
    _ bytes: [UInt8], sizes: [UInt8], _ work: Workspace, _ name: String
  ) throws {
    let header: [UInt8] =
      [0, 0, 8, UInt8(sizes.count)] + sizes.flatMap { [0, 0, 0, $0] as [UInt8] }
    let folder = work.folder.appending(path: "images")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(header + bytes).write(to: folder.appending(path: name))
  }

  /// The canonical results, with every run's weights digest.
  private static func results(
    filled: UInt64, _ set: String, jobs: String, _ flags: [String] = []
  ) throws -> String {
    let work = try Workspace()
    try writeImages(work, filled: filled)
    try work.write(sweep, to: "sets.exp")
    let arguments = ["run", "sets.exp", "--no-plots", "-j", jobs] + flags
    let ending = try work.start(arguments, environment: ["NN_SWEEP_ISA": set]).end()
    #expect(ending.code == 0, "\(ending.errors)")
    let results = try work.run("export", "--canonical").output
    #expect(results.split(separator: "\n").count >= 144)
    return results
  }

  /// On portable code and one thread; 20 % of pixels make sparse rows, 90 % do not.
  private static let expected: [UInt64: String] = {
    var expected: [UInt64: String] = [:]
    for filled: UInt64 in [20, 90] {
      expected[filled] = try? results(filled: filled, "portable", jobs: "1")
    }
    return expected
  }()

  /// Every set on two threads, and the fastest on other numbers of them.
  private static let choices =
    InstructionSet.available.map { ($0, 2) } + [1, 8].map { (InstructionSet.available[0], $0) }

  @Test(arguments: choices)
  func `a sweep has the same weights on every instruction set`(
    set: InstructionSet, jobs: Int
  ) throws {
    for filled: UInt64 in [20, 90] {
      let expected = try #require(Self.expected[filled])
      let results = try Self.results(filled: filled, set.rawValue, jobs: String(jobs))
      #expect(results == expected)
    }
  }

  @Test func `multiplying by zeros or not changes no weight`() throws {
    for filled: UInt64 in [20, 90] {
      let expected = try #require(Self.expected[filled])
      let set = InstructionSet.selected.rawValue
      #expect(try Self.results(filled: filled, set, jobs: "2", ["--dense"]) == expected)
    }
  }

  @Test func `an unknown instruction set ends the command`() throws {
    let work = try Workspace()
    let ending = try work.run("keys", environment: ["NN_SWEEP_ISA": "sse9"])
    #expect(ending.code == 69)
    #expect(ending.output == "")
    let available = InstructionSet.available.map(\.rawValue).joined(separator: ", ")
    #expect(
      ending.errors == """
        error: NN_SWEEP_ISA='sse9': unknown instruction set; available: \(available)

        """)
  }

  @Test(arguments: InstructionSet.allCases.filter { !$0.isAvailable })
  func `an instruction set that is not there ends the command`(set: InstructionSet) throws {
    let ending = try Workspace().run("keys", environment: ["NN_SWEEP_ISA": set.rawValue])
    #expect(ending.code == 69)
    #expect(ending.errors.contains("this processor does not have it"))
  }
}
