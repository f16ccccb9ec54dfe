import Kernels

/// Finds and loads datasets.
public struct DatasetLibrary: Sendable {
  /// Where `mnist` and `fashion-mnist` may lie, in the order of search.
  public let directories: [String]
  /// Where files and folders are read from that were copied: by the path that would be read otherwise.
  public var copies: [String: String] = [:]

  public init(directories: [String]) {
    self.directories = directories
  }

  /// The directories to search: the one asked for, then `NN_SWEEP_DATA`, then the user's cache.
  public static func standardDirectories(
    asked: String?, environment: [String: String]
  ) -> [String] {
    let cache: String? =
      if let root = environment["XDG_CACHE_HOME"], root.hasPrefix("/") {
        root + "/nn-sweep"
      } else if let home = environment["HOME"], !home.isEmpty {
        home + "/.cache/nn-sweep"
      } else {
        nil
      }
    return [asked, environment["NN_SWEEP_DATA"], cache].compactMap { $0 }.filter { !$0.isEmpty }
  }

  /// The folder that holds a source which has to be fetched; nil when it is not there, or needs
  /// none.
  public func folder(of source: DatasetSource) -> String? {
    guard source.isFetched else { return nil }
    return directories.map { $0 + "/" + source.name }
      .first { (try? IDXFolder($0))?.isPresent ?? false }
  }

  /// The examples of a source, read for all ways of a split.
  /// - Parameters:
  ///   - directory: What relative paths are relative to: the experiment file's directory.
  ///   - scales: In which networks will train on them: what that takes is begun here.
  public func prepare(
    _ source: DatasetSource, split: Split, relativeTo directory: String, scales: [Scale] = []
  ) throws(DatasetError) -> PreparedExamples {
    let examples = try rawExamples(source, split, relativeTo: directory)
    try DataMemory.requireParts(examples, path: source.name)
    return try PreparedExamples(consume examples, split, name: source.name, scales: scales)
  }

  /// The examples of a source, parted in the first of a split's ways and scaled.
  public func load(
    _ source: DatasetSource, split: Split, scale: Scale, relativeTo directory: String
  ) throws(DatasetError) -> Dataset {
    try prepare(source, split: split, relativeTo: directory)
      .dataset(split.numbers[0], scale: scale)
  }

  /// The files that a source is read from: none for what is built in or generated, and as many of a
  /// folder as are there.
  public func files(
    of source: DatasetSource, relativeTo directory: String
  ) throws(DatasetError) -> [String] {
    func path(_ text: String) -> String { Self.path(text, relativeTo: directory) }
    switch source {
    case .digits, .xor, .spirals, .moons, .blobs: return []
    case .mnist, .fashionMNIST: return try folder(of: source).map(IDXFolder.init)?.files ?? []
    case .idx(let folder): return try IDXFolder(path(folder)).files
    case .csv(let csv): return [path(csv.file)]
    case .numPy(let source):
      switch source.place {
      case .files(let inputs, let answers): return [path(inputs), path(answers)]
      case .archive(let file, _, _): return [path(file)]
      }
    }
  }

  /// A path of an experiment file, from its directory.
  static func path(_ path: String, relativeTo directory: String) -> String {
    path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
  }

  /// Where what has a path is read from.
  func located(_ path: String) -> String { copies[path] ?? path }

  func rawExamples(
    _ source: DatasetSource, _ split: Split, relativeTo directory: String
  ) throws(DatasetError) -> RawExamples {
    func resolved(_ path: String) -> String {
      located(Self.path(path, relativeTo: directory))
    }
    if case .csv(let csv) = source {
      let path = resolved(csv.file)
      let bytes = try FileBytes.unpackedContents(of: path)
      try DataMemory.requireTable(bytes, path: path)
      return try CSVReader.examples(of: bytes, csv, path: path, by: split.by, order: split.order)
    }
    for (column, key, what) in [(split.by, "by", "split"), (split.order, "order", "order rows")]
    where column != nil {
      throw DatasetError.split(
        "'\(source.name)' has no column to \(what) by", hint: "leave '\(key)' out")
    }
    switch source {
    case .digits: return try Digits.examples()
    case .mnist: return try fetched(source, classes: (0...9).map(String.init))
    case .fashionMNIST: return try fetched(source, classes: Self.clothes)
    case .xor: return GeneratedDataset.xor.examples()
    case .spirals: return GeneratedDataset.spirals.examples()
    case .moons: return GeneratedDataset.moons.examples()
    case .blobs: return GeneratedDataset.blobs.examples()
    case .idx(let folder):
      return try IDXFolder(resolved(folder)).examples(classes: nil, needsTest: false, hint: nil)
    case .numPy(let source): return try NumPyExamples.examples(source, resolved)
    case .csv: preconditionFailure("read above")
    }
  }

  private static let clothes = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  private func fetched(
    _ source: DatasetSource, classes: [String]
  ) throws(DatasetError) -> RawExamples {
    let remedy = "run 'nn-sweep data fetch \(source.name)'"
    guard let path = folder(of: source) else {
      let places = directories.map { "\($0)/\(source.name)" }.joined(separator: ", ")
      throw DatasetError(
        "the files of '\(source.name)' are not here; looked in \(places)", hint: remedy)
    }
    return try IDXFolder(located(path)).examples(classes: classes, needsTest: true, hint: remedy)
  }
}
