/// What the examples of a dataset are, in numbers: to be told before they are trained on, and kept
/// beside the results.
public struct DataDescription: Sendable, Hashable, Codable {
  /// How many examples are in each part.
  public struct Counts: Sendable, Hashable, Codable {
    public var training = 0
    public var validation = 0
    public var test = 0

    public var total: Int { training + validation + test }

    public init(training: Int = 0, validation: Int = 0, test: Int = 0) {
      self.training = training
      self.validation = validation
      self.test = test
    }
  }

  /// A class and its examples.
  public struct ClassCounts: Sendable, Hashable, Codable {
    public var name: String
    public var counts: Counts

    public init(name: String, counts: Counts) {
      self.name = name
      self.counts = counts
    }
  }

  /// The mean of a number to predict.
  public struct TargetMeans: Sendable, Hashable, Codable {
    public var training: Double
    /// Nil where there are no examples.
    public var validation: Double?

    public init(training: Double, validation: Double?) {
      self.training = training
      self.validation = validation
    }
  }

  /// A column of texts, and the categories that became inputs.
  public struct TextColumn: Sendable, Hashable, Codable {
    public var name: String
    public var categories: [String]
  }

  /// A column that lacks values in some rows.
  public struct Gaps: Sendable, Hashable, Codable {
    public var name: String
    public var rows: Int
    /// What stands for its numbers; nil for texts, which are a category then.
    public var fill: MissingRule.Fill?
    /// Whether a further input says where it lacks one.
    public var hasIndicator: Bool
  }

  /// Rows in order that are cut so that a part lacks some of them.
  public struct Cuts: Sendable, Hashable, Codable {
    /// All rows, those of later cuts and of gaps among them.
    public var rows: Int
    /// In how many ways they are cut.
    public var count: Int
  }

  /// Examples in all parts, of several ways to part them those of the first.
  public var rows: Counts
  /// The size of a network's input.
  public var inputs: Int
  /// In label order; empty for a number to predict.
  public var classes: [ClassCounts]
  /// The name of the number to predict; nil for classes.
  public var target: String?
  /// Of the number to predict; nil for classes, and where an earlier version said it.
  public var targetMeans: TargetMeans?
  public var texts: [TextColumn]
  /// What looks wrong.
  public var findings: [DataFinding]
  /// Whether the first line was seen to name the columns without being said to.
  public var isHeaderFound = false
  /// A column of dates that the split orders by, and that is therefore no input.
  public var datesLeftOut: String?
  /// The columns that lack values; nil where there are none.
  public var gaps: [Gaps]?
  /// Where the first way to part the examples leaves some out; nil where it does not, and where an
  /// earlier version said it.
  public var cuts: Cuts?

  /// All examples, also those that the first way to part them leaves out.
  public var allRows: Int { cuts?.rows ?? rows.total }
}

extension DataDescription {
  init(
    _ raw: RawExamples, _ partition: Partition, _ split: Split, _ number: SplitNumber
  ) throws(DatasetError) {
    rows = Counts(
      training: partition.training.count, validation: partition.validation.count,
      test: partition.test.count)
    inputs = raw.columns
    texts = raw.texts
    findings = raw.findings
    isHeaderFound = raw.isHeaderFound
    datesLeftOut = raw.datesLeftOut
    gaps = raw.gaps.isEmpty ? nil : raw.gaps
    if rows.total < raw.count { cuts = Cuts(rows: raw.count, count: split.numbers.count) }
    if split.hasNoValidation {
      findings.append(
        DataFinding(
          "there is no validation part: settings cannot be ranked, nor runs stopped",
          cure: "leave 'validation: 0' out to choose between settings"))
    }
    let words = split.words(number)
    switch raw.answers {
    case .labels(let labels, let names):
      var counts = [Counts](repeating: Counts(), count: names.count)
      for example in partition.training { counts[Int(labels[Int(example)])].training += 1 }
      for example in partition.validation { counts[Int(labels[Int(example)])].validation += 1 }
      for example in partition.test { counts[Int(labels[Int(example)])].test += 1 }
      classes = zip(names, counts).map { ClassCounts(name: $0, counts: $1) }
      if let folds = split.folds, split.order == nil {
        try checkFolds(words, split)
        findings += foldFindings(folds)
      }
      try checkClasses(words, split)
      findings += classFindings(isFold: split.folds != nil && split.order == nil)
    case .numbers(let numbers, let name):
      classes = []
      target = name
      targetMeans = TargetMeans(
        training: Self.mean(numbers, of: partition.training) ?? 0,
        validation: Self.mean(numbers, of: partition.validation))
      for (part, examples) in [("validation", partition.validation), ("test", partition.test)] {
        guard let first = examples.first.map({ numbers[Int($0)] }),
          examples.allSatisfy({ numbers[Int($0)] == first })
        else { continue }
        findings.append(
          DataFinding(
            "the target '\(name)' is \(first) in the whole \(part) part, which has no R²",
            cure: split.folds != nil && part == "validation"
              ? "take fewer folds" : "give a larger \(part) part"))
      }
    }
  }

  private static func mean(_ numbers: [Double], of examples: [Int32]) -> Double? {
    guard !examples.isEmpty else { return nil }
    return examples.reduce(0.0) { $0 + numbers[Int($1)] } / Double(examples.count)
  }

  /// Refuses parts with which nothing can be learned, or nothing that was learned be judged.
  private func checkClasses(_ words: String, _ split: Split) throws(DatasetError) {
    let known = classes.filter { $0.counts.training > 0 }
    let rare = classes.min { $0.counts.total < $1.counts.total }
    let hint =
      if let rare, rare.counts.total < 2 {
        "add rows of class '\(rare.name)', which has one"
      } else if split.by != nil {
        "split by another column, or without 'by'"
      } else {
        "draw the parts with a fraction or a count, or shuffle the rows"
      }
    guard known.count > 1 else {
      throw DatasetError.split(
        "every example of the training part\(words) has the class"
          + " '\(known.first?.name ?? "")'", hint: hint)
    }
    guard rows.validation == 0 || known.contains(where: { $0.counts.validation > 0 }) else {
      throw DatasetError.split(
        "no class of the validation part\(words) is in the training part", hint: hint)
    }
  }

  /// Refuses a fold or outer part that holds all examples of a class, which nothing could know then.
  private func checkFolds(_ words: String, _ split: Split) throws(DatasetError) {
    let isOuter = split.outer != nil
    guard
      let missing = classes.first(where: {
        $0.counts.training == 0 && $0.counts.validation + (isOuter ? $0.counts.test : 0) > 0
      })
    else { return }
    let isInFold = missing.counts.validation > 0
    let rows = isInFold ? missing.counts.validation : missing.counts.test
    let cures =
      split.by != nil && rows > 1
      ? ["split by another column, or without 'by'"]
      : ["add rows of that class"]
        // Of two classes one would be left.
        + (classes.count > 2
          ? ["take its row\(rows == 1 ? "" : "s") out of the table"] : [])
        + (isOuter ? [] : ["take draws instead of folds"])
    throw DatasetError.split(
      "the training part\(words) has no example of class '\(missing.name)': the"
        + (isInFold ? " fold" : " outer part") + " holds"
        + (rows == 1 ? " the only one" : " all \(rows)"),
      hint: cures.joined(separator: ", or "))
  }

  /// Classes that cannot be in every fold.
  private func foldFindings(_ folds: Int) -> [DataFinding] {
    let small = classes.map { (name: $0.name, rows: $0.counts.training + $0.counts.validation) }
      .filter { $0.rows > 0 && $0.rows < folds }
    guard let first = small.first else { return [] }
    let all = Self.list(small.map { "'\($0.name)' \($0.rows)" })
    let few =
      small.count == 1
      ? "class '\(first.name)' has \(first.rows) rows for \(folds) folds"
      : "\(small.count) classes have fewer rows than the \(folds) folds (\(all))"
    return [DataFinding(few + ": some validation parts have none", cure: "take fewer folds")]
  }

  /// The first of some names, and how many there are beside.
  private static func list(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ")
      + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  private func classFindings(isFold: Bool) -> [DataFinding] {
    let parts: [(name: String, count: (Counts) -> Int)] = [
      ("training", \.training), ("validation", \.validation), ("test", \.test),
    ]
    return parts.compactMap { part in
      // Of folds it is said above, for all of them.
      guard !isFold || part.name != "validation" else { return nil }
      guard classes.contains(where: { part.count($0.counts) > 0 }) else { return nil }
      let missing = classes.filter { part.count($0.counts) == 0 }.map { "'\($0.name)'" }
      guard !missing.isEmpty else { return nil }
      return DataFinding(
        "the \(part.name) part has no example of \(missing.count == 1 ? "class" : "classes")"
          + " \(Self.list(missing))")
    }
  }
}
