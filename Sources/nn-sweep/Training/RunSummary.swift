import Datasets
import Experiments
import Foundation
import Plotting
import Records
import Storage
import YAMLLite

/// What `nn-sweep run` says before and after the training.
struct RunSummary {
  let file: ExperimentFile
  let results: ResultsOptions
  let library: DatasetLibrary
  let registration: Registration
  /// Whether finished runs are trained once more.
  let again: Bool

  /// What is there already; what will be trained is said where training starts.
  func announce(_ store: Store) {
    if let first = store.abandoned.first {
      let runs = store.abandoned.map(\.short).joined(separator: ", ")
      printNote(
        hinted(
          "an earlier process ended suddenly while training \(runs)",
          "what was stored is untouched; --skip \(first.short) leaves a run out"))
    }
    if let note = registration.note { printNote(note) }
    if registration.waiting == 0 {
      let runs = NumberText.counted(registration.points, "run")
      printLines("\(file.name): \(runs), all trained already")
    }
    if registration.noLongerAsked > 0 {
      let runs = NumberText.counted(registration.noLongerAsked, "earlier run")
      printLines("\(file.name): \(runs) no longer asked for; results stay in the database")
    }
  }

  /// The leaderboard, the plots, and where everything is.
  /// - Throws: An end with its exit code when runs were interrupted or failed.
  func conclude(drawing: Bool, stopped cause: StopCause?) throws {
    // Where nothing was trained nobody has asked for it yet: gnuplot is to end, too.
    _ = Signals.stopOnInterrupt()
    let store = try results.open()
    guard let experiment = try store.experiment(named: file.name) else {
      throw Failure(
        "experiment '\(file.name)' was removed while it was trained",
        hint: "run the file again to train what is missing", .world)
    }
    let left = try store.states()[file.name] ?? StateCounts()
    let verdicts = try printLeaderboard(experiment, in: store)
    try checkEnd(cause, left)
    let waiting = left[.waiting] + left[.running]
    let overtime = try store.overtime(of: file).count
    if overtime > 0, let limit = file.maxSeconds {
      printLines(
        "\(NumberText.counted(overtime, "run")) stopped after \(NumberText.duration(limit)) and not"
          + " ranked; to go on, raise 'max_seconds' and run again")
    }
    if waiting > overtime {
      printLines(
        "\(NumberText.counted(waiting - overtime, "run")) not trained here: left out, or under way in"
          + " another process")
    }
    printLines("database  \(results.results)/\(Results.fileName)")
    if drawing { try draw(experiment, verdicts, in: store) }
    try Self.checkFailures(left)
  }

  /// - Throws: An end with its exit code where training was stopped.
  func checkEnd(_ cause: StopCause?, _ left: StateCounts) throws {
    guard let cause else { return }
    let waiting = left[.waiting] + left[.running]
    let verb = waiting == 1 ? "is" : "are"
    let rest =
      again
      ? "not every run was trained again" : "\(waiting) of \(left.total) runs \(verb) left"
    throw stop(cause, "\(cause.rawValue): \(rest)")
  }

  /// - Throws: An end with its exit code where runs failed.
  static func checkFailures(_ left: StateCounts) throws {
    if left[.failed] > 0 {
      throw Failure.end("\(NumberText.counted(left[.failed], "run")) failed", .runs)
    }
  }

  private func stop(_ cause: StopCause, _ message: String) -> Failure {
    switch cause {
    case .interrupt, .deadline, .maxRuns:
      .end(
        "\(message); \(again ? "begin again" : "continue") with\n  \(Self.sameCommand)",
        .interrupted)
    case .alikeFailures:
      .end(message, hint: "--keep-going trains the others nevertheless", .runs)
    case .firstFailure: .end(message, .runs)
    }
  }

  /// What was typed, ready to be typed again.
  private static var sameCommand: String {
    (["nn-sweep"] + CommandLine.arguments.dropFirst().map(shellWord)).joined(separator: " ")
  }

  /// Answers what may be concluded.
  private func printLeaderboard(
    _ experiment: ExperimentRecord, in store: Results
  ) throws -> [SweepVerdict] {
    let terminal = Terminal()
    var table = try LeaderboardTable(of: experiment, in: store, count: 10, showTest: false)
    // The end says it, with what was typed.
    table.unfinished = nil
    printLines("")
    print(terminal.text(table.lines(width: terminal.columns)))
    printLines("")
    return table.verdicts
  }

  /// Draws unless the pictures that are there show what would be drawn: of 100,000 runs that takes
  /// longer than everything else when nothing is to be trained.
  private func draw(
    _ experiment: ExperimentRecord, _ verdicts: [SweepVerdict], in store: Results
  ) throws {
    let directory = try results.plots(of: experiment.name)
    // What was drawn of which state, and where it is.
    let mark = directory + "/.drawn"
    let revision = try store.revision(of: experiment.name)
    let state = "\(Provenance.here.version) \(revision) \(file.plots)"
    var lines =
      (try? String(contentsOfFile: mark, encoding: .utf8))?.split(separator: "\n").map(String.init)
      ?? []
    if lines.first != state || !lines.dropFirst().allSatisfy(FileManager.default.fileExists) {
      do {
        lines =
          [state]
          + (try Plot.draw(
            file.plots, of: experiment, in: store, library: library, into: directory,
            verdicts: verdicts))
      } catch let error as PlotError where error.isMissingGnuplot {
        // What was asked for is trained; pictures can follow.
        printError(hinted("warning: " + error.message, error.hint))
        return
      } catch {
        // A terminal's Ctrl-C reaches gnuplot too.
        guard Signals.wasInterrupted else { throw error }
        throw stop(.interrupt, "interrupted: pictures are missing")
      }
      // Without the mark they are drawn again: no reason to fail.
      try? lines.map { $0 + "\n" }.joined().write(toFile: mark, atomically: true, encoding: .utf8)
    }
    guard lines.count > 1 else { return }
    let picture = lines.first { $0.hasSuffix("/overview.png") } ?? lines[1]
    printLines("plots     \(picture)" + (lines.count > 2 ? " and beside it" : ""))
  }
}

extension Results {
  /// The runs that the file's limit in seconds keeps from being trained further.
  func overtime(of file: ExperimentFile) throws -> Set<TrajectoryID> {
    guard let limit = file.maxSeconds else { return [] }
    return try overtime(of: file.name, maxSeconds: limit)
  }
}
