import Kernels

/// A folder of IDX files that bear MNIST's names: `train-images…` and `train-labels…`, and
/// `t10k-images…` and `t10k-labels…` where there is an official test part.
struct IDXFolder: Sendable {
  let path: String
  private let names: [String]

  init(_ path: String) throws(DatasetError) {
    self.path = path
    names = try FileBytes.names(in: path)
  }

  /// Whether it holds any training images.
  var isPresent: Bool { file("train-images") != nil }

  /// The file of a role, such as `train-images-idx3-ubyte`, also with a point before `idx` and
  /// packed; an unpacked one comes first.
  func file(_ role: String) -> String? {
    let matches = names.filter { name in
      guard name.hasPrefix(role) else { return false }
      let rest = name.dropFirst(role.count)
      return ["-idx", ".idx"].contains { rest.hasPrefix($0) }
        && ["-ubyte", "-ubyte.gz"].contains { rest.hasSuffix($0) && rest.count < 16 }
    }
    return (matches.first { !$0.hasSuffix(".gz") } ?? matches.first).map { path + "/" + $0 }
  }

  /// All files that examples are read from, as far as they are there.
  var files: [String] {
    ["train-images", "train-labels", "t10k-images", "t10k-labels"].compactMap(file)
  }

  /// All examples, official test part last.
  /// - Parameters:
  ///   - classes: The names of the classes; nil numbers them by the labels that occur.
  ///   - hint: What to do where a file is missing.
  func examples(
    classes: [String]?, needsTest: Bool, hint: String?
  ) throws(DatasetError) -> RawExamples {
    let hasTest = file("t10k-images") != nil || file("t10k-labels") != nil
    guard hasTest || needsTest else { return try Self.examples([pair("train", hint)], classes) }
    let test = Aside { () -> Result<Pair, DatasetError> in
      do throws(DatasetError) { return .success(try pair("t10k", hint)) } catch {
        return .failure(error)
      }
    }
    return try Self.examples([pair("train", hint), test.value.get()], classes)
  }

  private typealias Pair = (images: IDXArray, labels: IDXArray)

  /// The images and labels of the test part, or of the only one.
  func lastPair() throws(DatasetError) -> (images: IDXArray, labels: [Int]) {
    let hasTest = file("t10k-images") != nil
    let hint = "a folder holds images and labels under MNIST's names; or give one file of images"
    let (images, labels) = try pair(hasTest ? "t10k" : "train", hint)
    return (images, try Self.labels(labels, below: Int(Int32.max)).map { Int($0) })
  }

  private func pair(_ part: String, _ hint: String?) throws(DatasetError) -> Pair {
    let images = try IDXArray(path: needed("\(part)-images", "idx3", hint))
    let labels = try IDXArray(path: needed("\(part)-labels", "idx1", hint))
    guard labels.shape.count == 1 else {
      throw DatasetError(
        "labels have one dimension, this file has \(labels.shape.count)", path: labels.path,
        hint: "give the file of labels this name, a class for each image")
    }
    guard images.shape.count > 1 else {
      throw DatasetError(
        "images have several dimensions, this file has one", path: images.path,
        hint: "give the file of images this name")
    }
    try images.checkColumns("images")
    guard images.shape[0] == labels.shape[0] else {
      throw DatasetError(
        "\(labels.shape[0]) labels for the \(images.shape[0]) images of '\(images.path)'",
        path: labels.path, hint: "the two files do not belong together")
    }
    return (images, labels)
  }

  private func needed(
    _ role: String, _ kind: String, _ hint: String?
  ) throws(DatasetError) -> String {
    if let file = file(role) { return file }
    throw DatasetError(
      "there is no '\(role)-\(kind)-ubyte' here, packed as .gz or not", path: path, hint: hint)
  }

  private static func examples(
    _ parts: [Pair], _ classes: [String]?
  ) throws(DatasetError) -> RawExamples {
    let first = parts[0].images
    for part in parts.dropFirst() { try check(part.images, against: first) }
    let origins = try IDXArray.origins(of: parts.map(\.images))
    var values = try first.values(origins: origins)
    for part in parts.dropFirst() { values.append(try part.images.values(origins: origins)) }
    var labels: [Int32] = []
    for part in parts { labels += try Self.labels(part.labels, below: classes?.count ?? 1000) }
    let names = classes ?? number(&labels)
    guard let label = labels.first, labels.contains(where: { $0 != label }) else {
      throw DatasetError(
        "every label is \(names[Int(labels.first ?? 0)])", path: parts[0].labels.path,
        hint: "there is nothing to tell apart")
    }
    return RawExamples(
      columnNames: (0..<first.columns).map(String.init), values: values, origins: origins,
      answers: .labels(labels, classes: names),
      unitScale: first.element == .unsignedByte ? .divisor(255) : .range,
      layout: .plain(first.columns), officialTest: parts.count > 1 ? first.shape[0] : nil)
  }

  /// Numbers the labels that occur, in their order; their names. Labels from 0 without a gap stay as
  /// they are.
  private static func number(_ labels: inout [Int32]) -> [String] {
    let occurring = Set(labels).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(occurring, Int32(0)...))
    labels = labels.map { numbers[$0] ?? 0 }
    return occurring.map(String.init)
  }

  /// Refuses test images of another size or type than the training images.
  private static func check(
    _ test: IDXArray, against training: IDXArray
  ) throws(DatasetError) {
    let sizes = [test, training].map {
      $0.shape.dropFirst().map(String.init).joined(separator: "x") + " values"
    }
    let types = [test, training].map(\.element.name)
    for kinds in [sizes, types] where kinds[0] != kinds[1] {
      throw DatasetError(
        "test images of \(kinds[0]), but training images of \(kinds[1])", path: test.path,
        hint: "both parts are made in the same way")
    }
  }

  private static func labels(_ array: IDXArray, below limit: Int) throws(DatasetError) -> [Int32] {
    var labels: [Int32] = []
    labels.reserveCapacity(array.shape[0])
    for index in 0..<array.shape[0] {
      let value = array.number(at: index)
      guard let label = Int32(exactly: value), label >= 0, label < limit else {
        let text = Int(exactly: value).map(String.init) ?? "\(value)"
        throw DatasetError(
          "label \(index + 1) is \(text), outside 0…\(limit - 1)", path: array.path,
          hint: "labels are the numbers of classes; numbers to predict go into a CSV or NumPy file")
      }
      labels.append(label)
    }
    return labels
  }
}
