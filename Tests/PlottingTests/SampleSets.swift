import Plotting
import Records

/// Record sets that figures must cope with, by name.
enum SampleSets: String, CaseIterable {
  case twoSettings, grid, someDiverged, manySettings, oneRun, severalSeeds, allDiverged
  case divergedAtOnce, singleEpoch, regression, longNames, hostileNames, oneAxis, nothingYet
  case notFinite, allTheSame, shortNames, withoutMomentum

  var records: SampleRecords {
    var records = SampleRecords(name: rawValue)
    records.quality = Self.quality
    switch self {
    case .twoSettings:
      records.axes = [(.activations, Self.texts(["relu/softmax", "sigmoid/sigmoid"]))]
    case .grid: records = Self.sixSettings
    case .someDiverged:
      records = Self.sixSettings
      records.divergence = { settings, seed in
        guard settings[.learningRate]?.number == 1 else { return nil }
        return settings[.hidden] == .text("16") ? 3 : seed == 2 ? 1 : nil
      }
    case .manySettings:
      records.axes = [
        (.hidden, Self.texts(["8", "16", "30", "64", "128"])),
        (.learningRate, Self.numbers((1...20).map { Double($0) / 10 })),
        (.batchSize, Self.numbers([10, 32])),
      ]
    case .oneRun: break
    case .severalSeeds: records.seeds = [1, 2, 3]
    case .allDiverged:
      records = Self.sixSettings
      records.divergence = { _, _ in 3 }
    case .divergedAtOnce: records.divergence = { _, _ in 1 }
    case .singleEpoch:
      records = Self.sixSettings
      records.epochs = 1
    case .regression:
      records = Self.sixSettings
      records.classes = []
      records.quality = { $0[.learningRate]?.number == 1 ? -14.7 : 0.8 }
    case .longNames:
      records.name = String(repeating: "a-very-long-name-", count: 20)
      let name = String(repeating: "1024-", count: 60)
      records.axes = [(.hidden, Self.texts([name + "1", name + "2"])), Self.rates]
    case .hostileNames: records = Self.hostile
    case .oneAxis:
      records.axes = [(.learningRate, Self.numbers([0.01, 0.1, 0.3, 1, 3, 10, 30, 100, 300]))]
      records.seeds = [1, 2]
    case .nothingYet, .notFinite: records = Self.sixSettings
    case .shortNames:
      records.axes = [
        (.hidden, Self.texts(["4", "64"])), (.loss, Self.texts(["quadratic", "cross_entropy"])),
      ]
    case .withoutMomentum:
      records.axes = [
        (.learningRate, Self.numbers([0.01, 0.1, 0.5, 1])),
        (.optimizer, Self.texts(["sgd", "momentum 0.5", "momentum 0.98"])),
      ]
      records.quality = {
        let momentum = $0[.optimizer] == .text("momentum 0.98") ? 0.2 : 0.0
        return Self.quality($0) - momentum
      }
    case .allTheSame:
      records = Self.sixSettings
      records.quality = { _ in 1 }
      records.noise = 0
    }
    return records
  }

  var curves: [PointCurve] {
    var curves = records.curves
    for index in curves.indices {
      switch self {
      case .nothingYet:
        curves[index].run.state = [.waiting, .running, .failed][index % 3]
        curves[index].run.result = nil
        curves[index].epochs = []
      case .notFinite:
        let last = curves[index].epochs.count - 1
        curves[index].epochs[index % last].validation.score = .nan
        curves[index].epochs[index % last].training.loss = -.infinity
        curves[index].epochs[last].validation.loss = index % 2 == 0 ? .infinity : .nan
        if index == 0 { curves[index].run.result?.validation.score = .nan }
      case .withoutMomentum:
        let words = curves[index].run.settings[.optimizer]?.description.split(separator: " ") ?? []
        curves[index].run.settings[.optimizer] = .text(words.first.map(String.init) ?? "")
        if words.count > 1 {
          curves[index].run.settings[.momentum] = Double(words[1]).map { .number($0) }
        }
      default: break
      }
    }
    return curves
  }

  /// Two axes, two seeds, four epochs.
  private static var sixSettings: SampleRecords {
    SampleRecords(
      name: "grid", axes: [(.hidden, texts(["16", "30-30"])), rates], seeds: [1, 2], epochs: 4,
      quality: quality)
  }

  private static var hostile: SampleRecords {
    SampleRecords(
      name: "größe 漢字 '; system(\"touch pwned\") `touch pwned` \u{202E}\u{7}😀",
      axes: [
        (
          .initializer,
          texts([
            "a'; system(\"touch pwned\") #", "%d %s @x {", "`touch pwned`", "e\u{301}\n\u{0}",
            "漢字",
          ])
        ), rates,
      ], quality: quality)
  }

  private static var rates: (axis: Axis, values: [AxisValue]) {
    (.learningRate, numbers([0.1, 0.5, 1]))
  }

  @Sendable private static func quality(_ settings: Settings) -> Double {
    let rate = settings[.learningRate]?.number ?? 0.5
    let sizes = settings[.hidden]?.description.split(separator: "-").compactMap { Double($0) } ?? []
    return max(0.1, 0.96 - 0.05 * abs(rate - 0.5) - 0.2 / (4 + sizes.reduce(0, +)))
  }

  private static func texts(_ values: [String]) -> [AxisValue] { values.map { .text($0) } }

  private static func numbers(_ values: [Double]) -> [AxisValue] { values.map { .number($0) } }
}

extension SampleRecords {
  /// Results of the records, or of others of the same experiment.
  func results(_ curves: [PointCurve]? = nil) -> SweepResults {
    SweepResults(experiment: experiment, curves: curves ?? self.curves)
  }
}
