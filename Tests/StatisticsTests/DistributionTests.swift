import Testing

@testable import Statistics

/// Values are those of SciPy, but for Dunnett's, which were integrated numerically.
@Suite struct DistributionTests {
  @Test(arguments: [
    (0.1, -10.423754940411076, 101.43329915079275),
    (0.5, -1.9635100260214235, 4.93480220054468),
    (1, -0.5772156649015329, 1.6449340668482266),
    (2.5, 0.7031566406452432, 0.4903577561002349),
    (9.9, 2.2411803166063815, 0.1062830416287406),
    (10, 2.251752589066721, 0.10516633568168576),
    (137.5, 4.919983145780077, 0.007299237665237165),
  ])
  func `the gamma function's derivatives are right`(x: Double, first: Double, second: Double) {
    #expect((Gamma.digamma(x) - first).magnitude < 1e-12 * first.magnitude)
    #expect((Gamma.trigamma(x) - second).magnitude < 1e-12 * second)
    #expect((Gamma.inverseTrigamma(second) - x).magnitude < 1e-9 * x)
  }

  @Test(arguments: [
    (4.0, 1.0, 10.0, 0.07338803477074037), (2.5, 3, 7.3, 0.14024089590282246),
    (0.2, 9, 4, 0.9787944634589056), (30, 2, 6, 0.0007513148009015778),
  ])
  func `tails of F are right`(ratio: Double, one: Double, two: Double, share: Double) {
    let found = FisherF.share(above: ratio, freedom: (one, two))
    #expect((found - share).magnitude < 1e-11 * share)
  }

  @Test func `an F of nothing and of everything`() {
    #expect(FisherF.share(above: 0, freedom: (2, 3)) == 1)
    #expect(FisherF.share(above: .infinity, freedom: (2, 3)) == 0)
  }

  @Test(arguments: [
    (0, 10, 0.0, 0.27753279986288926), (344, 359, 0.9322139481366133, 0.9745181575861298),
    (359, 359, 0.9894128448463977, 1), (5, 20, 0.11186170140766571, 0.468700877618744),
  ])
  func `Wilson's interval is right`(found: Int, count: Int, low: Double, high: Double) {
    let interval = WilsonInterval(share: Double(found) / Double(count), count: count)
    #expect((interval.low - low).magnitude < 1e-14)
    #expect((interval.high - high).magnitude < 1e-14)
  }

  @Test(arguments: [
    (1, 10.0, 1.8124611), (2, 10, 2.1506138), (8, 10, 2.7590274), (52, 6, 3.9175925),
    (9, 1000, 2.4204918),
  ])
  func `Dunnett's reaches are right`(comparisons: Int, freedom: Double, reach: Double) {
    let found = Dunnett.reach(comparisons: comparisons, freedom: freedom)
    #expect((found - reach).magnitude < 2e-4 * reach)
  }

  @Test func `the normal distribution is symmetric and adds up`() {
    #expect((Normal.share(below: 1.959963984540054) - 0.975).magnitude < 1e-14)
    for x in [0.0, 0.3, 2, 5, 6.9, 8] {
      #expect((Normal.share(below: x) + Normal.share(below: -x) - 1).magnitude < 1e-13)
    }
  }
}
