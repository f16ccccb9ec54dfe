/// Two curves over epochs, drawn in text: a solid one, and a dotted one behind it for comparison.
struct CurveChart: Sendable {
  /// A value an epoch, from epoch 1; values that are not finite leave a gap.
  var solid: [Double]
  var dotted: [Double]
  /// Values below are drawn at the bottom; nil leaves nothing out.
  var floor: Double?
  /// How a value at the side is written.
  var label: @Sendable (Double) -> String

  private static let rows = 8
  private static let widest = 60
  private static let narrowest = 16

  /// The chart in at most `width` columns; nothing where there is too little to see or no room.
  func lines(width: Int? = nil, isUnicode: Bool = true) -> [TextLine] {
    let epochs = max(solid.count, dotted.count)
    let finite = (solid + dotted).filter(\.isFinite)
    guard epochs > 1, let top = finite.max(), let lowest = finite.min(), lowest < top else {
      return []
    }
    let bottom = floor.map { $0 < top ? max(lowest, $0) : lowest } ?? lowest
    let ends = [label(top), (bottom > lowest ? "≤ " : "") + label(bottom)]
    let side = ends.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = min(Self.widest, (width ?? .max) - side - 2)
    guard columns >= Self.narrowest else { return [] }
    let scale = Scale(bottom: bottom, top: top, epochs: epochs)
    let blank = DotRaster(columns: columns, rows: Self.rows, isUnicode: isUnicode)
    let front = scale.line(solid, in: blank)
    let behind = scale.dots(dotted, in: blank)
    let picture = (0..<Self.rows).map { row in
      let end = row == 0 ? ends[0] : row == Self.rows - 1 ? ends[1] : ""
      var line = TextLine(end.indented(to: side) + (end.isEmpty ? " │" : " ┤"))
      var blanks = ""
      for column in 0..<columns {
        // A character holds one of the two: mixed dots would belong to neither.
        let ahead = front.character(row: row, column: column)
        guard let character = ahead ?? behind.character(row: row, column: column) else {
          blanks += " "
          continue
        }
        line.append(blanks)
        blanks = ""
        let isPoint = ahead == nil && character == "*"
        line.append(isPoint ? "." : String(character), ahead == nil ? .dim : nil)
      }
      return line
    }
    let axis =
      String(repeating: " ", count: side + 1) + "└" + String(repeating: "─", count: columns)
    let last = "\(epochs)"
    let feet = String(repeating: " ", count: side + 2) + "1" + last.indented(to: columns - 1)
    return picture + [TextLine(axis), TextLine(feet)]
  }

  /// Where values and epochs stand in a raster.
  private struct Scale {
    var bottom: Double
    var top: Double
    var epochs: Int

    /// The curve with its points joined by straight lines.
    func line(_ values: [Double], in raster: DotRaster) -> DotRaster {
      var raster = raster
      var last: Int?
      for x in 0..<raster.width {
        guard let y = height(of: values, at: x, in: raster) else {
          last = nil
          continue
        }
        for filled in min(last ?? y, y)...max(last ?? y, y) where filled == y || filled != last {
          raster.set(x, filled)
        }
        last = y
      }
      return raster
    }

    func dots(_ values: [Double], in raster: DotRaster) -> DotRaster {
      var raster = raster
      for x in stride(from: 0, to: raster.width, by: raster.across + 1) {
        if let y = height(of: values, at: x, in: raster) { raster.set(x, y) }
      }
      return raster
    }

    /// The dot from the bottom that stands for the value above dot `x`, between two epochs too.
    private func height(of values: [Double], at x: Int, in raster: DotRaster) -> Int? {
      let place = Double(x) / Double(raster.width - 1) * Double(epochs - 1)
      let before = Int(place)
      guard before < values.count else { return nil }
      let share = place - Double(before)
      let next = share > 0 && before + 1 < values.count ? values[before + 1] : values[before]
      let value = values[before] + share * (next - values[before])
      guard value.isFinite else { return nil }
      let clamped = min(max(value, bottom), top)
      return Int(((clamped - bottom) / (top - bottom) * Double(raster.height - 1)).rounded())
    }
  }
}
