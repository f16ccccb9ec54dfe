import Kernels
import Testing

@Suite struct RandomSourceTests {
  @Test func `a stream depends on every part of its key and on nothing else`() {
    let keys: [RandomSource] = [
      RandomSource(seed: 1, .weights), RandomSource(seed: 2, .weights),
      RandomSource(seed: 1, .order), RandomSource(seed: 1, .weights, 1),
      RandomSource(seed: 1, .weights, 0, 1), RandomSource(seed: 1, .weights, 1, 1),
    ]
    let firsts = keys.map { key in
      var source = key
      return source.next()
    }
    #expect(Set(firsts).count == keys.count)
    var again = RandomSource(seed: 1, .weights)
    #expect(again.next() == firsts[0])
  }

  @Test func `samples and visits have the numbers of the order they were named after`() {
    for purpose in [RandomSource.Purpose.sample, .visits] {
      var source = RandomSource(seed: 9, purpose, 1)
      var order = RandomSource(seed: 9, .order, 1)
      #expect((0..<4).map { _ in source.next() } == (0..<4).map { _ in order.next() })
    }
  }

  @Test func `bounded integers stay below their bound and are even`() {
    var source = RandomSource(seed: 7, .data)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[source.below(7)] += 1 }
    #expect(counts.allSatisfy { (9_600...10_400).contains($0) })
    #expect(source.below(1) == 0)
    #expect((0..<Int.max).contains(source.below(.max)))
  }

  @Test func `uniform and normal numbers have their moments`() {
    var source = RandomSource(seed: 3, .data)
    var uniform = 0.0
    var mean = 0.0
    var square = 0.0
    var fourth = 0.0
    let count = 200_000
    for _ in 0..<count {
      let u = source.uniform()
      #expect(u >= 0 && u < 1)
      uniform += u
      let n = source.normal()
      mean += n
      square += n * n
      fourth += n * n * n * n
    }
    let scale = 1 / Double(count)
    #expect((uniform * scale - 0.5).magnitude < 0.003)
    #expect((mean * scale).magnitude < 0.01)
    #expect((square * scale - 1).magnitude < 0.015)
    #expect((fourth * scale - 3).magnitude < 0.1)
  }

  @Test func `a shuffle is a permutation and repeats`() {
    var one = Array(0..<1000)
    var two = one
    var source = RandomSource(seed: 5, .order, 1)
    source.shuffle(&one)
    var same = RandomSource(seed: 5, .order, 1)
    same.shuffle(&two)
    #expect(one == two)
    #expect(one != Array(0..<1000))
    #expect(one.sorted() == Array(0..<1000))
  }
}
