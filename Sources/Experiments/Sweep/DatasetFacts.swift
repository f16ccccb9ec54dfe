public import Datasets
public import Digests
import Kernels
public import Records

/// What a sweep must know of its data before the first run: no examples.
public struct DatasetFacts: Sendable {
  public var name: String
  public var inputs: Int
  public var task: Task
  /// Examples of the training part: on the split that has the fewest.
  public var trainingCount: Int
  public var digest: Digest
  public var hasOfficialTest: Bool
  /// The parts that have no score on some split, whatever is learned: see
  /// `DatasetPart.canBeScored`.
  public var unscored: Set<Part>
  /// What each split comes to; empty where there is one, of which the rest tells.
  public var splits: [SplitFacts]
  /// Examples of each class in the training part; empty for numbers.
  public var classCounts: [Int] = []
  /// Examples of the validation part; nil where nobody has looked.
  public var validationCount: Int?
  /// Whether there are examples to choose by, as far as is known.
  var hasValidation: Bool { validationCount != 0 }
  /// Whether some splits have and some have not: what outer parts leave is trained on as a whole.
  var hasOuterParts: Bool { splits.contains { $0.counts.validation > 0 } }

  public init(
    name: String, inputs: Int, task: Task, trainingCount: Int, digest: Digest,
    hasOfficialTest: Bool, unscored: Set<Part> = [], splits: [SplitFacts] = []
  ) {
    self.name = name
    self.inputs = inputs
    self.task = task
    self.trainingCount = trainingCount
    self.digest = digest
    self.hasOfficialTest = hasOfficialTest
    self.unscored = unscored
    self.splits = splits
  }

  /// Of a dataset on its first split, and of all its splits where there are several.
  public init(_ dataset: Dataset, splits: [SplitFacts] = []) {
    self.init(
      name: dataset.name, inputs: dataset.inputs, task: dataset.task,
      trainingCount: splits.map(\.counts.training).min() ?? dataset.training.count,
      digest: dataset.digest, hasOfficialTest: dataset.hasOfficialTest,
      unscored: splits.reduce(into: dataset.unscored) { $0.formUnion($1.unscored) },
      splits: splits)
    validationCount = splits.map(\.counts.validation).min() ?? dataset.validation.count
    if case .labels(let labels, classes: let classes) = dataset.training.targets {
      classCounts = Array(repeating: 0, count: classes)
      for label in labels { classCounts[Int(label)] += 1 }
    }
  }

  /// Examples of the training part on the split at a place.
  func trainingCount(onSplit place: Int) -> Int {
    splits.isEmpty ? trainingCount : splits[place].counts.training
  }

  /// Whether both held-out parts of the split at a place have a score.
  func isScored(onSplit place: Int) -> Bool {
    splits.isEmpty ? unscored.isEmpty : splits[place].unscored.isEmpty
  }
}

extension SplitFacts {
  /// The held-out parts that have no score.
  fileprivate var unscored: Set<Part> {
    var parts: Set<Part> = []
    if counts.validation == 0 || validationDeviation == 0 { parts.insert(.validation) }
    if counts.test == 0 || testDeviation == 0 { parts.insert(.test) }
    return parts
  }
}

extension Dataset {
  /// The held-out parts that have no score.
  fileprivate var unscored: Set<Part> {
    var parts: Set<Part> = []
    if !validation.canBeScored { parts.insert(.validation) }
    if !test.canBeScored { parts.insert(.test) }
    return parts
  }
}
