public import Datasets
public import Digests
import Kernels
public import Records

/// What a sweep must know of its data before the first run: no examples.
public struct DatasetFacts: Sendable {
  public var name: String
  public var inputs: Int
  public var task: Task
  public var trainingCount: Int
  public var digest: Digest
  public var hasOfficialTest: Bool
  /// The parts that have no score, whatever is learned: see `DatasetPart.canBeScored`.
  public var unscored: Set<Part>
  /// Examples of each class in the training part; empty for numbers.
  public var classCounts: [Int] = []
  /// Examples of the validation part; nil where nobody has looked.
  public var validationCount: Int?

  public init(
    name: String, inputs: Int, task: Task, trainingCount: Int, digest: Digest,
    hasOfficialTest: Bool, unscored: Set<Part> = []
  ) {
    self.name = name
    self.inputs = inputs
    self.task = task
    self.trainingCount = trainingCount
    self.digest = digest
    self.hasOfficialTest = hasOfficialTest
    self.unscored = unscored
  }

  public init(_ dataset: Dataset) {
    self.init(
      name: dataset.name, inputs: dataset.inputs, task: dataset.task,
      trainingCount: dataset.training.count, digest: dataset.digest,
      hasOfficialTest: dataset.hasOfficialTest, unscored: dataset.unscored)
    validationCount = dataset.validation.count
    if case .labels(let labels, classes: let classes) = dataset.training.targets {
      classCounts = Array(repeating: 0, count: classes)
      for label in labels { classCounts[Int(label)] += 1 }
    }
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
