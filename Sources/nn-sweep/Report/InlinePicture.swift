import Foundation

/// An SVG as a page takes it in: without what stands before it in a file, and with names that no other
/// picture of the page has.
///
/// gnuplot draws what `Plotting` says, and escapes its texts. A page that people send around does not
/// rely on that: a picture with anything but shapes and text is none.
struct InlinePicture: Sendable {
  let markup: String

  /// Nil for what is no SVG, or one with more in it than shapes and text. `name` is put before the
  /// names of its parts.
  init?(svg: String, name: String) {
    guard let start = svg.range(of: "<svg") else { return nil }
    var markup = ""
    for piece in svg[start.lowerBound...].split(separator: "<", omittingEmptySubsequences: true) {
      guard let end = piece.firstIndex(of: ">") else { return nil }
      guard let tag = Self.tag(piece[..<end], name) else { return nil }
      markup += "<" + tag + piece[end...]
    }
    self.markup = markup.replacing("<svg", with: "<svg role=\"img\"", maxReplacements: 1)
  }

  /// What stands between `<` and `>`, with names of its own; nil where it may not stand there.
  private static func tag(_ tag: Substring, _ name: String) -> String? {
    let isEnd = tag.first == "/"
    let word = tag.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter }
    guard elements.contains(String(word)) else { return nil }
    guard !isEnd else { return String(tag) }
    guard tag.firstMatch(of: /\son\w+\s*=/.ignoresCase()) == nil,
      tag.firstMatch(of: /(?:href|src)\s*=\s*["'][^#]/.ignoresCase()) == nil,
      tag.firstMatch(of: /url\(\s*[^#\s]/.ignoresCase()) == nil
    else { return nil }
    guard tag.contains("id") || tag.contains("#") else { return String(tag) }
    return String(tag).replacing(/(\sid\s*=\s*["'])/) { "\($0.1)\(name)-" }
      .replacing(/(href\s*=\s*["']#)/) { "\($0.1)\(name)-" }
      .replacing(/(url\(\s*#)/) { "\($0.1)\(name)-" }
  }

  private static let elements: Set<String> = [
    "circle", "clipPath", "defs", "desc", "ellipse", "feComposite", "feFlood", "filter", "g",
    "line",
    "linearGradient", "path", "pattern", "polygon", "polyline", "rect", "stop", "svg", "text",
    "title",
    "tspan", "use",
  ]
}
