import Foundation
import Testing

/// One case of a `networks*.json`: a small network with values computed elsewhere, in Double.
struct Fixture: Decodable, Sendable, CustomTestStringConvertible {
  enum Kind: String, Decodable { case gradient, trajectory }

  let kind: Kind
  let name: String
  let layers: [Int]
  let activations: [String]
  let loss: String
  let batch: Int
  let inputs: [[Float]]
  let targets: [[Float]]
  let weights: [[[Float]]]
  let biases: [[Float]]

  // Of one batch.
  let outputs: [[Double]]?
  let lossValue: Double?
  let weightGradients: [[[Double]]]?
  let biasGradients: [[Double]]?

  // Of a trajectory.
  let optimizer: String?
  let hyperparameters: [String: Double]?
  let steps: Int?
  let losses: [Double]?
  let finalWeights: [[[Double]]]?
  let finalBiases: [[Double]]?

  var testDescription: String { name }

  /// Every case of every `networks*.json` in the directory `NN_SWEEP_FIXTURES` names, or else in
  /// the folder beside this file.
  static func all(_ kind: Kind) -> [Fixture] {
    cases.filter { $0.kind == kind }
  }

  private static let cases: [Fixture] = {
    do { return try load() } catch { preconditionFailure("fixtures: \(error)") }
  }()

  private static func load() throws -> [Fixture] {
    struct File: Decodable { let cases: [Fixture] }
    let own = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures").path
    let named = ProcessInfo.processInfo.environment["NN_SWEEP_FIXTURES"] ?? ""
    let directory = named.isEmpty ? own : named
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
      .filter { $0.hasPrefix("networks") && $0.hasSuffix(".json") }
      .flatMap { name in
        let data = try Data(contentsOf: URL(filePath: directory).appending(path: name))
        return try decoder.decode(File.self, from: data).cases
      }
  }
}
