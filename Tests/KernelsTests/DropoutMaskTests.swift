import Testing

@testable import Kernels

@Suite struct DropoutMaskTests {
  @Test(arguments: [0.0, 0.1, 0.25, 0.5, 0.9, 0.999])
  func `a mask drops its share and keeps the mean`(_ share: Double) {
    var mask = Matrix(rows: 400, columns: 250)
    var source = RandomSource(seed: 3, .dropout, 1, 1)
    DropoutMask.draw(into: &mask, rows: 400, dropping: share, from: &source)
    var kept = 0
    for row in 0..<400 {
      for column in 0..<250 where mask[row, column] != 0 {
        kept += 1
        let factor = mask[row, column]
        #expect(factor == Float(1 / (1 - share)))
      }
    }
    let deviation = (share * (1 - share) / 100_000).squareRoot()
    #expect((Double(kept) / 100_000 - (1 - share)).magnitude <= 4 * deviation)
    let padsAreZero = mask.padsAreZero
    #expect(padsAreZero)
  }

  @Test(arguments: [1, 2, 7, 16, 33])
  func `each word of the stream decides over two places of a row`(_ columns: Int) {
    var mask = Matrix(rows: 6, columns: columns)
    for row in 0..<6 { mask[row, 0] = 7 }
    var source = RandomSource(seed: 3, .dropout, 2, 5)
    var twin = source
    DropoutMask.draw(into: &mask, rows: 5, dropping: 0.3, from: &source)
    for row in 0..<5 {
      for column in stride(from: 0, to: columns, by: 2) {
        let word = twin.next()
        for (place, half) in zip(column..<columns, [word & 0xFFFF_FFFF, word >> 32]) {
          let factor = mask[row, place]
          #expect(factor == (Double(half) < 0.3 * 4_294_967_296 - 1 ? 0 : Float(1 / 0.7)))
        }
      }
    }
    #expect(source.next() == twin.next())
    let untouched = mask[5, 0]
    #expect(untouched == 7)
  }
}
