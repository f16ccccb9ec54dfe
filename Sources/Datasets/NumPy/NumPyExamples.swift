import Kernels

/// The examples of two arrays: one of inputs, one of an answer for each.
enum NumPyExamples {
  /// - Parameter resolved: Makes a path of the experiment one of the system.
  static func examples(
    _ source: NumPySource, _ resolved: (String) -> String
  ) throws(DatasetError) -> RawExamples {
    switch source.place {
    case .files(let inputs, let answers):
      return try examples(
        NPYArray(path: resolved(inputs)), NPYArray(path: resolved(answers)), source)
    case .archive(let file, let inputs, let answers):
      let archive = try NPZArchive(path: resolved(file))
      var raw = try examples(archive.array(inputs), archive.array(answers), source)
      raw.arrays = InputEncoding.Arrays(inputs: inputs, answers: answers)
      return raw
    }
  }

  static func examples(
    _ inputs: NPYArray, _ answers: NPYArray, _ source: NumPySource
  ) throws(DatasetError) -> RawExamples {
    guard !inputs.type.isText else {
      throw DatasetError(
        inputs.words("the inputs are texts"), path: inputs.path,
        hint: "save numbers, or a table with texts as CSV: {csv: FILE, …}")
    }
    try inputs.checkColumns("examples")
    try answers.checkAnswers(to: inputs)
    let learned: RawExamples.Answers =
      source.isNumeric
      ? .numbers(try answers.targets, name: answers.name ?? "target")
      : try answers.labels
    let origins = try NPYArray.origins(of: [inputs])
    let values = try inputs.values(origins: origins)
    let compact =
      if case .floats(let floats) = values { RawValues(compacting: floats) } else { values }
    return RawExamples(
      columnNames: (0..<inputs.columns).map(String.init), values: compact, origins: origins,
      answers: learned, unitScale: inputs.arePictures ? .divisor(255) : .range,
      layout: .plain(inputs.columns), officialTest: nil)
  }
}

extension NPYArray {
  fileprivate func words(_ message: String) -> String {
    (name.map { "array '\($0)': " } ?? "") + message
  }

  /// Refuses what is not one answer for each of the inputs.
  func checkAnswers(to inputs: NPYArray) throws(DatasetError) {
    let text = "(" + shape.map(String.init).joined(separator: ", ") + ")"
    guard shape.count == 1 || columns == 1 else {
      throw DatasetError(
        words("answers are one for each example, this array's shape is \(text)"), path: path,
        hint: shape.count == 2
          ? "of one-hot rows save the class: y.argmax(axis=1); of several targets one column"
          : "save an array of one dimension")
    }
    guard shape[0] == inputs.shape[0] else {
      throw DatasetError(
        words(
          "\(shape[0]) answers for the \(inputs.shape[0]) examples of "
            + (inputs.name.map { "array '\($0)'" } ?? "'\(inputs.path)'")), path: path,
        hint: "the two arrays do not belong together, or one of them has its examples in another"
          + " dimension than the first")
    }
  }

  /// The answer at a place as a text.
  func answer(at index: Int) -> String { className(at: index) ?? shortest(number(at: index)) }

  /// The numbers to predict.
  fileprivate var targets: [Double] {
    get throws(DatasetError) {
      guard !type.isText else {
        throw DatasetError(
          words("the targets are texts"), path: path, hint: "texts are learned with labels:")
      }
      var targets: [Double] = []
      for index in 0..<count { targets.append(try value(at: index)) }
      return targets
    }
  }

  /// The classes, sorted as those of a table.
  fileprivate var labels: RawExamples.Answers {
    get throws(DatasetError) {
      var classes = CSVCategories()
      var labels: [Int32] = []
      for index in 0..<count {
        guard let name = className(at: index), !MissingMarker.isMarker(name) else {
          throw wrongLabel(at: index)
        }
        labels.append(classes.number(of: name))
        guard classes.count <= CSVCategories.limit else {
          throw DatasetError(
            words("there are more than \(CSVCategories.limit) classes"), path: path,
            hint: "numbers are learned with targets: instead of labels:")
        }
      }
      let (names, places) = classes.sorted()
      guard names.count > 1 else {
        throw DatasetError(
          words("every label is \(names.joined())"), path: path,
          hint: "there is nothing to tell apart")
      }
      try classes.checkRepeats(
        in: labels.count, of: name.map { "array '\($0)'" } ?? "the array", path: path,
        key: "targets: instead of labels:")
      return .labels(labels.map { places[Int($0)] }, classes: names)
    }
  }

  private func wrongLabel(at index: Int) -> DatasetError {
    let place = place(of: index)
    guard !type.isText else {
      let isMarker = className(at: index) != nil
      return DatasetError(
        "the label at \(place) is " + (isMarker ? "missing" : "no Unicode text"), path: path,
        hint: isMarker
          ? "leave such rows out, of the inputs too" : "save the texts with astype(str)")
    }
    let number = number(at: index)
    return DatasetError(
      "the label at \(place) is \(number)", path: path,
      hint: number.isFinite
        ? "numbers are learned with targets: instead of labels:"
        : "leave such rows out, of the inputs too")
  }
}
