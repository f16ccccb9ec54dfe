import Datasets
import Digests
import Foundation
import Kernels
import Synchronization
import Testing

@testable import Execution
@testable import Experiments

/// Splits that are made when they are needed and go when they are not.
@Suite struct DatasetPoolTests {
  private struct Failure: Error {}

  private static let prepared: PreparedExamples = {
    var split = Split()
    split.draws = 40
    do {
      return try DatasetLibrary(directories: []).prepare(.xor, split: split, relativeTo: "")
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private func spec(_ draw: Int) -> DataSpec {
    DataSpec(
      digest: Self.prepared.digest, split: Self.prepared.split, scale: .unit,
      hasOfficialTest: false, number: SplitNumber(draw: draw))
  }

  private func pool(spare: Int) -> DatasetPool {
    DatasetPool(spare: spare) { try Self.prepared.dataset($0.number, scale: $0.scale) }
  }

  @Test func `a split is made once while it is used, and goes when others are newer`() throws {
    let pool = pool(spare: 1)
    let first = try pool.open(spec(1))
    #expect(try pool.open(spec(1)).training.examples === first.training.examples)
    #expect(pool.counts == (1, 1))
    pool.close(spec(1))
    for draw in 2...5 { try pool.with(spec(draw)) { _ in } }
    // The first is still open once.
    #expect(pool.counts == (2, 5))
    #expect(try pool.open(spec(1)).training.examples === first.training.examples)
    pool.close(spec(1))
    pool.close(spec(1))
    #expect(pool.counts == (1, 5))
    // The newest opening was the first split's.
    try pool.with(spec(1)) { #expect($0.training.examples === first.training.examples) }
    try pool.with(spec(5)) { _ in }
    #expect(pool.counts == (1, 6))
  }

  @Test func `what cannot be made is not held, and is tried again`() throws {
    let tries = Mutex(0)
    let pool = DatasetPool(spare: 0) { spec in
      let number = tries.withLock { tries in
        tries += 1
        return tries
      }
      guard number > 1 else { throw Failure() }
      return try Self.prepared.dataset(spec.number, scale: spec.scale)
    }
    #expect(throws: Failure.self) { try pool.open(spec(1)) }
    #expect(pool.counts == (0, 0))
    #expect(try pool.open(spec(1)).training.count == 240)
  }

  @Test func `many threads share what is open, one maker a split`() throws {
    let making = Mutex<Set<Int>>([])
    let twice = Mutex(0)
    let pool = DatasetPool(spare: 5) { spec in
      let isNew = making.withLock { $0.insert(spec.number.draw).inserted }
      if !isNew { twice.withLock { $0 += 1 } }
      let dataset = try Self.prepared.dataset(spec.number, scale: spec.scale)
      _ = making.withLock { $0.remove(spec.number.draw) }
      return dataset
    }
    let expected = try (1...40).map { try pool.with(spec($0)) { $0.validation.targets.count } }
    let wrong = Mutex(0)
    let held = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for turn in 0..<300 {
        let draw = 1 + (turn * (thread + 1) + thread) % 40
        let count = try? pool.with(spec(draw)) { $0.validation.targets.count }
        if count != expected[draw - 1] { wrong.withLock { $0 += 1 } }
        let now = pool.counts.held
        held.withLock { $0 = max($0, now) }
      }
    }
    #expect(wrong.withLock { $0 } == 0)
    #expect(twice.withLock { $0 } == 0)
    #expect(held.withLock { $0 } <= 5 + 4)
    #expect(pool.counts.held <= 5)
  }
}
