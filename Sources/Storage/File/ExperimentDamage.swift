import Records

/// Something stored of an experiment that cannot be what it must be.
struct ExperimentDamage: Error {
  let name: String
  /// The command that made it; nil of a person's own.
  let maker: ExperimentMaker?
  /// `the names of classes`
  let what: String
}

extension StorageError {
  /// The cure writes it anew: for one that nn-sweep made there is no file to run.
  static func damagedExperiment(_ path: String, _ damage: ExperimentDamage) -> StorageError {
    let isNamed = ExperimentName.isValid(damage.name)
    let name = isNamed ? "experiment '\(damage.name)'" : "an experiment"
    var error = badValue(path, "\(damage.what) of \(name) cannot be read")
    if isNamed, let maker = damage.maker, let source = maker.source(of: damage.name) {
      error.hint =
        "'nn-sweep \(maker.rawValue) \(source)', with the options that it was made with, writes it"
        + " anew and trains nothing that is there"
    }
    return error
  }
}
