import Networks
import Records
import Testing

@Suite struct SettingTests {
  @Test func `no hidden layer is a short form to files and words to people`() {
    let settings = Settings([.hidden: .noHiddenLayer, .learningRate: .number(0.5)])
    let axes: [Axis] = [.hidden, .learningRate]
    #expect(settings.label(axes) == "[] 0.5")
    #expect(settings.label(axes, \.words) == "no hidden layer 0.5")
    #expect(AxisFormat(telling: [.noHiddenLayer]).text(.noHiddenLayer) == "no hidden layer")
  }

  @Test(arguments: [
    ("[]", []), ("64-10", [64, 10]), ("16", [16]), ("relu/softmax", nil), ("64--10", nil),
    ("", nil),
  ])
  func `sizes are read from the text that tables show`(text: String, sizes: [Int]?) {
    #expect(AxisValue.text(text).sizes == sizes)
    #expect(AxisValue.number(16).sizes == nil)
  }

  @Test func `the name of a block stands for what the block fixes`() {
    func setting(_ block: String?, _ optimizer: String, _ rate: Double) -> Settings {
      var settings = Settings([.optimizer: .text(optimizer), .learningRate: .number(rate)])
      settings[.block] = block.map { .text($0) }
      return settings
    }
    let two = [
      setting("plain", "sgd", 0.1), setting("heavy", "momentum", 0.1),
      setting("heavy", "momentum", 0.5),
    ]
    #expect(Settings.differing(two) == [.block, .learningRate])
    #expect(DifferingAxes(of: two).fixedByBlocks == [.optimizer])
    #expect(two[0].axes == [.block, .learningRate, .optimizer])
    // Within one block its name tells nothing.
    #expect(Settings.differing(two.suffix(2)) == [.learningRate])
    // Points of no block are one more, wherever they stand.
    let added = [setting(nil, "adam", 0.1), setting(nil, "lion", 0.1)]
    #expect(Settings.differing(two + added) == [.block, .learningRate, .optimizer])
    #expect(Settings.differing(added + two) == [.block, .learningRate, .optimizer])
    #expect(Settings.differing([added[0]] + two) == [.block, .learningRate])
  }

  @Test func `scores on different data do not compare, be they of different blocks`() {
    let settings = ["moons", "xor"].map { name in
      var settings = Settings([.dataset: .text(name)])
      settings[.block] = .text(name)
      return settings
    }
    #expect(Settings.differing(settings) == [.block, .dataset])
  }

  @Test(arguments: Setting.allCases)
  func `a setting is found by its name`(setting: Setting) {
    #expect(Setting(name: setting.name) == setting)
    #expect(Axis(rawValue: setting.name) == .setting(setting))
    #expect(Axis.allCases[setting.rawValue] == .setting(setting))
  }

  @Test(arguments: Setting.allCases)
  func `settings that exclude one another do so both ways`(setting: Setting) {
    for other in setting.excludes { #expect(other.excludes.contains(setting)) }
  }

  @Test(arguments: Setting.allCases)
  func `a knob has owners, and nothing else has`(setting: Setting) {
    #expect(setting.owners.isEmpty == (setting.row.owner == nil))
    #expect(setting.row.context.isEmpty == (setting.row.owner == nil))
  }

  @Test(arguments: Setting.trainingKnobs.map(\.setting))
  func `a number of training is taken, and left out where it changes nothing`(
    setting: Setting
  ) throws {
    let knob = try #require(setting.row.knob)
    var training = TrainingSettings(
      architecture: Architecture(
        layers: [2, 3, 2], activations: [.relu, .softmax], loss: .crossEntropy),
      initializer: .heNormal, learningRate: 0.1, batchSize: 4, seed: 1)
    #expect(knob.get(training) == knob.standard)
    knob.set(&training, 0.25)
    #expect(knob.get(training) == 0.25)
    if let neutral = knob.neutral {
      #expect(knob.canonicalValue(training) == 0.25)
      knob.set(&training, neutral)
    }
    #expect(knob.canonicalValue(training) == nil)
  }
}
