import Testing

@testable import Plotting

@Suite struct GnuplotDataTests {
  @Test func `datasets are named, and separated by two blank lines, curves by one`() {
    var data = GnuplotData()
    let curve = DataBlock("16 0.5", columns: 2, values: [1, 0.5, 2, 0.25])
    let style = Layer.Style.lines(Palette.ink, width: 1)
    #expect(data.append(Layer("best", style, [curve, curve])) == "01 best")
    #expect(data.append(Layer("others", style, [curve])) == "02 others")
    #expect(
      data.text == """
        # 01 best
        # of: 16 0.5
        1 0.5
        2 0.25

        # of: 16 0.5
        1 0.5
        2 0.25


        # 02 others
        # of: 16 0.5
        1 0.5
        2 0.25

        """)
  }

  @Test func `rows that are not finite break the curve and never reach the file`() {
    var data = GnuplotData()
    let values: [Double] = [1, .nan, 2, 0.5, 3, .infinity, 4, 0.25, 5, -.infinity]
    let block = DataBlock("x", columns: 2, values: values)
    #expect(data.append(Layer("gaps", .points(.disk, Palette.ink, size: 1), [block])) == "01 gaps")
    #expect(data.text == "# 01 gaps\n# of: x\n2 0.5\n\n4 0.25\n")
  }

  @Test func `a layer without rows leaves no trace, because gnuplot would fail on it`() {
    var data = GnuplotData()
    let empty = DataBlock("x", columns: 2, values: [1, .nan])
    #expect(data.append(Layer("nothing", .points(.disk, Palette.ink, size: 1), [empty])) == nil)
    #expect(data.text == "")
  }

  @Test func `a name with line breaks stays within its comment`() {
    var data = GnuplotData()
    let block = DataBlock("a\n\n\nb 1 2\r\u{2028}", columns: 1, values: [7])
    _ = data.append(Layer("one", .points(.disk, Palette.ink, size: 1), [block]))
    #expect(data.text == "# 01 one\n# of: a???b 1 2??\n7\n")
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-0.0, "0"), (97.38547123, "97.3855"), (0.1, "0.1"), (1e-7, "1e-07"),
    (1.23456789e-12, "1.23457e-12"), (-3.5, "-3.5"), (123_456_789, "123456789"),
    (1_234_567.891, "1234570.0"), (1.5e30, "1.5e+30"),
    (Double.leastNonzeroMagnitude, "4.94066e-324"),
  ])
  func `numbers have six significant digits`(_ number: Double, _ text: String) {
    #expect(GnuplotData.number(number) == text)
  }
}
