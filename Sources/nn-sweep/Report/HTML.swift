/// A piece of HTML. Text comes in by `init(_:)`, which escapes it, and elements and attributes have
/// names that stand in the source: so what somebody has called a class stays text.
struct HTML: Sendable {
  let markup: String

  /// Text, whatever it holds.
  init(_ text: String) { markup = Self.escaped(text.printableLines) }

  private init(markup: String) { self.markup = markup }

  /// Markup of our own: a style, a script.
  static func fixed(_ markup: StaticString) -> HTML { HTML(markup: "\(markup)") }

  /// A picture, which has been looked through.
  init(_ picture: InlinePicture) { markup = picture.markup }

  /// `<p class="lead">…</p>`; an attribute whose value is nil is left out.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>,
    _ children: [HTML]
  ) -> HTML {
    HTML(
      markup: start(name, attributes) + children.map(\.markup).joined() + "</\(name)>")
  }

  /// An element that holds text.
  static func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ text: String
  ) -> HTML {
    element(name, attributes, [HTML(text)])
  }

  static func element(_ name: StaticString, _ children: [HTML]) -> HTML {
    element(name, [:], children)
  }

  static func element(_ name: StaticString, _ text: String) -> HTML {
    element(name, [:], [HTML(text)])
  }

  /// An element that holds nothing and has no end: `<meta …>`.
  static func void(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> HTML {
    HTML(markup: start(name, attributes))
  }

  /// Pieces below one another.
  static func lines(_ pieces: [HTML]) -> HTML {
    HTML(markup: pieces.map { $0.markup + "\n" }.joined())
  }

  private static func start(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>
  ) -> String {
    let words = attributes.compactMap { key, value in
      value.map { " \(key)=\"\(escaped($0.printableLines))\"" }
    }
    return "<\(name)\(words.joined())>"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
