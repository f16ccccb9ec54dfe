import Foundation
import Testing

/// `nn-sweep bench`: what it writes, not how fast anything is.
@Suite struct BenchTests {
  /// What a quick benchmark of one group writes as JSON, on a machine without MNIST.
  private func report(_ group: String) throws -> [String: Any] {
    let work = try Workspace()
    let ending = try work.run(
      "bench", "--quick", "--json", "--only", group,
      environment: ["NN_SWEEP_DATA": "", "XDG_CACHE_HOME": "", "HOME": work.folder.path])
    #expect(ending.code == 0, "\(ending.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect(
      report.keys.sorted() == [
        "data", "instruction_set", "kernels", "overheads", "peak_gflops", "processor", "scores",
        "store", "sweeps", "training",
      ])
    let peak = try #require(report["peak_gflops"] as? Double)
    #expect(peak > 0)
    return report
  }

  private func rows(_ report: [String: Any], _ name: String) throws -> [[String: Any]] {
    try #require(report[name] as? [[String: Any]])
  }

  @Test func `kernels have the documented fields`() throws {
    let report = try report("kernels")
    #expect(try rows(report, "training").isEmpty)
    let kernels = try rows(report, "kernels")
    for kernel in kernels {
      #expect(
        kernel.keys.sorted() == [
          "batch", "inputs", "isa", "outputs", "percent_of_peak", "product",
        ])
    }
    let products = Set(kernels.compactMap { $0["product"] as? String })
    #expect(products == ["forward", "update", "input_gradient"])
  }

  @Test func `training has the documented fields, and says that its data are synthetic`() throws {
    let report = try report("training")
    #expect(report["data"] as? String == "synthetic")
    let training = try rows(report, "training")
    for row in training {
      #expect(
        row.keys.sorted() == [
          "batch", "examples_per_second", "examples_per_second_wall", "jobs", "mode", "network",
          "percent_of_peak",
        ])
    }
    let networks = training.compactMap { row in
      row["jobs"] as? Int == 1 ? "\(row["network"] ?? "") \(row["mode"] ?? "")" : nil
    }
    #expect(
      networks == [
        "784-30-10 dense", "784-30-10 sparse", "784-128-64-10 dense", "784-128-64-10 sparse",
        "64-15-10 dense", "2-8-3 dense", "2-4-1 dense",
      ])
  }

  @Test func `the store has the documented fields`() throws {
    let report = try report("store")
    #expect(report["data"] is NSNull)
    let store = try #require(report["store"] as? [String: Any])
    #expect(store.keys.sorted() == ["runs", "runs_per_second", "runs_per_second_wall"])
    let overheads = try rows(report, "overheads")
    #expect(
      overheads.map { $0.keys.sorted() } == [["microseconds", "runs", "training_microseconds"]])
  }

  @Test func `sweeps have the documented fields`() throws {
    let sweeps = try rows(try report("sweeps"), "sweeps")
    #expect(sweeps.map { $0.keys.sorted() } == [["points", "runs", "seconds"]])
    #expect(sweeps.map { $0["points"] as? Int } == [10_000])
  }

  @Test func `scores have the documented fields`() throws {
    let scores = try rows(try report("scores"), "scores")
    for row in scores {
      #expect(
        row.keys.sorted() == [
          "every_epoch", "percent_of_sweep", "percent_of_training", "scores", "work",
        ])
      #expect(row["percent_of_training"] is Double && row["percent_of_sweep"] is Double)
    }
    #expect(
      scores.map { $0["work"] as? String } == [
        "2-8-2 on spirals", "2-8-2 on spirals", "64-15-10 on digits", "64-15-10 on digits",
      ])
    #expect(scores.map { $0["every_epoch"] as? Bool } == [true, false, true, false])
  }

  @Test func `another group is refused`() throws {
    let ending = try Workspace().run("bench", "--only", "disk")
    #expect(ending.code == 64)
    #expect(ending.errors.contains("'disk' is invalid"))
  }
}
