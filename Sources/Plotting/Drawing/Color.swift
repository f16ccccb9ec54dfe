/// An opaque color, red, green and blue in a byte each.
struct Color: Sendable, Hashable {
  /// `0xRRGGBB`, as gnuplot reads it from a data column.
  let rgb: UInt32

  init(_ rgb: UInt32) { self.rgb = rgb & 0xFFFFFF }

  /// `#RRGGBB`.
  var hex: String { "#" + padded(String(rgb, radix: 16, uppercase: true), to: 6) }

  /// `#AARRGGBB` as gnuplot writes transparency: 0 is opaque, 1 invisible.
  func hex(transparency: Double) -> String {
    let alpha = UInt32((min(max(transparency, 0), 1) * 255).rounded())
    return "#" + padded(String(alpha, radix: 16, uppercase: true), to: 2) + hex.dropFirst()
  }

  /// Perceived brightness from 0 (black) to 1 (white), by the weights of ITU-R BT.601.
  var brightness: Double {
    let (red, green, blue) = channels
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255
  }

  /// The color `share` of the way to `other`, channel by channel.
  func mixed(with other: Color, _ share: Double) -> Color {
    func mix(_ from: Double, _ to: Double) -> UInt32 {
      UInt32((from + (to - from) * min(max(share, 0), 1)).rounded())
    }
    let (one, two) = (channels, other.channels)
    return Color(
      mix(one.red, two.red) << 16 | mix(one.green, two.green) << 8 | mix(one.blue, two.blue))
  }

  private var channels: (red: Double, green: Double, blue: Double) {
    (Double(rgb >> 16), Double(rgb >> 8 & 0xFF), Double(rgb & 0xFF))
  }

  private func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
