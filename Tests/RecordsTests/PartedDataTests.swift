import Datasets
import Records
import Testing

@Suite struct PartedDataTests {
  private func data(_ split: String, _ number: SplitNumber = SplitNumber()) throws -> PartedData {
    let text = "contract 1\nexamples aa\nsplit \(split)\(number.canonicalEnding)\nseed 1\n"
    return try #require(PartedData(CanonicalFacts(Array(text.utf8)), on: number))
  }

  @Test func `draws and folds of one split part the same data`() throws {
    let first = try data("folds 3, test 0.2, seed 0", SplitNumber(fold: 1))
    let others = [SplitNumber(fold: 2), SplitNumber(draw: 2, fold: 1)]
    for number in others {
      #expect(try data("folds 3, test 0.2, seed 0", number) == first)
    }
    #expect(try data("validation 0.2", SplitNumber(draw: 2)) == data("validation 0.2"))
  }

  @Test(arguments: [
    "folds 4, test 0.2, seed 0", "validation 0.3, test 0.2, seed 0", "folds 3, test 0.3, seed 0",
    "folds 3, test 0.2, seed 1", "folds 3, test 0.2, seed 0, by person", "folds 3",
  ])
  func `every word of a split tells it from others`(split: String) throws {
    let own = try data("folds 3, test 0.2, seed 0")
    #expect(own.isParted(like: own))
    #expect(!(try data(split)).isParted(like: own))
    #expect(!own.isParted(like: try data(split)))
  }

  @Test func `all that an outer part leaves is of any folds that are cut from it`() throws {
    let whole = try data("outer 5, seed 0", SplitNumber(outer: 2))
    for folds in [3, 4] {
      let fold = try data("folds \(folds), outer 5, seed 0", SplitNumber(outer: 1, fold: 2))
      #expect(whole.isParted(like: fold) && fold.isParted(like: whole))
    }
    let other = try data("folds 3, outer 4, seed 0", SplitNumber(outer: 1, fold: 2))
    #expect(!whole.isParted(like: other) && !other.isParted(like: whole))
  }

  @Test func `a column may be called like the end of a split`() throws {
    let split = "validation 0.2, seed 0, by a, fold b, draw 3"
    #expect(
      PartedData(CanonicalFacts(Array("examples aa\nsplit \(split)".utf8)), on: .init()) == nil)
    #expect(try data("validation 0.2, by a, fold b") == data("validation 0.2, by a, fold b"))
  }
}
