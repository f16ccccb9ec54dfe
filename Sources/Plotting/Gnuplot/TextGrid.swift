/// A panel of cells as a table of text: what stands in each, between the ticks of both axes.
struct TextGrid {
  let lines: [String]

  init(_ panel: Panel) {
    var sentences: [String] = []
    var cells: [Cell: String] = [:]
    for label in panel.labels {
      if case .data(let x) = label.x, case .data(let y) = label.y {
        cells[Cell(x: Int(x.rounded()), y: Int(y.rounded()))] = label.text
      } else if !panel.noteLines.contains(label.text) {
        sentences.append(label.text)
      }
    }
    let note = TerminalScript.caption(panel.noteLines.joined(separator: " "))
    if !note.isEmpty { sentences.append(note) }
    let (columns, rows) = (Self.ticks(panel.x), Self.ticks(panel.y).reversed())
    guard !columns.isEmpty, !rows.isEmpty else {
      lines = sentences
      return
    }
    let names = rows.map(\.label) + [panel.y.title]
    let side = names.map(\.count).max() ?? 0
    let width = (columns.map(\.label) + cells.values).map(\.count).max() ?? 0
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var table = [padded(panel.y.title, side)]
    for row in rows {
      let texts = columns.map {
        cells[Cell(x: Int($0.position.rounded()), y: Int(row.position.rounded()))] ?? "·"
      }
      table.append(padded(row.label, side) + texts.map { "  " + padded($0, width) }.joined())
    }
    let below = columns.map { "  " + padded($0.label, width) }.joined()
    table.append(padded("", side) + below + "  \(panel.x.title)")
    lines = sentences + table
  }

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  private static func ticks(_ scale: Scale) -> [Scale.Tick] {
    if case .listed(let ticks) = scale.ticks { ticks } else { [] }
  }
}
