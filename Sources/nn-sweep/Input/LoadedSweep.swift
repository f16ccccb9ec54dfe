import Datasets
import Digests
import Execution
import Experiments
import Kernels
import Records
import YAMLLite

/// An experiment file with its data: the sweep that it means, and what the runs train on.
struct LoadedSweep {
  let file: ExperimentFile
  let sweep: Sweep
  /// Each dataset, read for all forms and splits of it.
  let prepared: [PreparedExamples]
  /// Each dataset in one form and split, from which the sweep learned the shape of the data.
  let first: [Dataset]

  init(_ file: ExperimentFile, from library: DatasetLibrary) throws {
    self.file = file
    let split = file.resolvedSplit
    prepared = try file.datasetSources.map { try Self.prepare($0, split, of: file, library) }
    first = try zip(prepared, file.firstForms).map {
      try $0.dataset(split.numbers[0], scale: $1.scale)
    }
    let numbers = split.numbers
    sweep = try Sweep(
      file,
      for: zip(first, prepared).map { dataset, examples in
        DatasetFacts(dataset, splits: numbers.count > 1 ? numbers.map(examples.facts) : [])
      })
  }

  /// A dataset, or what keeps it from being what the file asks for, at its place there.
  private static func prepare(
    _ source: DatasetSource, _ split: Split, of file: ExperimentFile, _ library: DatasetLibrary
  ) throws -> PreparedExamples {
    do {
      return try library.prepare(
        source, split: split, relativeTo: file.directory,
        scales: file.forms.filter { $0.source == source }.map(\.scale))
    } catch {
      if let placed = file.diagnostics(of: error, in: source) { throw placed }
      throw error
    }
  }

  /// What the runs train on, made when it is needed and kept for so many threads.
  func pool(threads: Int) -> DatasetPool {
    DatasetPool(spare: threads + 1, bytesOfSplits: bytesOfSplits(threads: threads)) {
      try dataset(of: $0)
    }
  }

  /// What one of the sweep's runs trains on.
  func dataset(of data: DataSpec) throws -> Dataset {
    let number = file.resolvedSplit.numbers[0]
    if data.number == number,
      let (_, known) = zip(file.firstForms, first).first(where: { sweep.data(of: $0.0)[0] == data })
    {
      return known
    }
    return try prepared(of: data).dataset(data.number, scale: data.scale)
  }

  /// The examples that a run trains on.
  func prepared(of data: DataSpec) -> PreparedExamples {
    guard let prepared = prepared.first(where: { $0.digest == data.digest }) else {
      preconditionFailure("a sweep's runs take their data from its own file")
    }
    return prepared
  }

  /// How many examples are in the parts that a run trains and is measured on.
  func counts(of data: DataSpec) -> DataDescription.Counts {
    prepared(of: data).facts(data.number).counts
  }

  /// The slice of each training of the sweep, the same on every machine.
  func deal(_ census: SweepCensus, slices: Int) -> SliceDeal {
    SliceDeal(
      ids: census.trajectories.map(\.id), costs: census.operations(counts: counts),
      slices: slices)
  }

  /// Bytes of memory that the rows and answers take, which all splits share.
  var bytesOfRows: Int { prepared.reduce(0) { $0 + $1.byteCount } }

  /// Bytes of memory that open splits take beside them, while so many threads use one each.
  func bytesOfSplits(threads: Int) -> Int {
    let splits = min(2 * threads + 1, file.resolvedSplit.numbers.count * file.forms.count)
    return splits * (prepared.map(\.byteCountOfDataset).max() ?? 0)
  }

  /// What the database keeps of the experiment itself.
  var record: ExperimentRecord {
    ExperimentRecord(
      name: file.name, description: file.description, path: StoredPlace.whole(file.source.path),
      text: file.source.text,
      data: zip(zip(first, prepared), sweep.positives).map { data, positive in
        let (dataset, examples) = data
        switch dataset.task {
        case .classification(let classes):
          return ExperimentData(
            name: dataset.name, classes: classes, positive: positive,
            description: dataset.description, splits: examples.splits)
        case .regression(_, let deviation, _):
          return ExperimentData(
            name: dataset.name, classes: [], targetDeviation: deviation,
            heldOutDeviations: dataset.heldOutDeviations(times: deviation),
            description: dataset.description, splits: examples.splits)
        }
      }, scoring: sweep.scoring,
      rowNames: zip(first, prepared).map {
        RowNames(dataset: $0.name, examples: $1.digest.hex, names: $0.encoding.names)
      })
  }
}

extension PreparedExamples {
  /// What the splits come to, where there are several.
  fileprivate var splits: ExperimentSplits? {
    let numbers = split.numbers
    guard numbers.count > 1 else { return nil }
    return ExperimentSplits(
      order: split.order?.description, numbers: numbers, facts: numbers.map(facts))
  }
}

extension Dataset {
  /// The standard deviation of the targets of each part held out that there is.
  fileprivate func heldOutDeviations(times deviation: Double) -> [Part: Double] {
    let parts = [(Part.validation, validation), (.test, test)].filter { $0.1.count > 0 }
    return Dictionary(uniqueKeysWithValues: parts.map { ($0, $1.targets.deviation * deviation) })
  }
}

extension ExperimentFile {
  /// The first form of each source.
  fileprivate var firstForms: [DataForm] {
    datasetSources.compactMap { source in forms.first { $0.source == source } }
  }
}
