import Networks
import Testing

@testable import Experiments
@testable import Records

/// Which points the blocks of a file ask for.
@Suite struct BlockTests {
  @Test func `blocks inherit and override`() throws {
    let text = """
      learning_rate: 0.2
      batch_size: 16
      grid: {hidden: [8, 16]}
      blocks:
        plain: {optimizer: sgd}
        moving:
          optimizer: momentum
          batch_size: 64
          grid: {momentum: [0.5, 0.9]}
        wide: {hidden: 100}
        as_above:
      """
    #expect(
      try lines(text, [.hidden, .batchSize, .optimizer, .momentum]) == [
        "8 16 sgd", "16 16 sgd", "8 64 momentum 0.5", "8 64 momentum 0.9", "16 64 momentum 0.5",
        "16 64 momentum 0.9", "100 16 sgd", "8 16 sgd", "16 16 sgd",
      ])
  }

  @Test func `the same point of two blocks is one run`() throws {
    let sweep = try sweep(
      "dataset: digits\nblocks: {a: {grid: {batch_size: [8, 16]}}, b: {batch_size: 16}}")
    #expect(sweep.count == 3)
    #expect(sweep[1].id == sweep[2].id)
    #expect(sweep.map(\.position) == [0, 1, 2])
  }

  @Test func `a setting knows its block, and two of them one training`() throws {
    let two = try sweep(
      "dataset: digits\nblocks: {a: {grid: {batch_size: [8, 16]}}, b: {batch_size: 16}}")
    #expect(two.map { $0.settings[.block] } == [.text("a"), .text("a"), .text("b")])
    #expect(two[1].id == two[2].id)
    #expect(two[1].settings != two[2].settings)
    // One block alone tells nothing, nor do those of a text that nobody wrote.
    let one = try sweep("dataset: digits\nblocks: {a: {batch_size: 8}}")
    #expect(one[0].settings[.block] == nil)
    let confirmed = try sweep(two.confirmation(of: [0, 2], seeds: 4, description: ""))
    #expect(confirmed.allSatisfy { $0.settings[.block] == nil })
  }

  @Test func `no variable is called block`() {
    #expect(
      complaint("dataset: digits\nlet: {block: [1, 2]}").contains(
        "'block' already means something else"))
  }

  @Test func `blocks may have seeds of their own`() throws {
    let sweep = try sweep(
      "dataset: digits\nrepeats: 2\nblocks: {a: {batch_size: 8}, b: {seeds: [7], batch_size: 16}}")
    #expect(sweep.map(\.training.seed) == [1, 2, 7])
  }

  @Test func `points added above blocks come once`() throws {
    let text = """
      grid: {batch_size: [8, 16]}
      include: {batch_size: 4}
      blocks:
        a: {optimizer: adam}
        b: {optimizer: sgd}
      """
    #expect(
      try lines(text, [.batchSize, .optimizer]) == [
        "8 adam", "16 adam", "8 sgd", "16 sgd", "4 sgd",
      ])
  }
}
