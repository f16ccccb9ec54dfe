import Records
import Storage

/// Takes over one results database after another, and says in the end what was wrong with them.
final class Merger {
  private let store: Store
  /// Where the store is, as the person named it.
  private let place: String
  private var conflicts: [String] = []
  private var refused: [String] = []
  /// Whether training them again writes anew whatever is wrong with runs that were refused.
  private var areMendable = true
  private var broken: [StorageError] = []

  init(into store: Store, at place: String) {
    self.store = store
    self.place = place
  }

  /// Takes over what a database brings and says how much that is. Answers what is wrong with one
  /// that is broken, of which nothing is taken.
  /// - Throws: What keeps our own database from being written.
  @discardableResult
  func take(_ other: String, quietly: Bool = false) throws -> StorageError? {
    let outcome: MergeOutcome
    do {
      outcome = try store.merge(other)
    } catch {
      guard error.isAbout(other) else { throw error }
      broken.append(error)
      return error
    }
    conflicts += outcome.conflicts.map { "\($0) in '\(place)' and '\(other)'" }
    refused += outcome.refused.map { "\($0.run) in '\(other)': \($0.reason)" }
    areMendable = areMendable && outcome.refused.allSatisfy(\.isMendable)
    // Whoever wants no word of each asks for points of the data at hand afterwards.
    if quietly { return nil }
    for apart in outcome.apart { note(apart, of: other) }
    printLines(
      "\(other): \(NumberText.counted(outcome.newRuns, "new run")), \(outcome.extendedRuns) extended, "
        + NumberText.counted(outcome.newPoints, "new point"))
    return nil
  }

  private func note(_ apart: MergeOutcome.Apart, of other: String) {
    let name = apart.experiment
    let difference =
      switch apart.difference {
      case .data: "was run on other data than"
      case .split: "parts its rows otherwise than"
      case .setting: "is of another setting, or another number of epochs, than"
      case .epochs: "asks for another number of epochs than"
      }
    printNote(
      hinted(
        "'\(name)' in '\(other.printable)' \(difference) '\(name)' here, which is left as it was: the runs"
          + " are taken, but count as no longer asked for", cure(apart)))
  }

  /// How to have both, or the better one.
  private func cure(_ apart: MergeOutcome.Apart) -> String {
    let results = KeptOptions.text("--results")
    switch apart.maker {
    case nil:
      return
        "to have both, give that one another name in its file and run that, which trains nothing:"
        + " nn-sweep run FILE" + results
    case let maker? where apart.difference == .setting:
      let source = maker.source(of: apart.experiment) ?? apart.experiment
      return "to have the best of all: nn-sweep \(maker.rawValue) \(shellWord(source))"
        + results
    case let maker?:
      return "to have both, run what it was made from under another name, and then nn-sweep"
        + " \(maker.rawValue) of that name"
    }
  }

  /// - Throws: What was left as it was, or not taken. Broken databases alone are no reason where
  ///   there are others in their place.
  func conclude(toleratesBroken: Bool = false) throws {
    if conflicts.isEmpty, refused.isEmpty {
      guard let first = broken.first, !toleratesBroken else { return }
      if broken.count == 1 { throw first }
      throw Failure(
        text, hint: "copy them anew from where they came, or train their slices again", .world)
    }
    throw Failure(text, hint: hint, .runs)
  }

  private var text: String {
    let groups = [
      ("other numbers for the same run:", conflicts),
      ("runs that contradict themselves are not taken:", refused),
      ("databases of which nothing is taken:", broken.map(\.message)),
    ]
    return groups.filter { !$1.isEmpty }.map { ([$0] + $1).joined(separator: "\n  ") }
      .joined(separator: "\n")
  }

  private var hint: String {
    if !conflicts.isEmpty {
      return "the runs here are as they were; nn-sweep reproduce RUN"
        + KeptOptions.text("--results") + " tells who is right"
    }
    return "the file was damaged or changed: copy it anew from where it came"
      + (areMendable
        ? ", or mend it there: nn-sweep reproduce RUN --keep --results DIR" : "")
  }
}
