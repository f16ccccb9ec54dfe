import Kernels
import Testing

@testable import Experiments
@testable import Records

@Suite struct SobolSequenceTests {
  private let unshifted = SobolSequence(
    shifts: [UInt64](repeating: 0, count: SobolSequence.mostDimensions))

  @Test func `it begins as published`() {
    var sequence = unshifted
    let points = (0..<5).map { _ in Array((sequence.next() ?? []).prefix(4)) }
    #expect(
      points == [
        [0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25], [0.25, 0.75, 0.75, 0.75],
        [0.375, 0.375, 0.625, 0.875],
      ])
  }

  /// Computed once with `scipy.stats.qmc.Sobol`, which has the same direction numbers.
  @Test func `its first 4096 points and its millionth are those of another implementation`() {
    let digests: [UInt64] = [
      0x36da_b55a_cb9a_3925, 0x946c_13d2_33d1_af25, 0x634c_5514_aaa7_8125, 0x81a7_e722_4dd8_3b25,
      0x9902_3219_e5d4_8925, 0x722c_5eca_b5df_0525, 0x4779_50c4_ce41_7525, 0x625c_ad21_78dc_5f25,
      0x66a0_bafd_f3e0_8725, 0xdf58_a42d_8de2_1725, 0xc8d2_be8b_b3e6_7325, 0x2eed_ed09_8d2e_b525,
      0x0868_2381_297f_4325, 0x6b37_ceee_1e80_b525, 0x4dae_e640_a644_b525, 0x748f_cab8_5949_c525,
      0xe206_4857_f499_6125, 0xf18d_82d2_1cb0_5925, 0x3d03_8364_88c4_0b25, 0x4e41_f4d8_5900_1b25,
      0xad23_2f8b_91c3_6325,
    ]
    let millionth: [Double] = [
      113_709_056, 1_339_682_816, 3_556_216_832, 2_870_095_872, 2_700_070_912, 3_414_765_568,
      4_169_322_496, 72_126_464, 1_290_276_864, 1_092_644_864, 2_741_612_544, 3_999_371_264,
      1_173_458_944, 2_290_692_096, 2_787_889_152, 3_075_608_576, 1_902_718_976, 1_105_891_328,
      2_546_462_720, 1_641_934_848, 172_355_584,
    ]
    var sequence = unshifted
    var found = [UInt64](repeating: 0xcbf2_9ce4_8422_2325, count: digests.count)
    for _ in 0..<4096 {
      for (dimension, value) in (sequence.next() ?? []).enumerated() {
        found[dimension] = (found[dimension] ^ UInt64(value * 4096)) &* 0x100_0000_01b3
      }
    }
    #expect(found == digests)
    for _ in 4096..<1_000_000 { _ = sequence.next() }
    #expect(sequence.next() == millionth.map { $0 * 0x1p-32 })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a shift keeps every coordinate and the first pair even`(seed: UInt64) {
    var random = RandomSource(seed: seed, .data)
    let shifts = (0..<SobolSequence.mostDimensions).map { _ in random.next() }
    var sequence = SobolSequence(shifts: shifts)
    for _ in 0..<4 {
      let points = (0..<256).compactMap { _ in sequence.next() }
      for dimension in 0..<SobolSequence.mostDimensions {
        #expect(Set(points.map { Int($0[dimension] * 256) }).count == 256)
      }
      for bits in 0...8 {
        let cells = points.map { point in
          Int(point[0] * Double(1 << bits)) << (8 - bits) | Int(point[1] * Double(256 >> bits))
        }
        #expect(Set(cells).count == 256)
      }
    }
  }
}
