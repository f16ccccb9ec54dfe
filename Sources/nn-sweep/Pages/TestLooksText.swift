import Records
import Storage

/// How often test scores were looked at, as commands that show them say it.
struct TestLooksText {
  /// `test scores of grid were looked at 3 times, first on 2026-01-31`.
  static func line(_ experiment: String, _ looks: TestLooks) -> String {
    "test scores of \(experiment) were looked at \(times(looks))"
  }

  /// The same of several, each apart: `…, and those of grid.refit once`; nil of none.
  static func line(_ all: [(experiment: String, looks: TestLooks)]) -> String? {
    guard let first = all.first else { return nil }
    let others = all.dropFirst().map { ", and those of \($0.experiment) \(times($0.looks))" }
    return line(first.experiment, first.looks) + others.joined()
  }

  private static func times(_ looks: TestLooks) -> String {
    let times = looks.count == 1 ? "once" : "\(NumberText.count(looks.count)) times"
    let first = looks.count == 1 ? "" : ", first on \(looks.first.prefix(10).description.printable)"
    return times + first
  }
}

extension Results {
  /// Counts a look at test scores of an experiment; all looks so far.
  func lookAtTest(of experiment: String) throws -> TestLooks? {
    countTestLook(of: [experiment])
    return try testLooks(of: experiment)
  }
}
