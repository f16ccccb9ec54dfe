import Records
import Testing

@Suite struct ExperimentNameTests {
  @Test(arguments: [
    "a", "grid", "v1.2_b-3", "9", "sweeps", "sweeps.sql", String(repeating: "x", count: 100),
  ])
  func `a name of letters, digits, dots and dashes is one`(name: String) {
    #expect(ExperimentName.isValid(name))
  }

  @Test(arguments: [
    "", ".", "..", ".holders", "-a", "a/b", "../v", "a\0b", "a\n", "ä", "a b",
    String(repeating: "x", count: 101), "sweeps.sqlite", "sweeps.sqlite-journal",
    "Sweeps.SQLite-wal", "sweeps.sqlite.damaged-1",
  ])
  func `what leads elsewhere or belongs to the database is none`(name: String) {
    #expect(!ExperimentName.isValid(name))
  }
}
