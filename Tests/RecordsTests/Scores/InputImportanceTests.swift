import Kernels
import Networks
import Testing

@testable import Datasets
@testable import Records

@Suite struct InputImportanceTests {
  private let count = 40

  /// Two numbers and a text of two categories; the answer is twice the first number, and 3 more where
  /// the text is the second one.
  private var rows: [[Float]] {
    (0..<count).map { row in
      let isSecond = row % 3 == 0
      return [Float(row % 8) - 3.5, Float(row % 5), isSecond ? 0 : 1, isSecond ? 1 : 0]
    }
  }

  private let columns = [
    InputEncoding.Column(name: "noise", inputs: 1..<2),
    InputEncoding.Column(name: "x", inputs: 0..<1),
    InputEncoding.Column(name: "color", inputs: 2..<4),
  ]

  private func answer(_ row: [Float]) -> Float { 2 * row[0] + 3 * row[3] }

  private func model(
    weights: [Float] = [2, 0, 0, 3], outputs: Int = 1, _ activation: Activation = .identity
  ) -> ModelRecord {
    ModelRecord(
      epoch: 1,
      layers: [
        LayerValues(
          inputs: 4, outputs: outputs, weights: weights,
          biases: Array(repeating: 0, count: outputs))
      ],
      context: ModelContext(
        activations: [activation],
        encoding: InputEncoding(
          layout: .plain(4), task: .regression(mean: 0, deviation: 1, name: "y"), offsets: [0],
          scales: [1])))
  }

  private func part(_ targets: Targets) -> DatasetPart {
    DatasetPart(
      examples: Examples(floats: rows.flatMap(\.self), columns: 4, scaling: .none),
      targets: targets)
  }

  /// The loss in every shuffle, from the rows themselves.
  private func errors(shuffling inputs: Range<Int>) -> [Double] {
    InputImportance.orders(of: count).map { order in
      let squares = rows.indices.map { place in
        var row = rows[place]
        for input in inputs { row[input] = rows[order[place]][input] }
        let error = Double(answer(row) - answer(rows[place]))
        return error * error
      }
      return (squares.reduce(0, +) / Double(count)).squareRoot()
    }
  }

  @Test func `what an answer follows from is lost, what it does not is nothing`() throws {
    let found = try #require(
      InputImportance(
        of: model(), on: part(.numbers(rows.map(answer))), columns: columns,
        by: Measure(.rmse), targetDeviation: 10))
    #expect(found.value == 0)
    #expect(found.rows == count)
    #expect(found.columns.map(\.name) == ["x", "color", "noise"])
    for (column, inputs) in zip(found.columns, [0..<1, 2..<4]) {
      let wanted = errors(shuffling: inputs).map { 10 * $0 }
      let low = try #require(wanted.min())
      let high = try #require(wanted.max())
      #expect((column.mean - wanted.reduce(0, +) / 20).magnitude < 1e-4)
      #expect((column.range.lowerBound - low).magnitude < 1e-4)
      #expect((column.range.upperBound - high).magnitude < 1e-4)
      #expect(low < high)
    }
    #expect(found.columns[2].mean == 0)
    #expect(found.columns[2].range == 0...0)
  }

  @Test func `the score on the rows as they are is that of the network`() throws {
    let off = rows.map { answer($0) + ($0[1] == 0 ? 1 : 0) }
    let found = try #require(
      InputImportance(
        of: model(), on: part(.numbers(off)), columns: columns, by: Measure(.determination)))
    let mean = off.reduce(0.0) { $0 + Double($1) } / Double(count)
    let spread = off.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    #expect((found.value - (1 - 8 / spread)).magnitude < 1e-9)
    #expect(found.columns[0].mean > 0.5)
  }

  @Test func `equal columns stand as they do in the data`() throws {
    let found = try #require(
      InputImportance(
        of: model(weights: [0, 0, 0, 0]), on: part(.numbers(rows.map(answer))), columns: columns,
        by: Measure(.rmse)))
    #expect(found.columns.map(\.name) == ["noise", "x", "color"])
  }

  @Test func `a score that does not exist cannot be lost`() {
    let labels = Targets.labels(Array(repeating: 1, count: count), classes: 2)
    let network = model(weights: [0, 1, 0, 0, 0, 0, 1, 0], outputs: 2, .softmax)
    func found(_ score: Score) -> InputImportance? {
      InputImportance(of: network, on: part(labels), columns: columns, by: Measure(score))
    }
    #expect(found(.auc) == nil)
    #expect(found(.accuracy) != nil)
  }

  @Test func `each shuffle has an order of its own, the same each time`() {
    let orders = InputImportance.orders(of: count)
    #expect(orders.count == InputImportance.shuffles)
    #expect(Set(orders).count == orders.count)
    #expect(orders.allSatisfy { $0.sorted() == Array(0..<count) })
    #expect(orders == InputImportance.orders(of: count))
  }
}
