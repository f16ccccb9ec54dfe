import Datasets
import Records
import Testing

@Suite struct CanonicalFactsTests {
  @Test func `seed and parameters stand in lines of their own`() {
    let text =
      "contract 1\nexamples 0a1b\nsplit validation 0.2, seed 9\nlayers 64-16-10\nseed 18446744073709551615\n"
    let facts = CanonicalFacts(Array(text.utf8))
    #expect(facts.seed == .max)
    #expect(facts.examples == "0a1b")
    #expect(facts.parameters == 1210)
  }

  @Test(arguments: [
    "", "seed\nlayers\n", "seed -1\nlayers 2--1\n", "seed 18446744073709551616\nlayers 2-x\n",
    "seed 1\nseed 2\nlayers 2-1\nlayers 2-2\n", "seed \nlayers 99999999999-1\n",
  ])
  func `what the text does not say once and plainly is not known`(text: String) {
    let facts = CanonicalFacts(Array(text.utf8))
    #expect(facts.seed == nil)
    #expect(facts.examples == nil)
    #expect(facts.parameters == nil)
  }

  @Test func `split, seed and length say nothing of how is trained, all else does`() {
    func training(_ text: String) -> [ArraySlice<UInt8>] {
      CanonicalFacts.training(Array(text.utf8))
    }
    let text = "contract 1\nexamples aa\nsplit folds 3\nlayers 2-1\nsteps 9\nseed 1\n"
    #expect(training(text).count == 2)
    #expect(
      training("contract 2\nexamples aa\nsplit test 0.2\nlayers 2-1\nseed 2\n")
        == training(text))
    for (old, new) in [("aa", "bb"), ("2-1", "3-1"), ("steps 9", "rate 9")] {
      #expect(training(text.replacing(old, with: new)) != training(text))
    }
  }

  @Test(arguments: [
    SplitNumber(), SplitNumber(draw: 2), SplitNumber(fold: 3), SplitNumber(draw: 2, fold: 3),
    SplitNumber(draw: 12, outer: 1), SplitNumber(outer: 1), SplitNumber(outer: 1, fold: 3),
    SplitNumber(draw: 2, outer: 1, fold: 3),
  ])
  func `a text is of a run on one split and on no other`(split: SplitNumber) {
    let all = [
      SplitNumber(), SplitNumber(draw: 2), SplitNumber(draw: 12), SplitNumber(fold: 3),
      SplitNumber(draw: 2, fold: 3), SplitNumber(draw: 12, outer: 1), SplitNumber(outer: 1),
      SplitNumber(outer: 1, fold: 3), SplitNumber(draw: 2, outer: 1, fold: 3),
    ]
    let text = "split folds 3, test 0.2, seed 0\(split.canonicalEnding)\nseed 1\n"
    let facts = CanonicalFacts(Array(text.utf8))
    #expect(all.filter(facts.isOn) == [split])
    #expect(facts.split == split)
    // With two such lines nobody knows which one counts.
    #expect(!CanonicalFacts(Array(("split test 0.3\n" + text).utf8)).isOn(split))
  }

  @Test(arguments: [
    "seed 1\n", "split a\nsplit a\n", "split a, draw 1\n", "split a, fold 02\n",
    "split a, fold 1, draw 2\n",
  ])
  func `a split that is said otherwise is none`(text: String) {
    let facts = CanonicalFacts(Array(text.utf8))
    #expect(facts.split == (text == "seed 1\n" ? SplitNumber() : nil))
  }
}
