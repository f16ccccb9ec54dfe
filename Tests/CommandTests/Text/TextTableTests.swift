import Testing

@testable import nn_sweep

@Suite struct TextTableTests {
  private var table: TextTable {
    var table = TextTable([
      .init("rank", .number), .init("activations", .text), .init("learning_rate", .number),
      .init("score", .number), .init("seeds", .number, dispensable: 1),
      .init("run", .text, dispensable: 2),
    ])
    table.append(["1", "relu/softmax", "0.003", "98.33%", "3", "1a2b3c4d"])
    table.append(["10", "leaky_relu/softmax", "10", "100.00%", "12", "–"])
    table.append(["–", "猫", "1e-05", "–", "3", "2b3c4d5e"])
    return table
  }

  @Test func `text stands left, numbers stand point under point`() {
    #expect(
      plain(table.lines()) == """
        rank  activations         learning_rate    score  seeds  run
           1  relu/softmax                0.003   98.33%      3  1a2b3c4d
          10  leaky_relu/softmax         10      100.00%     12  –
           –  猫                          1e-05    –          3  2b3c4d5e
        """)
  }

  @Test func `a narrower table breaks its headings first`() {
    #expect(
      plain(table.lines(width: 62)) == """
                                  learning_
        rank  activations              rate    score  seeds  run
           1  relu/softmax            0.003   98.33%      3  1a2b3c4d
          10  leaky_relu/softmax     10      100.00%     12  –
           –  猫                      1e-05    –          3  2b3c4d5e
        """)
  }

  @Test func `then it shortens texts and leaves out what matters least`() {
    #expect(
      plain(table.lines(width: 50)) == """
                                 learning_
        rank  activations             rate    score  seeds
           1  relu/softmax           0.003   98.33%      3
          10  leaky_relu/softm…     10      100.00%     12
           –  猫                     1e-05    –          3
        (no room for: run)
        """)
  }

  @Test func `numbers are whole even where hardly anything fits`() {
    #expect(
      plain(table.lines(width: 28)) == """
                     learn…
        rank  acti…    rate    score
           1  relu…   0.003   98.33%
          10  leak…  10      100.00%
           –  猫      1e-05    –
        (no room for: seeds, run)
        """)
  }

  @Test(arguments: 1...90)
  func `no row is ever wider than the terminal`(width: Int) {
    let lines = table.lines(width: width).filter { !$0.plain.hasPrefix("(") }
    #expect(lines.allSatisfy { $0.width <= width })
  }

  @Test func `a table without rows is its headings`() {
    #expect(
      plain(TextTable([.init("part", .text), .init("loss", .number)]).lines()) == "part  loss")
  }

  @Test func `a row's style colors all of it`() {
    var table = TextTable([.init("a", .text)])
    table.append(["x"], style: .red)
    #expect(
      table.lines().map { $0.rendered(color: true) } == [
        "\u{1B}[1ma\u{1B}[0m", "\u{1B}[31mx\u{1B}[0m",
      ])
  }
}
