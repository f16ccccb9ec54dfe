import Records
import Testing

@testable import nn_sweep

@Suite struct CurveChartTests {
  private func chart(_ solid: [Double], _ dotted: [Double] = [], floor: Double? = nil) -> CurveChart
  {
    CurveChart(
      solid: solid, dotted: dotted, floor: floor,
      label: { ScoreText(.determination).text($0) })
  }

  @Test func `without Unicode, asterisks and points draw the curves`() {
    #expect(
      plain(chart([0, 1], [0.5, 0.5]).lines(width: 24, isUnicode: false)) == """
        1.0000 ┤              **
               │            **
               │          **
               │. . . . **. . .
               │      **
               │    **
               │  **
        0.0000 ┤**
               └────────────────
                1              2
        """)
  }

  @Test func `values below the floor are drawn at the bottom, which says so`() {
    let lines = chart([-1000, 0.5, 0.9], floor: -1).lines(width: 40)
    #expect(lines[0].plain.hasPrefix("   0.9000 ┤"))
    #expect(lines[7].plain.hasPrefix("≤ -1.0000 ┤"))
  }

  @Test func `there is no chart of one epoch, of equal values, of no number, or without room`() {
    #expect(chart([0.5]).lines().isEmpty)
    #expect(chart([0.5, 0.5]).lines().isEmpty)
    #expect(chart([.nan, .infinity, 1]).lines().isEmpty)
    #expect(chart([]).lines().isEmpty)
    #expect(chart([0, 1]).lines(width: 20).isEmpty)
  }

  @Test func `gaps and enormous values do no harm`() {
    let wild = [-1e308, .nan, 1e308, .infinity, 0, -.infinity, 1]
    #expect(chart(wild, wild.reversed()).lines(width: 60).count == 10)
  }
}
