public import Datasets
import Records
import YAMLLite

/// A dataset as some run wants it.
public struct DataForm: Sendable, Hashable {
  public var source: DatasetSource
  public var scale: Scale

  public init(source: DatasetSource, scale: Scale) {
    self.source = source
    self.scale = scale
  }
}

extension ExperimentFile {
  /// Every form of the data that some run may ask for, at least one for each of `datasetSources`,
  /// in their order.
  public var forms: [DataForm] {
    let asked = Set(
      runSections.flatMap { section in
        let scales = Set(section.scales)
        return section.datasets.flatMap { dataset in
          scales.map { DataForm(source: dataset.value, scale: $0) }
        }
      })
    return datasetSources.flatMap { source in
      Scale.allCases.map { DataForm(source: source, scale: $0) }.filter(asked.contains)
    }
  }

  /// Where the examples come from, in the order of the file; a file without any is not accepted.
  public var datasetSources: [DatasetSource] { datasets.map(\.value) }

  /// The datasets of all runs, each where it is first named.
  var datasets: [Located<DatasetSource>] {
    var seen: Set<DatasetSource> = []
    return runSections.flatMap(\.datasets).sorted { $0.range.lower < $1.range.lower }
      .filter { seen.insert($0.value).inserted }
  }

  /// The sections that runs come from. Points that stand above all blocks are a section of their
  /// own.
  var runSections: [Section] {
    guard !blocks.isEmpty, !root.inclusions.isEmpty else { return sections }
    var added = root
    added.keepAddedOnly()
    return blocks + [added]
  }
}

/// What a sweep knows of each of its datasets.
struct DataTable: Sendable {
  let sources: [DatasetSource]
  let facts: [DatasetFacts]
  /// The ways in which the examples of each are parted, as `DatasetFacts.splits` describes them.
  let splits: [SplitNumber]
  let scores: SweepScores

  /// Which of the datasets a point asks for.
  func index(_ choices: Choices) -> Int {
    guard facts.count > 1, case .dataset(let source)? = choices[.dataset]?.value else { return 0 }
    return sources.firstIndex(of: source) ?? 0
  }
}
