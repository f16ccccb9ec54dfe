import Datasets
import Experiments
import Kernels
import Records
import YAMLLite

/// An experiment file with its data: the sweep that it means, and what the runs train on.
struct LoadedSweep {
  let file: ExperimentFile
  let sweep: Sweep
  /// Each dataset in one form, from which the sweep learned the shape of the data.
  let first: [Dataset]
  private let library: DatasetLibrary

  init(_ file: ExperimentFile, from library: DatasetLibrary) throws {
    self.file = file
    self.library = library
    first = try file.firstForms.map { try library.load($0, of: file) }
    sweep = try Sweep(file, for: first.map { DatasetFacts($0) })
  }

  /// Every form of the data that some run may ask for.
  func datasets() throws -> [DataSpec: Dataset] {
    let known = Dictionary(uniqueKeysWithValues: zip(file.firstForms, first))
    var datasets: [DataSpec: Dataset] = [:]
    for form in file.forms {
      datasets[sweep.data(of: form)] = try known[form] ?? library.load(form, of: file)
    }
    return datasets
  }

  /// What one of the sweep's runs trains on.
  func dataset(of spec: PointSpec) throws -> Dataset {
    guard let form = file.forms.first(where: { sweep.data(of: $0) == spec.data }) else {
      preconditionFailure("a sweep's runs take their data from its own file")
    }
    let place = file.firstForms.firstIndex(of: form)
    return try place.map { first[$0] } ?? library.load(form, of: file)
  }

  /// What the database keeps of the experiment itself.
  var record: ExperimentRecord {
    ExperimentRecord(
      name: file.name, description: file.description, path: StoredPlace.whole(file.source.path),
      text: file.source.text,
      data: first.map { dataset in
        switch dataset.task {
        case .classification(let classes):
          ExperimentData(
            name: dataset.name, classes: classes, description: dataset.description)
        case .regression(_, let deviation, _):
          ExperimentData(
            name: dataset.name, classes: [], targetDeviation: deviation,
            heldOutDeviations: [
              .validation: dataset.validation.targets.deviation * deviation,
              .test: dataset.test.targets.deviation * deviation,
            ], description: dataset.description)
        }
      })
  }
}

extension ExperimentFile {
  /// The first form of each source.
  fileprivate var firstForms: [DataForm] {
    datasetSources.compactMap { source in forms.first { $0.source == source } }
  }
}

extension DatasetLibrary {
  fileprivate func load(_ form: DataForm, of file: ExperimentFile) throws -> Dataset {
    try load(form.source, split: file.resolvedSplit, scale: form.scale, relativeTo: file.directory)
  }
}
