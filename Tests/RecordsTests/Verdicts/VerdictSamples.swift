import Datasets
import Foundation
import Records
import Testing

/// Sweeps to be judged.
enum VerdictSamples {
  /// An experiment of two balanced classes with so many validation rows.
  static func experiment(
    rows: Int = 200, splits: ExperimentSplits? = nil, score: Score = .accuracy
  ) throws -> ExperimentRecord {
    let half = rows / 2
    let text = """
      {"rows": {"training": \(4 * rows), "validation": \(rows), "test": 0}, "inputs": 1, "texts": [],
        "findings": [], "isHeaderFound": false, "classes": [
          {"name": "a", "counts": {"training": \(2 * rows), "validation": \(half), "test": 0}},
          {"name": "b", "counts": {"training": \(2 * rows), "validation": \(half), "test": 0}}]}
      """
    let description = try JSONDecoder().decode(DataDescription.self, from: Data(text.utf8))
    return ExperimentRecord(
      name: "sweep", description: "", path: "/sweep.exp", text: "",
      data: [
        ExperimentData(
          name: "table.csv", classes: ["a", "b"], description: description, splits: splits)
      ], scoring: Scoring(score))
  }

  static func setting(_ hidden: String, _ rate: Double, extra: [Axis: AxisValue] = [:]) -> Settings
  {
    var settings = Settings([.hidden: .text(hidden), .learningRate: .number(rate)])
    for (axis, value) in extra { settings[axis] = value }
    return settings
  }

  /// A merit a seed, from seed 1 on; nil is a run that diverged.
  static func scores(
    _ settings: Settings, _ merits: [Double?], parameters: Int = 100, firstSeed: UInt64 = 1
  ) -> SettingScores {
    SettingScores(
      settings: settings, parameters: parameters,
      runs: merits.enumerated().map { place, merit in
        .init(
          Replicate(seed: firstSeed + UInt64(place)), merit: merit, isDiverged: merit == nil)
      })
  }
}
