import Kernels
import Testing
@testable import Experiments
@Test func speed() throws {
  let clock = ContinuousClock()
  for sizes in [[10,10,10,10,10,10], [100,100,100], [2,5,4,10,10,250], [1000,1000]] {
    var x = 0
    let t = clock.measure { let o = SpaceFillingOrder(sizes: sizes, random: RandomSource(seed: 1, .order)); for i in 0..<1_000_000 { x ^= o[i] } }
    print("order", sizes, t, x)
  }
  let t = try clock.measure { var s = try Sampler([.choice(5), .uniform(0, 1), .logUniform(0.001, 1), .intUniform(1, 9)], .sobol, random: RandomSource(seed: 1, .data)); for _ in 0..<100_000 { _ = s.next() } }
  print("sobol", t)
  let t2 = try clock.measure { var s = try Sampler([.choice(5), .uniform(0, 1), .logUniform(0.001, 1), .intUniform(1, 9)], .random, random: RandomSource(seed: 1, .data)); for _ in 0..<100_000 { _ = s.next() } }
  print("random", t2)
  let t3 = clock.measure { for b in 1000..<2000 { _ = try? HiddenGenerator.budgets(parameters: [b], depths: [1,2,3]).sizes(inputs: 64, outputs: 10) } }
  print("budgets", t3)
  for d in 1...3 { print((try? HiddenGenerator.budgets(parameters: [20_000, 50_000], depths: [d]).sizes(inputs: 64, outputs: 10).map { dashed($0) }) ?? []) }
}
