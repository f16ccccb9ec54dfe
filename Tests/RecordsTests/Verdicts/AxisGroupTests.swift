import Testing

@testable import Records

@Suite struct AxisGroupTests {
  private typealias Samples = VerdictSamples

  @Test func `axes of a grid stand alone`() {
    let settings = ["8", "16"].flatMap { hidden in
      [0.1, 0.2, 0.4].map { Samples.setting(hidden, $0) }
    }
    #expect(AxisGroup.all(settings).map(\.name) == ["hidden", "learning_rate"])
  }

  @Test func `axes of a zip are one`() {
    let settings = [("8", 0.1), ("16", 0.2), ("32", 0.4)].flatMap { hidden, rate in
      [8.0, 16].map { Samples.setting(hidden, rate, extra: [.batchSize: .number($0)]) }
    }
    #expect(
      AxisGroup.all(settings).map(\.name) == ["hidden and learning_rate", "batch_size"])
  }

  @Test func `what is computed from the others is left out`() {
    // rate = base · batch / 32.
    let settings = [0.1, 0.2].flatMap { base in
      [8.0, 16, 32].map { batch in
        Samples.setting(
          "8", base * batch / 32,
          extra: [.batchSize: .number(batch), .variable("base"): .number(base)])
      }
    }
    #expect(AxisGroup.all(settings).map(\.name) == ["batch_size", "base"])
  }

  @Test func `each axis of a random sample stands alone`() {
    let settings = (0..<12).map { place -> Settings in
      let (rate, dropout) = (Double(place * 7 % 12 + 1), Double(place * 5 % 12))
      return Samples.setting("8", rate / 100, extra: [.dropout: .number(dropout / 20)])
    }
    #expect(AxisGroup.all(settings).map(\.name) == ["learning_rate", "dropout"])
  }

  @Test func `the dataset is no axis`() {
    let settings = ["a", "b"].flatMap { name in
      [0.1, 0.2].map { Samples.setting("8", $0, extra: [.dataset: .text(name)]) }
    }
    #expect(AxisGroup.all(settings).map(\.name) == ["learning_rate"])
  }
}
