import Datasets
import Experiments
import Records
import Storage

/// Raw rows of a run's data, or of a known dataset.
struct ExportedRows {
  /// The experiment whose rows they are; nil for a known dataset.
  let experiment: String?
  /// What they are rows of.
  let words: String
  private let source: DatasetSource
  private let directory: String
  private let prepared: PreparedExamples
  private let number: SplitNumber

  /// - Parameter store: Nil where only a known dataset can be meant.
  init(_ what: String, in store: Results?, library: DatasetLibrary) throws {
    if let source = DatasetSource(name: what),
      try store.map({ try $0.experiment(named: what) == nil }) ?? true
    {
      let split = Split()
      self.source = source
      experiment = nil
      words = "dataset \(what)"
      directory = ""
      prepared = try library.prepare(source, split: split, relativeTo: "")
      number = split.numbers[0]
      return
    }
    guard let store else { preconditionFailure("what is no known dataset is in the results") }
    let choice = try RunChoice(what, in: store)
    let retraining = try Retraining(choice.run, in: store, library: library)
    experiment = choice.experiment.name
    words = choice.words
    (source, directory) = retraining.source
    prepared = retraining.prepared
    number = retraining.splitNumber
  }

  /// The places of a part's rows in the data.
  func places(of part: Part) throws -> [Int32] {
    let partition = try prepared.partition(number)
    return switch part {
    case .training: partition.training
    case .validation: partition.validation
    case .test: partition.test
    }
  }

  func csv(_ places: [Int32], library: DatasetLibrary) throws -> [UInt8] {
    try library.csv(
      of: source, rows: places, split: prepared.split, relativeTo: directory)
  }
}
