import Testing
import YAMLLite

@testable import Experiments

/// What a file says of a Slurm cluster, as Slurm takes it.
@Suite struct SlurmTests {
  @Test(arguments: [
    ("90", 5400), ("0:30", 30), ("90:00", 5400), ("1:30:00", 5400), ("2-12", 216_000),
    ("2-12:30", 217_800), ("2-12:30:15", 217_815), ("0-1", 3600), ("366-0", 366 * 86400),
  ])
  func `a time limit is read as Slurm reads it`(text: String, seconds: Int) throws {
    let time = try #require(SlurmTime(text))
    #expect(time.seconds == seconds)
    #expect(time.description == text)
  }

  @Test(arguments: [
    "", "0", "soon", "1h", "-5", "5-", "1:2:3:4", "1::2", " 5", "1.5", "1-2-3", "367-0", "9999999",
    "٣", "0-0",
  ])
  func `what is no time limit is none`(text: String) {
    #expect(SlurmTime(text) == nil)
  }

  @Test func `a file says how a cluster trains it, and no id changes`() throws {
    let plain = "dataset: digits\nhidden: 8"
    let text =
      plain + "\nslurm:\n  slices: 20\n  jobs_per_task: 4\n  time: \"1:30:00\"\n  partition: long\n"
      + "  options: [--account=physics, --mem=4G]\n  copy_data: true\n"
    let file = try ExperimentFile(SourceFile(path: "x.exp", text: text))
    var expected = SlurmSettings()
    (expected.slices, expected.jobsPerTask) = (20, 4)
    (expected.time, expected.partition) = (SlurmTime("1:30:00"), "long")
    expected.options = ["--account=physics", "--mem=4G"]
    expected.copiesData = true
    #expect(file.slurm == expected)
    #expect(try sweep(text)[0].id == sweep(plain)[0].id)
    #expect(try ExperimentFile(SourceFile(path: "x.exp", text: plain)).slurm == SlurmSettings())
  }
}
