import Testing

@testable import nn_sweep

@Suite struct InlinePictureTests {
  private func markup(_ inside: String) -> String? {
    InlinePicture(
      svg: "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\">\(inside)</svg>", name: "n")?
      .markup
  }

  @Test func `names are a picture's own, and texts are left alone`() {
    #expect(
      markup(
        "<circle id='a' r='1'/><use xlink:href='#a'/><g filter=\"url(#a)\"><text>id='a' #a</text></g>"
      )
        == "<svg role=\"img\" viewBox=\"0 0 1 1\"><circle id='n-a' r='1'/>"
        + "<use xlink:href='#n-a'/><g filter=\"url(#n-a)\"><text>id='a' #a</text></g></svg>")
    #expect(markup("<text>&lt;script&gt; onload=1 url(x)</text>") != nil)
  }

  @Test(arguments: [
    "<script>1</script>", "<foreignObject/>", "<image href='#a'/>", "<a href='#a'/>",
    "<g onload='1'/>", "<g\nONCLICK = '1'/>", "<use href='http://example.org/a'/>",
    "<use xlink:href=\"data:image/svg+xml,a\"/>", "<g fill=\"url(http://example.org)\"/>",
    "<style>*{}</style>", "<!-- a -->", "<![CDATA[<script>]]>", "<text",
  ])
  func `more than shapes and text is refused`(inside: String) {
    #expect(markup(inside) == nil)
  }

  @Test func `what is no SVG is refused`() {
    #expect(InlinePicture(svg: "", name: "n") == nil)
    #expect(InlinePicture(svg: "<html></html>", name: "n") == nil)
  }
}
