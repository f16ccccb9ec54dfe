import Networks
import YAMLLite

/// One key of an experiment file: what `nn-sweep keys` prints and how the file's value is read.
public struct ExperimentKey: Sendable {
  public let name: String
  /// What may stand there, in a few words.
  public let type: String
  /// What holds where the file is silent.
  public let fallback: String
  public let help: String
  public let example: String
  let read: @Sendable (inout ExperimentFile, Node.Entry, inout Reader) -> Void

  /// Every key, in the order in which a file is best written.
  public static let all: [ExperimentKey] = [
    ExperimentKey(
      name: "name", type: "word", fallback: "the file's name without its ending",
      help: "names the experiment in the database and its directory of plots",
      example: "name: first-try"
    ) { file, entry, reader in
      if let name = reader.experimentName(entry.value) { file.name = name }
    },
    ExperimentKey(
      name: "description", type: "text", fallback: "empty",
      help: "the question that the experiment answers", example: "description: how wide is enough?"
    ) { file, entry, reader in
      file.description = reader.text(entry.value, "description") ?? ""
    },
    ExperimentKey(
      name: "dataset", type: "name or mapping", fallback: "none: it must be given",
      help: "what is learned from: a known name, {idx: DIRECTORY}, {csv: FILE, label: COLUMN} for"
        + " classes or {csv: FILE, target: COLUMN} for numbers, with header, drop and delimiter",
      example: "dataset: digits"
    ) { file, entry, reader in
      file.dataset = reader.dataset(entry.value).map { Located($0, at: entry.value.range) }
    },
    ExperimentKey(
      name: "split", type: "mapping", fallback: "{validation: 0.2, test: 0.2, seed: 0}",
      help: "parts held out, as fractions, counts or 'last COUNT'; by: COLUMN keeps groups together;"
        + " data with a test part of their own keep it",
      example: "split: {validation: last 10000}"
    ) { file, entry, reader in
      file.split = reader.split(entry.value).map { Located($0, at: entry.value.range) }
    },
    axis(
      .scale, type: "unit, standard or none", fallback: "unit",
      help: "inputs into 0…1 (images / 255, digits / 16, other columns by their extremes in the"
        + " training part), to mean 0 and deviation 1, or as they are"),
    ExperimentKey(
      name: "epochs", type: "whole number", fallback: "20",
      help: "how often training sees every training example", example: "epochs: 20"
    ) { file, entry, reader in
      file.epochs = reader.integer(entry.value, "epochs", in: 1...1_000_000)
    },
    ExperimentKey(
      name: "keep", type: "auto, all, best COUNT or none", fallback: "auto",
      help: "which finished runs keep their state, from which more epochs go on: auto is all up to"
        + " 500 MB, then the best",
      example: "keep: best 20"
    ) { file, entry, reader in
      if let keep = reader.keptStates(entry.value) { file.keep = keep }
    },
    ExperimentKey(
      name: "seed", type: "whole number", fallback: "1",
      help: "what weights and the order of examples are derived from", example: "seed: 3"
    ) { file, entry, reader in
      let seed = reader.integer(entry.value, "seed", in: 0...Int.max)
      reader.setSeeds(&file, entry, seed.map { [UInt64($0)] })
    },
    ExperimentKey(
      name: "seeds", type: "list of whole numbers", fallback: "[1]",
      help: "trains every setting once a seed", example: "seeds: [3, 7]"
    ) { file, entry, reader in
      reader.setSeeds(&file, entry, reader.seeds(entry.value))
    },
    ExperimentKey(
      name: "repeats", type: "whole number", fallback: "1",
      help: "trains every setting with the seeds 1 to this number", example: "repeats: 5"
    ) { file, entry, reader in
      let count = reader.integer(entry.value, "repeats", in: 1...1_000_000)
      reader.setSeeds(&file, entry, count.map { (1...UInt64($0)).map { $0 } })
    },
    axis(
      .hidden, type: "sizes", fallback: "30",
      help: "sizes between input and output; [] is a network without hidden layer"),
    axis(
      .layers, type: "sizes", fallback: "inputs, hidden, outputs",
      help: "all sizes, instead of hidden; the first and last must fit the data"),
    axis(
      .activations, type: "pair", fallback: "relu/softmax; relu/identity for a numeric target",
      help: "hidden and output activation: "
        + Activation.allCases.map(\.rawValue).joined(separator: ", ")
        + " (softmax for outputs only)"),
    axis(
      .learningRate, type: "number above 0", fallback: "0.1",
      help: "length of a step against the mean gradient of a batch"),
    axis(
      .batchSize, type: "whole number", fallback: "32",
      help: "examples a step, at most the training part; the last batch of an epoch may be short"),
    axis(
      .initializer, type: "name", fallback: "he_normal after relu-like activations, else glorot_uniform",
      help: "how weights begin: " + Initializer.allCases.map(\.rawValue).joined(separator: ", ")),
    axis(
      .loss, type: "name", fallback: "cross_entropy after softmax, else quadratic",
      help: "what training lowers: " + Loss.allCases.map(\.rawValue).joined(separator: ", ")),
    axis(.optimizer, type: "name", fallback: "sgd", help: "how gradients become steps: sgd"),
    ExperimentKey(
      name: "grid", type: "mapping of lists", fallback: "empty",
      help: "every combination of the listed values is trained; axes: "
        + Axis.allCases.map(\.rawValue).joined(separator: ", "),
      example: "grid: {learning_rate: [0.1, 0.5], hidden: [16, 30-30]}"
    ) { file, entry, reader in
      reader.grid(&file, entry)
    },
    ExperimentKey(
      name: "zip", type: "mapping of lists, or a list of such", fallback: "empty",
      help: "axes that move together: the first values of all lists, the second values, and so on;"
        + " multiplies with the grid",
      example: "zip: {batch_size: [16, 64], learning_rate: [0.1, 0.4]}"
    ) { file, entry, reader in
      reader.zip(&file, entry)
    },
  ]

  /// An axis's key at the top level: one fixed value.
  private static func axis(
    _ axis: Axis, type: String, fallback: String, help: String
  ) -> ExperimentKey {
    ExperimentKey(
      name: axis.rawValue, type: type, fallback: fallback, help: help,
      example: "\(axis.rawValue): \(axis.fixedExample)"
    ) { file, entry, reader in
      guard let choice = reader.fixedChoice(of: axis, entry.value) else { return }
      file.fixed[axis] = FixedAxis(
        keyRange: entry.keyRange, choice: Located(choice, at: entry.value.range))
    }
  }
}
