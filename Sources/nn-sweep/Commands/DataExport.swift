import ArgumentParser
import Datasets
import Foundation
import Records
import Storage

extension DataCommand {
  /// Writes raw rows for other programs.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the rows of one part of a dataset as CSV, as they were read.",
      discussion: """
        Of an experiment, or of a run, it is the part that the run was trained with or judged by: an \
        experiment stands for the median run of its best setting. A dataset is parted as an \
        experiment that says nothing of it would. Lines of a table stand as they are in its \
        file, with its header; rows of images and points are their numbers, the label last. \
        Looking at the test rows of an experiment is counted, as with test scores.
        """)

    @Argument(
      help: ArgumentHelp(
        "An experiment's name, the first digits of a run's id, or a known dataset.",
        valueName: "what"),
      completion: Completion.rows)
    var what: String

    @Option(
      help: ArgumentHelp("training, validation or test.", valueName: "part"),
      completion: .list(Part.allCases.map(\.rawValue)))
    var part: Part

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: ArgumentHelp("Where to write it; standard output when left out.", valueName: "file"),
      completion: .file(extensions: ["csv"]))
    var path: String?

    @Flag(help: "Replace a file that is there.")
    var force = false

    @OptionGroup var results: ResultsOptions
    @OptionGroup var data: DataOptions

    func run() throws {
      let file = try path.map { try OutputFile($0, isReplaced: force) }
      let rows = try ExportedRows(what, in: stored(), library: data.library)
      let places = try rows.places(of: part)
      let bytes = try rows.csv(places, library: data.library)
      if part == .test, !places.isEmpty, let experiment = rows.experiment,
        let looks = try results.open().lookAtTest(of: experiment)
      {
        printNote(TestLooksText.line(experiment, looks))
      }
      printNote(
        "the \(part.rawValue) part of \(rows.words.printable):"
          + " \(NumberText.counted(places.count, "row"))")
      guard let file else {
        let output = LineWriter()
        output.write(bytes)
        return output.flush()
      }
      try file.write(bytes)
    }

    /// The results; nil where there are none, since a known dataset needs none.
    private func stored() throws -> Results? {
      let isThere = FileManager.default.fileExists(
        atPath: results.results + "/" + Results.fileName)
      guard isThere || DatasetSource(name: what) == nil else { return nil }
      return try results.open()
    }
  }
}
