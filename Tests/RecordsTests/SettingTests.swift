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
