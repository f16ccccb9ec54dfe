import Records
import Testing

@Suite struct RowResultsTests {
  private func rows(_ form: ValidationRows.Form, _ count: Int) -> ValidationRows {
    ValidationRows(
      data: "examples", form: form, places: Array(0..<Int32(count)),
      answers: Array(repeating: 0, count: count))
  }

  /// As outputs of so many classes.
  private func outputs(_ labels: [Int], of classes: Int) -> [Float] {
    labels.flatMap { label in (0..<classes).map { $0 == label ? 0.75 : 0.01 } }
  }

  @Test(arguments: [(3, 2), (4, 2), (10, 4), (16, 4), (17, 8), (300, 16)])
  func `classes take as few bits as hold them`(classes: Int, bits: Int) throws {
    let labels = (0..<21).map { $0 * 7 % classes }
    let rows = rows(.classes(classes), labels.count)
    let results = try #require(
      RowResults(epoch: 3, rows: rows, outputs: outputs(labels, of: classes)))
    #expect(results.bytes.count == (labels.count * bits + 7) / 8)
    #expect(results.classes == labels)
    #expect(results.scores == nil)
    #expect(RowResults(epoch: 3, rows: rows, bytes: results.bytes) == results)
  }

  @Test func `a score of two classes tells the predicted one and keeps the order`() throws {
    let shares: [Float] = [0, 0.1, 0.4999, 0.5, 0.50001, 0.75, 1]
    let single = try #require(
      RowResults(epoch: 1, rows: rows(.classes(2), shares.count), outputs: shares))
    #expect(single.classes == [0, 0, 0, 0, 1, 1, 1])
    let scores = try #require(single.scores)
    #expect(scores == scores.sorted())
    #expect(zip(scores, shares).allSatisfy { ($0 - Double($1)).magnitude < 1 / 65_536.0 })
    let pairs = try #require(
      RowResults(
        epoch: 1, rows: rows(.classes(2), shares.count), outputs: shares.flatMap { [1 - $0, $0] }))
    // Of two equal outputs the first is taken.
    #expect(pairs.classes == single.classes)
  }

  @Test func `outputs that are no probabilities keep their class`() throws {
    let results = try #require(
      RowResults(epoch: 1, rows: rows(.classes(2), 4), outputs: [-3, 5, 7, 2, .nan, 1, 0, 0]))
    #expect(results.classes == [1, 0, 1, 0])
  }

  @Test(arguments: [2, 3])
  func `what is no number is kept as a wrong answer`(classes: Int) throws {
    var rows = rows(.classes(classes), 2)
    rows.answers = [0, 1]
    let none = [Float](repeating: .nan, count: 2 * classes)
    let results = try #require(RowResults(epoch: 1, rows: rows, outputs: none))
    #expect(results.classes == [1, 0])
  }

  @Test func `numbers are kept in 16 bits`() throws {
    let results = try #require(
      RowResults(epoch: 1, rows: rows(.numbers, 3), outputs: [-1.5, 0, 0.333]))
    let scores = try #require(results.scores)
    #expect(scores[0] == -1.5)
    #expect(scores[1] == 0)
    #expect((scores[2] - 0.333).magnitude < 0.0002)
    #expect(results.classes.isEmpty)
  }

  @Test func `what would be too large is not kept`() {
    let count = 40_000
    #expect(
      RowResults(
        epoch: 1, rows: rows(.numbers, count), outputs: Array(repeating: 0, count: count)) == nil)
    #expect(RowResults(epoch: 1, rows: rows(.numbers, 3), bytes: [1, 2]) == nil)
    #expect(RowResults(epoch: 1, rows: rows(.numbers, 0), outputs: []) == nil)
  }
}
