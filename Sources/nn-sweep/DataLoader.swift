import Datasets
import Experiments
import YAMLLite

/// Loads the data of one experiment in every form that its runs ask for.
struct DataLoader {
  let file: ExperimentFile
  let library: DatasetLibrary

  /// One form, from which a sweep learns the shape of the data.
  func loadFirst() throws -> Dataset { try load(file.scales[0]) }

  /// A dataset a form; `first` came from `loadFirst`.
  func load(_ forms: [DataSpec], given first: Dataset) throws -> [DataSpec: Dataset] {
    var datasets: [DataSpec: Dataset] = [:]
    for form in forms {
      datasets[form] = form.scale == file.scales[0] ? first : try load(form.scale)
    }
    return datasets
  }

  private func load(_ scale: Scale) throws -> Dataset {
    try library.load(
      file.datasetSource, split: file.resolvedSplit, scale: scale, relativeTo: file.directory)
  }
}

extension ExperimentFile {
  /// What the database keeps of the experiment itself.
  func record(_ dataset: Dataset) -> ExperimentRecord {
    let task: (classes: [String], deviation: Double?) =
      switch dataset.task {
      case .classification(let classes): (classes, nil)
      case .regression(_, let deviation, _): ([], deviation)
      }
    return ExperimentRecord(
      name: name, description: description, path: source.path, text: source.text,
      data: [
        ExperimentData(
          name: dataset.name, classes: task.classes, targetDeviation: task.deviation)
      ])
  }
}
