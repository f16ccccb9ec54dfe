public import Datasets
public import Digests
import Records

/// What a sweep must know of its data before the first run: no examples.
public struct DatasetFacts: Sendable {
  public var name: String
  public var inputs: Int
  public var task: Task
  public var trainingCount: Int
  public var digest: Digest
  public var hasOfficialTest: Bool

  public init(
    name: String, inputs: Int, task: Task, trainingCount: Int, digest: Digest,
    hasOfficialTest: Bool
  ) {
    self.name = name
    self.inputs = inputs
    self.task = task
    self.trainingCount = trainingCount
    self.digest = digest
    self.hasOfficialTest = hasOfficialTest
  }

  public init(_ dataset: Dataset) {
    self.init(
      name: dataset.name, inputs: dataset.inputs, task: dataset.task,
      trainingCount: dataset.training.count, digest: dataset.digest,
      hasOfficialTest: dataset.hasOfficialTest)
  }
}
