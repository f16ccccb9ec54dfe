import Formulas
import Kernels
import Testing

@testable import Experiments
@testable import Records

@Suite struct SamplerTests {
  private func sampler(
    _ dimensions: [SampleDimension], _ method: SampleMethod, seed: UInt64 = 1
  ) throws -> Sampler {
    try Sampler(dimensions, method, random: RandomSource(seed: seed, .data))
  }

  private static let mixed: [SampleDimension] = [
    .choice(5), .uniform(-1, 3), .logUniform(0.001, 1), .intUniform(-2, 6),
  ]

  @Test(arguments: SampleMethod.allCases)
  func `a sample stays in its bounds, without repetition, the same for the same seed`(
    method: SampleMethod
  ) throws {
    let settings = Array(try sampler(Self.mixed, method).prefix(2000))
    #expect(settings.count == 2000)
    #expect(Set(settings).count == 2000)
    for setting in settings {
      guard case .choice(let choice) = setting[0], case .number(let number) = setting[1],
        case .number(let rate) = setting[2], case .whole(let whole) = setting[3]
      else {
        Issue.record("\(setting)")
        return
      }
      #expect((0..<5).contains(choice) && (-1...3).contains(number))
      #expect((0.001...1).contains(rate) && (-2...6).contains(whole))
      #expect(rate.roundedToSignificantDigits == rate)
    }
    #expect(Array(try sampler(Self.mixed, method).prefix(100)) == Array(settings[..<100]))
    #expect(Array(try sampler(Self.mixed, method, seed: 2).prefix(100)) != Array(settings[..<100]))
  }

  @Test(arguments: SampleMethod.allCases)
  func `every value has its share`(method: SampleMethod) throws {
    let settings = Array(try sampler(Self.mixed, method).prefix(4000))
    let share = { (isOne: ([SampleValue]) -> Bool) in
      Double(settings.count(where: isOne)) / 4000
    }
    let close = method == .sobol ? 0.003 : 0.03
    for index in 0..<5 { #expect(abs(share { $0[0] == .choice(index) } - 1 / 5) < close) }
    for whole in -2...6 { #expect(abs(share { $0[3] == .whole(whole) } - 1 / 9) < close) }
    for decade in [(0.001, 0.01), (0.01, 0.1), (0.1, 1)] {
      let part = share { setting in
        if case .number(let rate) = setting[2] { decade.0..<decade.1 ~= rate } else { false }
      }
      #expect(abs(part - 1 / 3) < close)
    }
  }

  @Test(arguments: SampleMethod.allCases)
  func `a space that can be counted is drawn to its end`(method: SampleMethod) throws {
    let dimensions: [SampleDimension] = [.choice(7), .intUniform(3, 5), .choice(1), .choice(10)]
    let settings = Array(try sampler(dimensions, method))
    #expect(settings.count == 210)
    #expect(Set(settings).count == 210)
    #expect(Sampler.count(dimensions) == 210)
  }

  @Test(arguments: SampleMethod.allCases)
  func `a space that cannot be counted but is small has an end all the same`(
    method: SampleMethod
  ) throws {
    let settings = Array(try sampler([.uniform(1, 1.0000000001)], method))
    #expect(settings.count >= 10 && settings.count <= 11)
    #expect(Sampler.count([.uniform(1, 2)]) == nil)
    #expect(Sampler.count(Array(repeating: .choice(1 << 20), count: 4)) == nil)
  }

  @Test func `a sample of nothing is one empty setting`() throws {
    #expect(Array(try sampler([], .random)) == [[]])
    #expect(Array(try sampler([], .sobol)) == [[]])
  }

  static let broken: [([SampleDimension], Unfit)] = [
    (
      [.uniform(2, 1)],
      Unfit(
        "uniform", "the first bound of uniform must be below the second, but 2 is not below 1",
        hint: "write [1, 2]")
    ),
    (
      [.choice(2), .intUniform(3, 3)],
      Unfit(
        "int_uniform",
        "the first bound of int_uniform must be below the second, but 3 is not below 3")
    ),
    (
      [.logUniform(-3, 0)],
      Unfit(
        "log_uniform", "bounds of log_uniform must be above 0, not -3",
        hint: "bounds are values, as in [0.001, 1], not exponents")
    ),
    ([.intUniform(.min, .max)], Unfit("int_uniform", "bounds of int_uniform are too large")),
    ([.choice(0)], Unfit(nil, "an empty list")),
    (
      Array(repeating: .choice(2), count: 22),
      Unfit("method", "sobol draws 21 axes at most, not 22", hint: "write method: random")
    ),
  ]

  @Test(arguments: broken)
  func `what cannot be sampled says why`(dimensions: [SampleDimension], expected: Unfit) {
    #expect(throws: expected) { try sampler(dimensions, .sobol) }
  }
}
