import Records

/// What was set right in a database, and what a person is told of it.
struct Findings {
  /// Runs whose curve is not the one that was trained, by their ids.
  var setBack: [String] = []
  /// Runs whose id is not that of their text.
  var removed: [String] = []
  /// Rows that referred to others which are missing.
  var dangling = 0
  /// How many values did not follow from those that they follow from.
  var values = 0
  /// What could not be read, or not be theirs, and was removed: confusion counts of epochs, weights, row
  /// results.
  var counts = 0
  var models = 0
  var rowResults = 0
  /// Scores of counts without a value.
  var scores = 0

  /// Runs whose weights have another digest than is stored of them, by their ids.
  var otherWeights: [String] = []

  var isEmpty: Bool {
    setBack.isEmpty && removed.isEmpty && otherWeights.isEmpty
      && dangling + values + counts + models + rowResults + scores == 0
  }

  /// A note for each.
  func notes(on database: String) -> [String] {
    var notes: [String] = []
    if !setBack.isEmpty {
      notes.append(
        "\(Self.otherCurve(setBack)): to be trained again by 'nn-sweep run FILE'")
    }
    if !removed.isEmpty {
      notes.append(
        "\(Self.names(removed)) with an id that is not of its text: removed, to be trained again")
    }
    if dangling > 0 {
      notes.append(
        "\(NumberText.counted(dangling, "row")) referred to others that are missing: removed; what"
          + " experiments ask for comes back with 'nn-sweep run FILE'")
    }
    if values > 0 {
      notes.append(
        "\(NumberText.counted(values, "value")) did not follow from the others: set right")
    }
    let unreadable = [
      ("the confusion counts of", counts, "result", "could not be theirs", "run FILE --again"),
      ("the weights of", models, "result", "could not be read", "reproduce RUN --keep"),
      ("the row results of", rowResults, "run", "could not be read", "run FILE --again"),
    ]
    for (what, count, of, finding, cure) in unreadable where count > 0 {
      notes.append(
        "\(what) \(NumberText.counted(count, of)) \(finding): removed; 'nn-sweep \(cure)' brings them"
          + " back")
    }
    if scores > 0 {
      notes.append(
        "\(NumberText.counted(scores, "score")) had no value where there is one: removed; what is asked"
          + " for comes back with 'nn-sweep run FILE'")
    }
    if !otherWeights.isEmpty {
      notes.append(
        "the weights of \(Self.names(otherWeights)) have another digest than is stored of them: both"
          + " removed; 'nn-sweep reproduce RUN --keep' brings them back")
    }
    return notes.map { Self.note(on: database, $0) }
  }

  /// What a person is told of a database that is not as it was left.
  static func note(on database: String, _ text: String) -> String {
    "results database '\(database)' was damaged, or changed by hand: \(text)"
  }

  /// What is said of runs that were set back.
  static func otherCurve(_ runs: [String]) -> String {
    "the curve of \(names(runs)) is not as it was trained"
  }

  /// `3 runs (0a1b2c3d, …)`.
  private static func names(_ runs: [String]) -> String {
    let names = runs.prefix(3).map { String($0.prefix(8)) }.joined(separator: ", ")
    return
      "\(NumberText.counted(runs.count, "run")) (\(names)\(runs.count > 3 ? " and others" : ""))"
  }
}
