public import Datasets
public import Networks

/// What the examples of a run are, by content: enough to name the run, not to load them.
public struct DataSpec: Sendable, Hashable {
  /// Of the decoded examples, before split and scaling.
  public var digest: Digest
  public var split: Split
  public var scale: Scale
  /// Whether the data bring their own test part, so that the split decides validation only.
  public var hasOfficialTest: Bool

  public init(digest: Digest, split: Split, scale: Scale, hasOfficialTest: Bool) {
    self.digest = digest
    self.split = split
    self.scale = scale
    self.hasOfficialTest = hasOfficialTest
  }
}

/// One run as trained: nothing left to resolve.
public struct RunSpec: Sendable, Hashable {
  /// Place of the point in file order, from 0.
  public var position: Int
  /// Values as tables show them.
  public var settings: Settings
  public var training: TrainingSettings
  public var data: DataSpec
  public var epochs: Int

  /// The trajectory that this run is a reading of.
  public var id: RunID {
    RunID(hex: Digest(sha256: Array(canonicalText.utf8)).short)
  }

  /// The same as `id`, in sixteen bytes.
  var key: RunKey { RunKey(Digest(sha256: Array(canonicalText.utf8))) }

  /// Everything that decides a bit of the trajectory, a line each; what is neutral or without
  /// effect is left out, so that a setting added later changes no id.
  public var canonicalText: String {
    let architecture = training.architecture
    var lines = [
      "contract \(RunSpec.contractVersion)",
      "examples \(data.digest.hex)",
      "split \(splitText)",
      "scale \(data.scale.rawValue)",
      "layers \(dashed(architecture.layers))",
      "activations \(architecture.activations.map(\.rawValue).joined(separator: "/"))",
      "loss \(architecture.loss.rawValue)",
      "initializer \(training.initializer.rawValue)",
      "optimizer \(training.optimizer.name)",
    ]
    lines += training.optimizer.knobs.map { "\($0.axis.rawValue) \(shortest($0.value))" }
    lines.append("learning_rate \(shortest(training.learningRate))")
    if training.weightDecay != 0 {
      lines.append("weight_decay \(shortest(training.weightDecay))")
    }
    lines += [
      "batch_size \(training.batchSize)",
      "seed \(training.seed)", "",
    ]
    return lines.joined(separator: "\n")
  }

  private var splitText: String {
    var parts = ["validation \(data.split.validation)"]
    if !data.hasOfficialTest { parts.append("test \(data.split.test ?? .fraction(0.2))") }
    parts.append("seed \(data.split.seed)")
    if let column = data.split.by { parts.append("by \(column)") }
    return parts.joined(separator: ", ")
  }

  /// Raised when the numbers of unchanged settings change; see `docs/numbers.md`.
  public static let contractVersion = 1

  /// This run on its way into the database.
  public var request: PointRequest {
    let text = canonicalText
    return PointRequest(
      position: position, id: RunID(hex: Digest(sha256: Array(text.utf8)).short),
      canonicalText: text, settings: settings, seed: training.seed, epochs: epochs,
      parameters: training.architecture.parameters)
  }
}
