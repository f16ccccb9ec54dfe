import Foundation
import Testing

@testable import Plotting

/// Whether readers with any color vision can tell lines apart, by computation.
@Suite struct PaletteTests {
  private typealias Triple = [Double]

  /// Complete protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, table
  /// of severity 1), in linear RGB, and ordinary vision.
  private static let visions: [(name: String, matrix: [Triple])] = [
    ("ordinary", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protan",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deutan",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritan",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  private func linear(_ color: Color) -> Triple {
    [16, 8, 0].map { shift in
      let share = Double(color.rgb >> UInt32(shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  private func product(_ matrix: [Triple], _ vector: Triple) -> Triple {
    matrix.map { row in zip(row, vector).map(*).reduce(0, +) }
  }

  /// CIE L*a*b* of a linear color under D65.
  private func lab(_ color: Triple) -> Triple {
    let inside = color.map { min(max($0, 0), 1) }
    let xyz = product(
      [
        [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
      ], inside)
    let parts = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
      let share = value / white
      return share > 0.008856 ? cbrt(share) : 7.787 * share + 16.0 / 116
    }
    return [116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2])]
  }

  /// CIE 1976.
  private func distance(_ one: Color, _ other: Color, in matrix: [Triple]) -> Double {
    let (one, other) = (
      lab(product(matrix, linear(one))), lab(product(matrix, linear(other)))
    )
    return zip(one, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// WCAG 2.1, against white.
  private func contrast(_ color: Color) -> Double {
    1.05 / (product([[0.2126, 0.7152, 0.0722]], linear(color))[0] + 0.05)
  }

  @Test func `any two of the six colors are far apart for everyone`() {
    #expect(Palette.distinct.count == 6)
    for (name, matrix) in Self.visions {
      for first in 0..<6 {
        for second in 0..<first {
          let distance = distance(Palette.distinct[first], Palette.distinct[second], in: matrix)
          #expect(distance >= 20, "\(name): \(first), \(second)")
        }
      }
    }
  }

  @Test func `lines have a contrast of three on white`() {
    for color in Palette.distinct + [Palette.ink, Palette.softInk] {
      #expect(contrast(color) >= 3, "\(color.hex)")
    }
  }

  @Test func `the sequence gets lighter all the way, and its neighbors differ for everyone`() {
    let colors = (0..<8).map { Palette.sequential(Double($0) / 7) }
    let lightness = colors.map { lab(linear($0))[0] }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 + 4 < $1 })
    for (name, matrix) in Self.visions {
      for (one, other) in zip(colors, colors.dropFirst()) {
        #expect(distance(one, other, in: matrix) >= 5, "\(name)")
      }
    }
  }

  @Test func `each named color has a value of its own, so that a script changes one thing`() {
    let values = Palette.named.map(\.color)
    #expect(Set(values).count == values.count)
    #expect(Set(Palette.named.map(\.name)).count == values.count)
  }
}
