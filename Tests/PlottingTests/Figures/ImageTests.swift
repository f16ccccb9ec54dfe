import Testing

@testable import Plotting

/// Weights and misread examples as small images.
@Suite struct ImageTests {
  private let frame = Panel.Frame(left: 0, right: 600, bottom: 0, top: 400)

  private func grid(_ count: Int, captions: Bool = false) -> Panel {
    let image = ImageGrid.Image(pixels: [1, 2, 3, 4], caption: captions ? "a" : "")
    return ImageGrid(
      images: Array(repeating: image, count: count), side: 2, tint: .signed(upTo: 4)
    ).panel(in: frame, name: "images")
  }

  @Test func `the first pixel is the upper left one`() throws {
    let panel = grid(1)
    let pixels = try #require(panel.layers.last?.blocks[0].values)
    #expect(stride(from: 2, to: 12, by: 3).map { pixels[$0] } == [1, 2, 3, 4])
    #expect(abs(pixels[3] - pixels[0] - 1) < 1e-9, "the second is to the right of the first")
    #expect(abs(pixels[7] - pixels[1] + 1) < 1e-9, "the third is below the first")
  }

  @Test(arguments: [1, 2, 3, 10, 30, 32])
  func `images of any number stand within their frame, upright and square`(_ count: Int) {
    for captions in [false, true] {
      let panel = grid(count, captions: captions)
      #expect(panel.layers.last?.blocks.count == count)
      #expect(panel.frame.bottom >= frame.bottom && panel.frame.right <= frame.right)
      let across = panel.frame.width / panel.x.upper
      let up = panel.frame.height / panel.y.upper
      #expect(abs(across - up) < 1e-9 * up)
      #expect(panel.labels.count == (captions ? count : 0))
    }
  }

  @Test func `the strongest units come first, and classes in their order`() {
    var layer = FirstLayer(
      units: [[1, 0, 0, 0], [-3, 0, 0, 0], [2, 0, 0, 0]], side: 2, run: "a", isLast: false)
    #expect(layer.strongest(2) == [1, 2])
    layer.isLast = true
    #expect(layer.strongest(2) == [0, 1])
    #expect(layer.range == 3)
    layer.units = [[0, 0, 0, 0]]
    #expect(layer.range > 0)
  }

  @Test func `of the most frequent mistakes the first rows are shown`() {
    let truths = [0, 4, 4, 7, 4, 7, 1, 4]
    let answers = [0, 9, 9, 1, 9, 1, 2, 9]
    #expect(Misread.rows(truths, answers, mistakes: 2, each: 3) == [1, 2, 4, 3, 5])
    #expect(Misread.rows([1, 2], [1, 2]).isEmpty)
  }
}
