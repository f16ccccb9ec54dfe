import Foundation
import Testing

/// What is said where something stored of a run is damaged, and that the way out that is told is one: with
/// the real binary.
@Suite struct DamagedRunTests {
  private let work: Workspace

  init() throws { work = try Workspace.ofFlowers() }

  /// The command that a hint quotes, without the program's name.
  private func cure(_ ending: Workspace.Ending) throws -> [String] {
    let hint = try #require(
      ending.errors.firstMatch(of: /hint: 'nn-sweep (reproduce [0-9a-f]+ --keep)' trains/),
      "\(ending.errors)")
    return hint.1.split(separator: " ").map(String.init)
  }

  @Test(arguments: [
    "UPDATE models SET context = '{}'", "UPDATE models SET context = 'x', layers = 'y'",
    "UPDATE models SET weights = x'00'", "UPDATE models SET weights = substr(weights, 5)",
  ])
  func `damaged weights are written anew by the command that is told`(sql: String) throws {
    let whole = try work.run("predict", "flowers", "rows.csv").output
    try work.edit(sql)
    let ending = try work.run("predict", "flowers", "rows.csv")
    #expect(ending.code == 69)
    #expect(ending.errors.contains("its weights after epoch "), "\(ending.errors)")
    let model = try work.run("model", "flowers", "-o", "net.json")
    #expect(try cure(model) == cure(ending))
    #expect(try work.start(cure(ending)).end().code == 0)
    #expect(try work.run("predict", "flowers", "rows.csv").output == whole)
    #expect(try work.run("model", "flowers", "-o", "net.json").code == 0)
  }

  @Test func `the same of a refit, whose other damaged networks are trained again until then`()
    throws
  {
    try #require(try work.run("refit", "flowers", "--seeds", "2").code == 0)
    let whole = try work.run("predict", "flowers", "rows.csv").output
    try work.edit("UPDATE models SET weights = x'00'")
    let mended = try work.start(cure(work.run("predict", "flowers", "rows.csv"))).end()
    #expect(mended.code == 0)
    #expect(mended.errors.contains("could not be read: removed;"), "\(mended.errors)")
    let ending = try work.run("predict", "flowers", "rows.csv")
    #expect(ending.code == 0 && ending.output == whole)
    #expect(ending.errors.contains("were not kept: it is trained again"), "\(ending.errors)")
  }

  @Test func `damaged counts and row results are written anew in the same way`() throws {
    let run = try #require(
      try work.rows("select median_run from leaderboard where experiment = 'flowers'").first)
    let (page, table) = (
      try work.run("show", run).output, try work.run("top", "flowers").output
    )
    try work.edit("UPDATE confusions SET validation = 'x'")
    #expect(try work.start(cure(work.run("show", run))).end().code == 0)
    #expect(try work.run("show", run).output == page)
    for sql in [
      "UPDATE row_results SET results = x'00'", "UPDATE validation_rows SET answers = x'00'",
    ] {
      try work.edit(sql)
      #expect(try work.start(cure(work.run("top", "flowers"))).end().code == 0)
      // Those of the other runs were removed, too.
      #expect(try work.run("run", "flowers.exp", "--again", "--no-plots").code == 0)
      #expect(try work.run("top", "flowers").output == table)
    }
  }

  @Test func `a digest that was edited is told, and the way to the right one`() throws {
    let run = try #require(try work.rows("select run from trajectories").first)
    let digest = "select weights_digest from trajectories where run = '\(run)'"
    let right = try work.rows(digest)
    // Where there are weights they are looked at.
    try work.edit("DELETE FROM models; UPDATE trajectories SET weights_digest = curve_digest")
    let ending = try work.run("reproduce", run)
    #expect(ending.code == 1)
    #expect(ending.output.contains("  weights digest: stored "))
    #expect(
      ending.errors.contains("'nn-sweep remove RUN', then 'nn-sweep run FILE', store it anew"),
      "\(ending.errors)")
    #expect(try work.run("remove", run, "--yes").code == 0)
    #expect(try work.run("run", "flowers.exp", "--no-plots").code == 0)
    #expect(try work.rows(digest) == right)
    try work.edit("DELETE FROM models; UPDATE trajectories SET weights_digest = NULL")
    #expect(try work.run("reproduce", run, "--keep").code == 0)
    #expect(try work.rows(digest) == right)
    #expect(try work.run("run", "flowers.exp", "--no-plots", "--again").code == 0)
    #expect(
      try work.rows("select count(*) from trajectories where weights_digest is null") == ["0"])
  }

  @Test func `a run of another experiment, or at another epoch, is told where it is`() throws {
    try work.train("name: other\ndataset: xor\nepochs: 2", as: "other.exp")
    let run = try #require(try work.rows("select id from runs where experiment = 'other'").first)
    let short = String(run.prefix(8))
    let elsewhere = try work.run("predict", short, "rows.csv", "--experiment", "flowers")
    #expect(elsewhere.code == 69)
    #expect(
      elsewhere.errors == """
        error: run '\(short)': 'flowers' has no such run
          hint: name the experiment that has it: other

        """)
    let reading = try work.run("predict", short + "@9", "rows.csv")
    #expect(
      reading.errors == """
        error: run '\(short)@9': is not read after so many epochs
          hint: it is read after epoch 2

        """)
  }

  @Test func `a merge names a run with damaged weights, and the command that mends it there`()
    throws
  {
    try work.edit("UPDATE models SET weights = x'00' WHERE rowid = (SELECT min(rowid) FROM models)")
    let ending = try work.run("merge", "results", "--results", "mine")
    #expect(ending.code == 1)
    let told =
      /error: runs that contradict themselves are not taken:\n  ([0-9a-f]{32}) in 'results': its weights/
    let run = try #require(ending.errors.firstMatch(of: told), "\(ending.errors)").1
    #expect(
      ending.errors.contains(
        ", or mend it there: nn-sweep reproduce RUN --keep --results DIR\n"), "\(ending.errors)")
    #expect(
      try work.run("reproduce", String(run), "--keep", "--results", "results").code == 0)
    #expect(try work.run("merge", "results", "--results", "mine").code == 0)
    #expect(try work.run("reproduce", String(run), "--results", "mine").code == 0)
  }
}
