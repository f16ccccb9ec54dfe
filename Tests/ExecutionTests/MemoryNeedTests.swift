import Kernels
import Networks
import Records
import Testing

@testable import Execution

struct MemoryNeedTests {
  private func need(_ layers: [Int], _ optimizer: Optimizer) -> MemoryNeed {
    MemoryNeed(
      TrainingSettings(
        architecture: Architecture(
          layers: layers, activations: [.tanh, .softmax], loss: .crossEntropy),
        initializer: .zeros, optimizer: optimizer, learningRate: 1, batchSize: 1, seed: 1))
  }

  @Test func `a network that cannot fit is refused with the numbers`() {
    let wide = [65_536, 65_536, 2]
    #expect(need(wide, .sgd).refusal(available: 190e9) == nil)
    #expect(
      need(wide, .sgd).refusal(available: 17e9)
        == "its training takes 189.1 GB of memory, and there are 17.0 GB")
    #expect(
      need(wide, .adam()).refusal(available: 18e9)
        == "its training takes 240.7 GB of memory, and there are 18.0 GB")
    #expect(
      need(wide, .momentum()).refusal(available: 0.5e9)
        == "its training takes 223.5 GB of memory, and there are 500 MB")
    #expect(need([2, 4, 2], .adam()).refusal(available: 1e6) == nil)
  }

  @Test func `what a stop rule remembers of the best epoch counts`() {
    let settings = TrainingSettings(
      architecture: Architecture(
        layers: [3000, 3000, 2], activations: [.tanh, .softmax], loss: .crossEntropy),
      initializer: .zeros, optimizer: .adam(), learningRate: 1, batchSize: 1, seed: 1)
    let (plain, stopped) = (MemoryNeed(settings), MemoryNeed(settings, hasStopRule: true))
    let parameters = Double(settings.architecture.parameters)
    #expect(stopped.bytes - plain.bytes == 4 * 22 * parameters)
  }

  private let runs = ["a", "b", "c"].map {
    TrajectoryID(hex: String(repeating: $0, count: 32))!
  }

  @Test func `runs share the memory, and one that has none gets it once another is over`() {
    let large = need([1000, 1000, 2], .sgd)
    let budget = MemoryBudget(capacity: 2.5 * large.bytes)
    #expect(budget.take(large, for: runs[0]))
    #expect(budget.take(large, for: runs[1]))
    #expect(!budget.take(large, for: runs[2]))
    budget.giveBack([runs[0]])
    #expect(budget.take(large, for: runs[2]))
  }

  @Test func `a run that is alone gets all that there is`() {
    let large = need([1000, 1000, 2], .sgd)
    let budget = MemoryBudget(capacity: large.bytes)
    #expect(large.refusal(available: budget.capacity) == nil)
    #expect(budget.take(large, for: runs[0]))
    #expect(!budget.take(need([2, 2], .sgd), for: runs[1]))
  }

  @Test func `something is always left for small runs`() {
    let capacity = MemoryBudget(threads: 1024).capacity
    #expect(capacity > 0.7 * MemoryLeft.bytes)
    #expect(capacity < MemoryLeft.bytes)
  }
}
