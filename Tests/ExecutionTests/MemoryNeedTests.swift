import Networks
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
    #expect(need(wide, .sgd).refusal(available: 18e9) == nil)
    #expect(
      need(wide, .sgd).refusal(available: 17e9)
        == "its network takes 17.2 GB of memory at least, and there are 17.0 GB")
    #expect(
      need(wide, .adam()).refusal(available: 18e9)
        == "its network takes 68.7 GB of memory at least, and there are 18.0 GB")
    #expect(
      need(wide, .momentum()).refusal(available: 18e9)
        == "its network takes 51.5 GB of memory at least, and there are 18.0 GB")
    #expect(need([2, 4, 2], .adam()).refusal() == nil)
  }
}
