import ArgumentParser
import Records

/// Looks whether everything is there that the program needs.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what this installation is, and whether everything in it works.",
    discussion: """
      What a bug report needs: version, processor and instruction sets, cores and memory, SQLite, \
      gnuplot (which draws a picture for it), data, and the results folder with its file system. The \
      kernels are run with each instruction set of this processor and compared with what they have to \
      come to. The exit code is 69 if something will not work. Nothing is stored.
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var results: ResultsOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let report = DoctorReport(results: results.results, library: data.library)
    print(json ? try report.json.document : Terminal().text(report.lines()))
    guard report.problems > 0 else { return }
    throw Failure.end(
      json ? "" : "\(NumberText.counted(report.problems, "problem")) to solve", .world)
  }
}
