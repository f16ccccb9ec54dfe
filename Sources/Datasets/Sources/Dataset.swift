public import Digests
public import Kernels

/// Examples ready for training: read, parted, scaled.
public struct Dataset: Sendable {
  /// As the experiment file names it.
  public let name: String
  public let task: Task
  public let training: DatasetPart
  public let validation: DatasetPart
  public let test: DatasetPart
  /// Names the decoded examples, whatever the split, the scaling and the compression of the file.
  public let digest: Digest
  /// A name an input column; pixels and headerless columns are named by their index.
  public let columnNames: [String]
  /// Turns raw rows of later files into inputs, as these examples were.
  public let encoding: InputEncoding

  /// What the examples are, in numbers.
  public let description: DataDescription

  /// Whether the data came with a test part of their own.
  public let hasOfficialTest: Bool

  /// Columns of an example, the size of a network's input.
  public var inputs: Int { training.examples.columns }

  public var inputScaling: Scaling { encoding.scaling }

  /// Bytes of memory that the parts take beside the rows that they share.
  public var byteCount: Int {
    [training, validation, test].reduce(0) { $0 + $1.examples.byteCount + 4 * $1.count }
  }
}

/// One of the three parts of a dataset.
public struct DatasetPart: Sendable {
  public let examples: Examples
  public let targets: Targets
  /// How much each example counts in training, with a mean of 1; nil where all count the same, and in
  /// the parts held out, where they do.
  public let weights: [Float]?

  public init(examples: Examples, targets: Targets, weights: [Float]? = nil) {
    precondition(examples.count == targets.count, "as many targets as examples")
    precondition(weights.map { $0.count == targets.count } ?? true, "as many weights as examples")
    self.examples = examples
    self.targets = targets
    self.weights = weights
  }

  public var count: Int { examples.count }

  /// Whether there is something to tell good answers from bad ones by: examples, and where these are
  /// numbers, at least two different ones.
  public var canBeScored: Bool {
    switch targets {
    case .labels(let labels, _): !labels.isEmpty
    case .numbers(let numbers): numbers.contains { $0 != numbers[0] }
    }
  }
}
