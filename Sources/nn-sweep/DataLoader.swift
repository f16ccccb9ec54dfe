import Datasets
import Experiments
import Records
import YAMLLite

/// Loads the data of one experiment in every form that its runs ask for.
struct DataLoader {
  let file: ExperimentFile
  let library: DatasetLibrary

  /// Each dataset in one form, from which a sweep learns the shape of the data.
  func loadFirst() throws -> [Dataset] { try firstForms.map(load) }

  /// Every form of the data that some run may ask for; `first` came from `loadFirst`.
  func load(for sweep: Sweep, given first: [Dataset]) throws -> [DataSpec: Dataset] {
    try load(file.forms, for: sweep, given: first)
  }

  /// The form of the data that one run asks for.
  func load(for spec: PointSpec, of sweep: Sweep, given first: [Dataset]) throws -> Dataset? {
    let form = file.forms.first { sweep.data(of: $0) == spec.data }
    return try form.flatMap { try load([$0], for: sweep, given: first)[spec.data] }
  }

  private func load(
    _ forms: [DataForm], for sweep: Sweep, given first: [Dataset]
  ) throws -> [DataSpec: Dataset] {
    let known = Dictionary(uniqueKeysWithValues: zip(firstForms, first))
    var datasets: [DataSpec: Dataset] = [:]
    for form in forms { datasets[sweep.data(of: form)] = try known[form] ?? load(form) }
    return datasets
  }

  /// The first form of each source.
  private var firstForms: [DataForm] {
    file.datasetSources.compactMap { source in file.forms.first { $0.source == source } }
  }

  private func load(_ form: DataForm) throws -> Dataset {
    try library.load(
      form.source, split: file.resolvedSplit, scale: form.scale, relativeTo: file.directory)
  }
}

extension ExperimentFile {
  /// What the database keeps of the experiment itself.
  func record(_ datasets: [Dataset]) -> ExperimentRecord {
    ExperimentRecord(
      name: name, description: description, path: source.path, text: source.text,
      data: datasets.map { dataset in
        switch dataset.task {
        case .classification(let classes):
          ExperimentData(name: dataset.name, classes: classes, targetDeviation: nil)
        case .regression(_, let deviation, _):
          ExperimentData(name: dataset.name, classes: [], targetDeviation: deviation)
        }
      })
  }
}
