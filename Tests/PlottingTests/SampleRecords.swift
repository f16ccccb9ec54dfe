import Foundation
import Records

/// Made-up records of experiments, the same on every machine.
struct SampleRecords {
  var name = "sample"
  var classes = (0..<10).map(String.init)
  var axes: [(axis: Axis, values: [AxisValue])] = []
  var fixed: [Axis: AxisValue] = [.hidden: .text("30"), .learningRate: .number(0.5)]
  var seeds: [UInt64] = [1]
  var epochs = 20
  /// How good a setting is, from 0 to 1, and the epoch in which it diverges, if it does.
  var quality: @Sendable (Settings) -> Double = { _ in 0.9 }
  var divergence: @Sendable (Settings, UInt64) -> Int? = { _, _ in nil }
  var noise = 0.004

  var experiment: ExperimentRecord {
    ExperimentRecord(
      name: name, description: "", path: "", text: "",
      data: [
        ExperimentData(
          name: "digits", classes: classes, targetDeviation: classes.isEmpty ? 2 : nil)
      ])
  }

  /// Every combination, last axis fastest, then seeds.
  var curves: [PointCurve] {
    var settings = [Settings(fixed)]
    for (axis, values) in axes {
      settings = settings.flatMap { setting in
        values.map { value in
          var setting = setting
          setting[axis] = value
          return setting
        }
      }
    }
    var position = 0
    return settings.flatMap { setting in
      seeds.map { seed in
        defer { position += 1 }
        return curve(setting, seed, position)
      }
    }
  }

  private func curve(_ settings: Settings, _ seed: UInt64, _ position: Int) -> PointCurve {
    var generator = Congruence(state: UInt64(position) &* 977 &+ seed)
    let quality = quality(settings) + noise * (generator.next() - 0.5) * 2
    let end = divergence(settings, seed)
    let records = (1..<max(1, min(epochs + 1, end ?? .max))).map { epoch in
      record(epoch, quality, end, &generator)
    }
    let state: PointState = end == nil ? .finished : .diverged
    return PointCurve(
      run: PointRecord(
        id: TrajectoryID(hex: String(format: "%032x", position))!, experiment: name,
        position: position,
        state: state, replicate: Replicate(seed: seed), settings: settings, parameters: 1000,
        epochs: epochs,
        result: end == nil ? records.last : nil, divergedEpoch: end, seconds: 1),
      epochs: records)
  }

  private func record(
    _ epoch: Int, _ quality: Double, _ end: Int?, _ generator: inout Congruence
  ) -> EpochRecord {
    let start = classes.isEmpty ? -0.3 : 1 / Double(classes.count)
    let progress = 1 - Foundation.exp(-Double(epoch) * (0.15 + quality * quality * 0.6))
    let wobble = noise * (generator.next() - 0.5)
    let score = min(start + (quality - start) * progress + wobble, 1)
    var loss = -Foundation.log(max(score, 0.02)) + 0.02
    if let end { loss *= Foundation.pow(8, Double(max(0, epoch + 4 - end))) }
    let validation = PartMetrics(loss: loss, score: score)
    let training = PartMetrics(loss: loss * 0.8, score: min(1, score + 0.01))
    // A test score that beats every other would show at once if a figure used it.
    let test = PartMetrics(loss: 0, score: 0.12345)
    return EpochRecord(
      epoch: epoch, training: training, validation: validation, test: test, seconds: 0.1)
  }

  /// A linear congruential generator by Knuth: only its being repeatable counts here.
  private struct Congruence {
    var state: UInt64

    /// From 0 to 1.
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }
}
