import Kernels
import Testing

@testable import Experiments
@testable import Records

@Suite struct SettingsTests {
  private func differing(_ text: String) throws -> [Axis] {
    try Settings.differing(sweep("dataset: digits\n" + text).map(\.settings))
  }

  @Test func `only axes that differ are columns`() throws {
    #expect(try differing("hidden: 16") == [])
    #expect(try differing("grid: {hidden: [8, 16], batch_size: [4, 8]}") == [.hidden, .batchSize])
  }

  @Test func `what the activations settle is no column`() throws {
    #expect(try differing("grid: {activations: [relu/softmax, sigmoid/sigmoid]}") == [.activations])
    #expect(
      try differing(
        "grid: {activations: [relu/softmax, tanh/softmax], initializer: [zeros, he_normal]}")
        == [.activations, .initializer])
    #expect(try differing("grid: {loss: [quadratic, cross_entropy]}") == [.loss])
    // Without hidden layers it is the output that decides.
    #expect(
      try differing("grid: {hidden: [[], 8], activations: [relu/softmax, tanh/softmax]}")
        == [.hidden, .activations])
  }

  @Test func `layers are a column only where hidden sizes do not tell`() throws {
    #expect(try differing("grid: {layers: [64-8-10, 64-16-10]}") == [.hidden])
    let shapes = try Settings.differing(
      sweep(
        "dataset: xor\nactivations: tanh/sigmoid\ngrid: {layers: [2-4-1, 2-4-2]}", for: xorFacts
      ).map(\.settings))
    #expect(shapes == [.layers])
  }

  @Test func `hidden sizes tell networks on several datasets apart`() {
    let settings = [("digits", "64-8-10"), ("moons", "2-8-2"), ("digits", "64-16-10")].map {
      Settings([
        .dataset: .text($0.0), .layers: .text($0.1),
        .hidden: .text($0.1.split(separator: "-")[1].description),
      ])
    }
    #expect(Settings.differing(settings) == [.dataset, .hidden])
  }

  @Test(arguments: [
    (0.1, "0.1"), (3, "3"), (1e-5, "1e-05"), (0.30000000000000004, "0.30000000000000004"),
    (1e20, "1e+20"), (-2, "-2"),
  ])
  func `numbers are written as briefly as they read back`(value: Double, text: String) {
    #expect(shortest(value) == text)
    #expect(Double(text) == value)
  }

  @Test func `every axis has its place`() {
    #expect(Axis.allCases.map(\.index) == Axis.allCases.indices.map { $0 })
    #expect(Axis.variable("hidden").index == nil)
    #expect(Axis.allCases.allSatisfy { Axis(rawValue: $0.rawValue) == $0 })
  }
}
