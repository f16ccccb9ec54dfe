import Records
import Testing
import YAMLLite

@testable import Experiments

/// What a file wants drawn after its runs.
@Suite struct PlotsTests {
  private let plain = "dataset: digits\ngrid: {hidden: [8, 16]}\nlet: {base: [1, 2]}\n"

  private func file(_ text: String) throws -> ExperimentFile {
    try ExperimentFile(SourceFile(path: "x.exp", text: text))
  }

  @Test func `a file without a word gets the three pictures`() throws {
    #expect(try file(plain).plots == [PictureRequest([.overview, .score, .loss])])
  }

  @Test func `kinds stand alone or with how they look`() throws {
    let text =
      plain
        + """
        plots:
          - overview
          - {kind: curves, facet: hidden, color: base, x: seconds, scale: linear}
          - {kind: ranked, format: [pdf, svg], width: 85}
          - {kind: loss, format: png}
        """
    var curves = PictureRequest([.score, .loss])
    (curves.facet, curves.color) = (.hidden, .variable("base"))
    (curves.across, curves.scale) = (.seconds, .linear)
    var ranked = PictureRequest([.ranked])
    (ranked.formats, ranked.millimeters) = ([.pdf, .svg], 85)
    var loss = PictureRequest([.loss])
    loss.formats = [.png]
    #expect(try file(text).plots == [PictureRequest([.overview]), curves, ranked, loss])
    #expect(try file(plain + "plots: compare").plots == [PictureRequest([.compare])])
  }

  @Test func `blocks are an axis where there are any`() throws {
    let plots = "plots: [{kind: score, facet: block}]\n"
    let blocks = "dataset: digits\nblocks: {a: {hidden: 8}, b: {hidden: 16}}\n"
    #expect(try file(blocks + plots).plots[0].facet == .block)
    #expect(complaint(plain + plots).contains("block"))
  }

  @Test func `a score that is drawn is recorded, and no id changes`() throws {
    let text = plain + "plots: [{kind: score, score: macro_f1}]"
    let drawn = try sweep(text)
    #expect(drawn.scoring.recorded == [.macroF1])
    #expect(try sweep(plain).map(\.id) == drawn.map(\.id))
    let twice = plain + "scores: [macro_f1]\nplots: [{kind: score, score: macro_f1}]"
    #expect(try sweep(twice).scoring.recorded == [.macroF1])
  }

  @Test func `every word of the kinds is read`() throws {
    for word in PlotKind.words {
      #expect(try file(plain + "plots: [\(word)]").plots[0].kinds == PlotKind.named(word))
    }
  }
}
