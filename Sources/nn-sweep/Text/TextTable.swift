/// Rows of cells in aligned columns under headings: text flush left, numbers decimal point under
/// decimal point. A table too wide for its terminal breaks its headings, shortens long texts, leaves
/// out the columns that matter least and says which, and at last shortens headings; numbers and
/// identifiers are never cut.
struct TextTable: Sendable {
  /// How cells are placed and shortened; an identifier is text that is never cut.
  enum Alignment: Sendable { case text, number, identifier }

  struct Column: Sendable {
    var heading: String
    var alignment: Alignment
    /// Where room is short, the columns of the highest rank are left out first; 0 always stays.
    var dispensable: Int

    init(_ heading: String, _ alignment: Alignment, dispensable: Int = 0) {
      self.heading = heading
      self.alignment = alignment
      self.dispensable = dispensable
    }
  }

  private struct Row: Sendable {
    var cells: [String]
    var style: Style?
  }

  private let columns: [Column]
  private var rows: [Row] = []

  private static let gap = "  "
  /// How far texts and the headings of numbers may be shortened: a little while columns can be
  /// left out instead, then more.
  private static let squeezes = [(text: 10, heading: Int.max), (10, 5), (3, 1)]

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with a cell for every column.
  mutating func append(_ cells: [String], style: Style? = nil) {
    precondition(cells.count == columns.count, "a row has a cell for every column")
    rows.append(Row(cells: cells.map(\.printable), style: style))
  }

  /// Adds an empty line.
  mutating func appendGap() { rows.append(Row(cells: [], style: nil)) }

  /// What stands over the columns, and which of them are of numbers.
  var headings: [(text: String, isNumber: Bool)] {
    columns.map { ($0.heading, $0.alignment == .number) }
  }

  /// The cells, row by row.
  var cells: [[String]] { rows.map(\.cells).filter { !$0.isEmpty } }

  /// The table in at most `width` columns of a terminal; nil means as wide as it likes.
  func lines(width: Int? = nil) -> [TextLine] {
    let all = Array(columns.indices)
    let natural = layout(all, breaksHeadings: false)
    guard let width, natural.width > width else { return lines(all, natural) }
    let shown = columnsThatFit(width)
    var squeezed = layout(shown, breaksHeadings: true)
    for (text, heading) in Self.squeezes {
      squeezed.shorten(to: width, floors: floors(squeezed, shown, text: text, heading: heading))
    }
    var leftOut = all.filter { !shown.contains($0) }.map { columns[$0].heading }
    leftOut = leftOut.enumerated().filter { !leftOut[..<$0].contains($1) }.map(\.element)
    let note = TextLine("(no room for: \(leftOut.joined(separator: ", ")))", .dim)
    return lines(shown, squeezed).map { $0.clipped(to: width) } + (leftOut.isEmpty ? [] : [note])
  }

  /// The columns left when those that matter least have made room.
  private func columnsThatFit(_ width: Int) -> [Int] {
    var shown = Array(columns.indices)
    while true {
      var layout = layout(shown, breaksHeadings: true)
      let (text, heading) = Self.squeezes[0]
      layout.shorten(to: width, floors: floors(layout, shown, text: text, heading: heading))
      // Of equals the last.
      let least = shown.reversed().max { columns[$0].dispensable < columns[$1].dispensable }
      guard layout.width > width, let least, columns[least].dispensable > 0 else { return shown }
      shown.removeAll { $0 == least }
    }
  }

  /// How narrow each column may become.
  private func floors(_ layout: TableLayout, _ shown: [Int], text: Int, heading: Int) -> [Int] {
    shown.indices.map { index in
      if columns[shown[index]].alignment == .text { return text }
      let widest = layout.bodies[index].map { DisplayWidth.of($0) }.max() ?? 0
      return min(layout.widths[index], max(widest, heading))
    }
  }

  private func layout(_ shown: [Int], breaksHeadings: Bool) -> TableLayout {
    TableLayout(
      headings: shown.map {
        breaksHeadings ? words(of: columns[$0].heading) : [columns[$0].heading]
      },
      bodies: bodies(shown), gap: Self.gap.count)
  }

  private func lines(_ shown: [Int], _ layout: TableLayout) -> [TextLine] {
    let heights = layout.headings.map(\.count).max() ?? 0
    let head = (0..<heights).map { line in
      let cells = shown.indices.map { column -> String in
        let heading = layout.headings[column]
        let place = line - (heights - heading.count)
        return fit(
          place < 0 ? "" : heading[place], layout.widths[column], columns[shown[column]].alignment)
      }
      return TextLine(cells.joined(separator: Self.gap).withoutTrailingSpaces, .bold)
    }
    let body = rows.enumerated().map { index, row in
      guard !row.cells.isEmpty else { return TextLine() }
      let cells = shown.indices.map { column in
        fit(
          layout.bodies[column][index], layout.widths[column], columns[shown[column]].alignment)
      }
      return TextLine(cells.joined(separator: Self.gap).withoutTrailingSpaces, row.style)
    }
    return head + body
  }

  private func fit(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
    let clipped = text.clipped(to: width)
    return alignment == .number ? clipped.indented(to: width) : clipped.padded(to: width)
  }

  /// The cells column by column, numbers with spaces after them so that their points line up.
  private func bodies(_ shown: [Int]) -> [[String]] {
    shown.map { column in
      let cells = rows.map { $0.cells.isEmpty ? "" : $0.cells[column] }
      return columns[column].alignment == .number ? alignedAtPoint(cells) : cells
    }
  }
}

/// Headings, cells and widths of a table's columns on their way into a terminal's width.
private struct TableLayout {
  var headings: [[String]]
  var bodies: [[String]]
  var widths: [Int]
  private let gaps: Int

  init(headings: [[String]], bodies: [[String]], gap: Int) {
    self.headings = headings
    self.bodies = bodies
    gaps = gap * max(0, headings.count - 1)
    widths = zip(headings, bodies).map { heading, body in
      (heading + body).map { DisplayWidth.of($0) }.max() ?? 0
    }
  }

  var width: Int { widths.reduce(0, +) + gaps }

  /// Takes room from the widest of the columns above their floor until the table fits.
  mutating func shorten(to total: Int, floors: [Int]) {
    var excess = width - total
    while excess > 0 {
      let candidates = widths.indices.filter { widths[$0] > floors[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }
}

/// A heading broken after spaces, underscores and dashes.
private func words(of heading: String) -> [String] {
  var words: [String] = [""]
  for character in heading {
    if character == " " {
      words.append("")
    } else {
      words[words.count - 1].append(character)
      if character == "_" || character == "–" { words.append("") }
    }
  }
  return words.filter { !$0.isEmpty }
}

/// Numbers with spaces after them so that, flush right, their decimal points stand in one line.
/// A number without a point has it before its exponent or unit, or at its end; words have none.
private func alignedAtPoint(_ cells: [String]) -> [String] {
  let tails = cells.map { cell -> Int? in
    guard let first = cell.first, !first.isLetter else { return nil }
    guard first.isNumber || first == "-" else { return 0 }
    let tail = cell.firstIndex(of: ".") ?? cell.firstIndex { "e% ".contains($0) }
    return tail.map { DisplayWidth.of(String(cell[$0...])) } ?? 0
  }
  let longest = tails.compactMap(\.self).max() ?? 0
  return zip(cells, tails).map { cell, tail in
    cell + String(repeating: " ", count: longest - (tail ?? longest))
  }
}

extension String {
  fileprivate var withoutTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
