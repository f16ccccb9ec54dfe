import CKernels
import Testing

@testable import Kernels

/// Gathered inputs, dense and sparse, of every instruction set.
@Suite struct InputBatchTests {
  static let count = 60

  /// Bytes of which about one in `one` is not zero.
  static func bytes(columns: Int, oneIn one: Int) -> [UInt8] {
    var source = RandomSource(seed: 4, .data, UInt64(columns))
    return (0..<count * columns).map { _ in
      source.below(one) == 0 ? UInt8(source.below(255) + 1) : 0
    }
  }

  /// The same scale for all columns, one of its own for each, and with offsets.
  static func scalings(columns: Int) -> [Scaling] {
    let scales = (0..<columns).map { 1 / Float($0 + 1) }
    return [
      Scaling(offsets: [0], scales: [1 / 255]),
      Scaling(offsets: Array(repeating: 0, count: columns), scales: scales),
      Scaling(offsets: (0..<columns).map { Float($0) * 0.7 }, scales: scales),
    ]
  }

  @Test(arguments: InstructionSet.available)
  func `gathered rows are the examples' rows`(_ set: InstructionSet) {
    for columns in [1, 7, 16, 33, 64, 100] {
      for scaling in Self.scalings(columns: columns) {
        let bytes = Self.bytes(columns: columns, oneIn: 1)
        let kinds = [
          Examples(bytes: bytes, columns: columns, scaling: scaling),
          Examples(floats: bytes.map(Float.init), columns: columns, scaling: scaling),
        ]
        for examples in kinds {
          var batch = InputBatch(examples: examples, capacity: 9, forceDense: true, using: set)
          let indices: [Int32] = [3, 0, 59, 3, 58]
          batch.gather(indices[...], next: [1, 2])
          expectRows(batch, examples, indices.map(Int.init))
          batch.gather(51..<60)
          expectRows(batch, examples, Array(51..<60))
          batch.gather(indices[..<0])
          let count = batch.count
          #expect(count == 0)
        }
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func `some of shared rows are the rows that were copied`(_ set: InstructionSet) {
    for columns in [1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 130] {
      for scaling in Self.scalings(columns: columns) {
        let bytes = Self.bytes(columns: columns, oneIn: 6)
        let floats = bytes.map { Float($0) / 3 - 20 }
        let places: [Int32] = [59, 3, 4, 17, 0, 58, 21]
        let chosen = places.flatMap { Int($0) * columns..<(Int($0) + 1) * columns }
        for (shared, copied) in [
          (
            SharedRows(bytes: bytes[...], columns: columns),
            Examples(bytes: chosen.map { bytes[$0] }, columns: columns, scaling: scaling)
          ),
          (
            SharedRows(floats: floats, columns: columns),
            Examples(floats: chosen.map { floats[$0] }, columns: columns, scaling: scaling)
          ),
        ] {
          let examples = Examples(rows: shared, places: places, scaling: scaling)
          #expect(examples.count == places.count)
          for row in 0..<places.count { #expect(examples.row(row) == copied.row(row)) }
          var batch = InputBatch(examples: examples, capacity: 4, forceDense: true, using: set)
          batch.gather([6, 0, 6, 2], next: [1, 3, 5, 4])
          expectRows(batch, copied, [6, 0, 6, 2])
          batch.gather(3..<7)
          expectRows(batch, copied, Array(3..<7))
        }
      }
    }
  }

  @Test func `rows without zeros are made once for all examples of shared rows`() {
    let bytes = Self.bytes(columns: 120, oneIn: 8)
    let rows = SharedRows(bytes: bytes[...], columns: 120)
    let dense = rows.byteCount
    let offset = Scaling(offsets: [1], scales: [1])
    #expect(Examples(rows: rows, places: [0], scaling: offset).sparse == nil)
    #expect(rows.byteCount == dense)
    let first = Examples(rows: rows, places: [1, 2], scaling: .none)
    let second = Examples(rows: rows, scaling: Scaling(offsets: [0], scales: [2]))
    #expect(first.sparse?.values == second.sparse?.values)
    #expect(rows.byteCount > dense)
    #expect(first.byteCount == 8 && second.byteCount == 0)
  }

  private func expectRows(
    _ batch: borrowing InputBatch, _ examples: Examples, _ indices: [Int]
  ) {
    let count = batch.count
    #expect(count == indices.count)
    batch.with(
      dense: { rows in
        for (row, index) in indices.enumerated() {
          let start = rows.start + row * rows.stride
          #expect((0..<rows.columns).map { start[$0] } == examples.row(index))
          #expect((rows.columns..<rows.stride).allSatisfy { start[$0] == 0 })
        }
      },
      sparse: { _ in Issue.record("a dense batch") })
  }

  @Test(arguments: InstructionSet.available)
  func `sparse products are the dense ones bit for bit`(_ set: InstructionSet) {
    for (columns, one) in [(50, 16), (64, 8), (129, 4)] {
      let bytes = Self.bytes(columns: columns, oneIn: one)
      for scaling in Self.scalings(columns: columns).prefix(2) {
        let examples = Examples(bytes: bytes, columns: columns, scaling: scaling)
        #expect(examples.sparse != nil)
        var sparse = InputBatch(examples: examples, capacity: Self.count, using: set)
        var dense = InputBatch(
          examples: examples, capacity: Self.count, forceDense: true, using: set)
        let kinds = (sparse.isSparse, dense.isSparse)
        #expect(kinds == (true, false))
        var order = (0..<Int32(Self.count)).map { $0 }
        var source = RandomSource(seed: 2, .order)
        source.shuffle(&order)
        for outputs in 1...70 {
          for rows in [1, 2, 3, 10, 33] {
            sparse.gather(order[..<rows], next: order[rows..<rows + 2])
            dense.gather(order[..<rows])
            compare(sparse, dense, outputs, set)
          }
        }
      }
    }
  }

  private func compare(
    _ sparse: borrowing InputBatch, _ dense: borrowing InputBatch, _ outputs: Int,
    _ set: InstructionSet
  ) {
    let (rows, inputs) = (sparse.count, sparse.examples.columns)
    var layer = ProductTests.layer(inputs, outputs)
    var denseLayer = layer.copy()
    var z = Matrix(rows: rows, columns: outputs)
    var denseZ = Matrix(rows: rows, columns: outputs)
    Products.forward(sparse, layer, .tanh, into: &z, using: set)
    Products.forward(dense, layer, .tanh, into: &denseZ, using: set)
    ProductTests.expect(
      ProductTests.agree(z, denseZ, rows: rows), "forward \(rows) x \(inputs) x \(outputs)")
    Products.update(&layer, inputs: sparse, deltas: z, using: set)
    Products.update(&denseLayer, inputs: dense, deltas: z, using: set)
    ProductTests.expect(
      layer.equals(denseLayer), "update \(rows) x \(inputs) x \(outputs)")
  }

  @Test func `rows stay dense where zeros are few or are no zeros`() {
    let bytes = Self.bytes(columns: 120, oneIn: 5)
    #expect(Examples(bytes: bytes, columns: 120, scaling: .none).sparse != nil)
    let offset = Scaling(offsets: [1], scales: [1])
    #expect(Examples(bytes: bytes, columns: 120, scaling: offset).sparse == nil)
    let infinite = Scaling(offsets: [0], scales: [.infinity])
    #expect(Examples(bytes: bytes, columns: 120, scaling: infinite).sparse == nil)
    let full = Self.bytes(columns: 120, oneIn: 2)
    #expect(Examples(bytes: full, columns: 120, scaling: .none).sparse == nil)
    #expect(Examples(bytes: [], columns: 120, scaling: .none).count == 0)
  }
}
