import Foundation
import Testing

@testable import nn_sweep

/// `doctor` with the real binary.
@Suite struct DoctorTests {
  @Test func `the kernels come to what is stored`() throws {
    let work = try Workspace()
    let ending = try work.run("doctor", "--json", environment: ["PATH": "/nowhere"])
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: Any])
    let kernels = try #require(report["kernels"] as? [[String: Any]])
    #expect(!kernels.isEmpty)
    for trial in kernels {
      #expect(trial["digest"] as? String == KernelTrial.expected)
      #expect(trial["is_equal"] as? Bool == true)
    }
    #expect(report["version"] as? String == Build.version)
    #expect((report["cores"] as? Int ?? 0) > 0)
    #expect((report["memory_bytes"] as? Double ?? 0) > 0)
    // Without gnuplot nothing is drawn.
    #expect(ending.code == 69)
    #expect(report["problems"] as? Int == 1)
    #expect(report["gnuplot"] is NSNull)
    #expect(!work.exists("results"))
  }

  @Test func `what will not work is named with its cure`() throws {
    let work = try Workspace()
    try work.write("", to: "file")
    let ending = try work.run(
      "doctor", "--results", "file/results", environment: ["NN_SWEEP_GNUPLOT": "newplot"])
    #expect(ending.code == 69)
    #expect(ending.output.contains("no program 'newplot': runs are trained, but not drawn"))
    #expect(ending.output.contains("✗ results"))
    #expect(ending.output.contains("hint: name another place by --results"))
    #expect(ending.errors == "2 problems to solve\n")
  }

  @Test func `a damaged database is a problem`() throws {
    let work = try Workspace()
    try work.write("this is no database", to: "results/sweeps.sqlite")
    let ending = try work.run("doctor")
    #expect(ending.code == 69)
    #expect(ending.output.contains("✗ database"))
  }

  @Test func `a trial that comes to something else is a problem`() {
    #expect(Finding(name: "a", text: "b").state == .fine)
    let lines = Finding(name: "a", text: "b", state: .problem, hint: "c").lines(nameWidth: 3)
    #expect(lines.map(\.plain) == ["✗ a    b", "       hint: c"])
  }
}
