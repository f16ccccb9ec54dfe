import Datasets
import Records

/// The file that `nn-sweep new` writes for a table, or for arrays: one with which a first look does
/// well.
struct TableTemplate {
  /// The data as the file writes them: `{csv: flowers.csv, label: kind}`.
  let dataset: String
  /// The table's name for a person.
  let name: String
  let isNumeric: Bool
  let rows: Int
  /// Which columns are left out, and why: `'id' counts the rows`.
  let leftOut: [String]
  /// Which columns of codes are read as texts, and why, though most of their fields are numbers.
  let asTexts: [String]

  /// Above so many rows a single validation part is enough, and training is counted in epochs.
  private static let manyRows = 5000
  /// Columns of no use that are told one by one.
  private static let mostTold = 12
  /// Below so many there are too few for folds.
  private static let fewRows = 40

  /// For arrays.
  init(arrays dataset: String, name: String, isNumeric: Bool, rows: Int) {
    (self.dataset, self.name, self.isNumeric, self.rows) = (dataset, name, isNumeric, rows)
    (leftOut, asTexts) = ([], [])
  }

  /// For a table.
  /// - Parameters:
  ///   - table: What it is, and what is learned: `csv: flowers.csv, label: kind`.
  ///   - columns: Every column but that of the answer.
  init(table: String, name: String, isNumeric: Bool, hasHeader: Bool, columns: [TableLook]) {
    (self.name, self.isNumeric) = (name, isNumeric)
    rows = columns.map { $0.rows + $0.gaps }.max() ?? 0
    // If nothing is of use, what can be read is kept.
    let hasUse = columns.contains { $0.uselessness == nil }
    func isUsed(_ column: TableLook) -> Bool {
      hasUse ? column.uselessness == nil : !column.isUnreadable
    }
    let used = columns.filter(isUsed)
    let useless = columns.filter { !isUsed($0) }
    asTexts = used.compactMap { column in
      column.oddCode.map { "'\(column.name)' \($0.words)".printable }
    }
    dataset = "{\(table), \(Self.reading(hasHeader, used: used, useless: useless))}"
    // Something was to be learned from those in another notation: all of them are told.
    let misread = useless.filter { $0.misread != nil }
    let others = useless.filter { $0.misread == nil }
    let rest = others.count - Self.mostTold
    leftOut =
      (misread + others.prefix(Self.mostTold)).map {
        "'\($0.name)' \($0.uselessness ?? "")".printable
      } + (rest > 0 ? [NumberText.counted(rest, "more column") + " of no use"] : [])
  }

  /// What it takes to read a table.
  private static func reading(
    _ hasHeader: Bool, used: [TableLook], useless: [TableLook]
  ) -> String {
    var entries = ["header: \(hasHeader)"]
    func add(_ key: String, _ columns: [TableLook]) {
      guard !columns.isEmpty else { return }
      entries.append("\(key): [\(columns.map(\.reference).joined(separator: ", "))]")
    }
    add("drop", useless)
    add("categories", used.filter(\.isMixed))
    let withGaps = used.filter { $0.gaps > 0 }
    let rules =
      (withGaps.contains { !$0.hasTexts } ? ["numbers: median"] : [])
      + (withGaps.contains(where: \.hasTexts) ? ["texts: category"] : [])
      + (withGaps.contains { !$0.hasTexts } ? ["indicator: true"] : [])
    if !rules.isEmpty { entries.append("missing: {\(rules.joined(separator: ", "))}") }
    return entries.joined(separator: ", ")
  }

  /// The console's lines about columns that are not used as they stand.
  var notes: [String] {
    leftOut.map { "left out   \($0)" } + asTexts.map { "as texts   \($0)" }
  }

  /// The same as comments, a line each.
  private var comments: String {
    (leftOut.map { "# \($0): left out\n" } + asTexts.map { "# \($0): read as texts\n" }).joined()
  }

  /// What the training part of a small table holds, too; of one that is not there yet nothing is known.
  private var batchSize: Int {
    rows == 0 ? 32 : [32, 16, 8, 4, 2].first { $0 * 2 <= rows } ?? 1
  }

  private var length: String {
    guard rows < Self.manyRows else {
      return """
        epochs: 30
        stop: {by: loss, patience: 5}  # ends a run whose validation loss no longer falls
        repeats: 2                     # every setting with the seeds 1 and 2
        """
    }
    let folds =
      "split: {folds: 5}              # every row outside the test part is a validation row once\n"
    return (rows < Self.fewRows ? "" : folds) + """
      steps: 4000                    # of \(batchSize) rows each
      stop: {by: loss, patience: 50} # ends a run whose validation loss no longer falls
      """
  }

  /// The text of the file.
  var text: String {
    """
    # Which network suits \(name)? A first look.
    #   nn-sweep plan FILE            what becomes of each column, and how long it takes
    #   nn-sweep run FILE             trains it; again: only what is not trained yet
    #   nn-sweep refit NAME --test    trains the best setting on all rows but the test part's
    #   nn-sweep predict NAME TABLE   answers for the rows of a table like this one

    description: a first look at \(name)
    \(comments)dataset: \(dataset)

    scale: robust                  # median 0, quartiles 1 apart: far values decide little
    activations: \(isNumeric ? "relu/identity     # hidden layers and outputs" : "relu/softmax      # hidden layers and outputs")
    optimizer: adam
    batch_size: \(batchSize)
    \(length)
    schedule: cosine               # the rate falls to 0 by the last step
    warmup_epochs: 1
    \(isNumeric ? "# loss: huber                  # where some targets are far from all others" : "# class_weights: balanced      # where a class is rare; and then score: macro_f1")

    grid:                          # every combination of these
      hidden: [16, 64, 128-64]     # one layer of 16 or 64, or two of 128 and 64
      learning_rate: [0.001, 0.003, 0.01]
      dropout: [0, 0.2]            # what part of the hidden outputs each step leaves out

    """
  }
}
