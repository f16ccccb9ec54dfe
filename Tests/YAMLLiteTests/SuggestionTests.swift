import Testing

@testable import YAMLLite

/// Which known word a mistyped one is meant for.
struct SuggestionTests {
  private static let keys = [
    "name", "description", "dataset", "split", "scale", "epochs", "seed", "seeds", "repeats",
    "loss", "optimizer", "initializer", "grid", "hidden", "layers", "learning_rate", "batch_size",
    "activations", "let", "zip", "by", "csv", "relu", "leaky_relu", "elu", "gelu", "silu", "tanh",
  ]

  @Test(arguments: [
    ("epoch", "epochs"), ("epohcs", "epochs"), ("Epochs", "epochs"), ("seeed", "seed"),
    ("sed", "seed"), ("lte", "let"), ("zi", "zip"), ("cvs", "csv"), ("bz", "by"), ("b", "by"),
    ("learning-rate", "learning_rate"), ("learningrate", "learning_rate"),
    ("lerning_rtae", "learning_rate"), ("BatchSize", "batch_size"), ("optimiser", "optimizer"),
    ("activation", "activations"), ("leakyrelu", "leaky_relu"), ("rellu", "relu"),
    ("tnah", "tanh"), ("dateset", "dataset"), ("hiden", "hidden"), ("batch", "batch_size"),
    ("rate", "learning_rate"), ("init", "initializer"), ("desc", "description"),
  ])
  func `a likely misspelling finds its word`(typed: String, meant: String) {
    #expect(nearest(to: typed, among: Self.keys) == meant)
  }

  @Test(arguments: [
    "", "x", "q", "xyz", "banana", "weights", "momentum", "zzzzzzzzzzzzz", "rating", "no", "e",
    "42", "épée", String(repeating: "seed", count: 100),
  ])
  func `nonsense finds nothing`(typed: String) {
    #expect(nearest(to: typed, among: Self.keys) == nil)
  }

  @Test func `every one-letter slip in a key of three letters or more finds a word as near`() {
    for key in Self.keys where key.count > 2 {
      let letters = Array(key)
      for index in letters.indices {
        var dropped = letters
        dropped.remove(at: index)
        var doubled = letters
        doubled.insert(letters[index], at: index)
        var swapped = letters
        if index > 0 { swapped.swapAt(index - 1, index) }
        for slip in [dropped, doubled, swapped] {
          let found = nearest(to: String(slip), among: Self.keys)
          #expect(editDistance(slip, Array(found ?? "")) <= 1, "\(String(slip))")
        }
      }
    }
  }

  @Test func `no known words, no suggestion; of equally near words the first`() {
    #expect(nearest(to: "a", among: []) == nil)
    #expect(nearest(to: "bit", among: ["bat", "but"]) == "bat")
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "", 3), ("", "ab", 2), ("abc", "abc", 0), ("abc", "acb", 1),
    ("ca", "abc", 3), ("kitten", "sitting", 3),
  ])
  func `distances of optimal string alignment`(a: String, b: String, distance: Int) {
    #expect(editDistance(Array(a), Array(b)) == distance)
  }
}
