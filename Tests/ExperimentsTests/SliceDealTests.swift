import Datasets
import Records
import Testing

@testable import Experiments

/// How the trainings of a sweep are dealt to machines that never talk to one another.
@Suite struct SliceDealTests {
  /// 10,000 runs of 50 widths from 16 to 1,024 units, by 20 rates and 10 seeds.
  private static let wide = """
    dataset: digits
    epochs: 2
    repeats: 10
    grid:
      hidden: [\((0..<50).map { "\(16 + $0 * 1008 / 49)" }.joined(separator: ", "))]
      learning_rate: {from: 0.01, to: 1, count: 20}
    """

  private static let counts = DataDescription.Counts(training: 1079, validation: 359, test: 359)

  private func deal(_ text: String, slices: Int) throws -> (SweepCensus, SliceDeal) {
    let census = SweepCensus(try sweep(text))
    let costs = census.operations { _ in Self.counts }
    return (
      census, SliceDeal(ids: census.trajectories.map(\.id), costs: costs, slices: slices)
    )
  }

  @Test(arguments: [1, 7, 20, 500])
  func `every training is in one slice, and no slice takes much longer than the mean`(
    count: Int
  ) throws {
    let (census, deal) = try deal(Self.wide, slices: count)
    #expect(census.trajectories.count == 10_000)
    #expect(deal.slices.count == 10_000)
    #expect(Set(deal.slices) == Set(0..<count))
    let total = deal.loads.reduce(0, +)
    let mean = total / Double(count)
    #expect(try #require(deal.loads.max()) <= 1.15 * mean)
    // Not by the count alone: whatever an operation really takes, widths are spread evenly.
    var widths = [[Int: Int]](repeating: [:], count: count)
    for (training, slice) in zip(census.trajectories, deal.slices) {
      widths[slice][training.shape, default: 0] += 1
    }
    for shape in census.shapes.indices {
      let each = widths.map { $0[shape] ?? 0 }
      #expect(try #require(each.max()) - #require(each.min()) <= 3)
    }
  }

  @Test func `loads are what the trainings of a slice cost`() throws {
    let (census, deal) = try deal(Self.wide, slices: 20)
    var loads = [Double](repeating: 0, count: 20)
    for (cost, slice) in zip(census.operations { _ in Self.counts }, deal.slices) {
      loads[slice] += cost
    }
    for (load, expected) in zip(deal.loads, loads) {
      #expect(abs(load - expected) <= 1e-9 * expected)
    }
  }

  @Test func `the order in which trainings are given does not matter`() throws {
    let (census, deal) = try deal(Self.wide, slices: 20)
    let slices = Dictionary(
      uniqueKeysWithValues: zip(census.trajectories.map(\.id), deal.slices))
    let costs = census.operations { _ in Self.counts }
    let backward = SliceDeal(
      ids: census.trajectories.map(\.id).reversed(), costs: costs.reversed(), slices: 20)
    #expect(
      Dictionary(
        uniqueKeysWithValues: zip(census.trajectories.map(\.id).reversed(), backward.slices))
        == slices)
  }

  @Test func `names, order and rates change nothing about a slice's work`() throws {
    let text = "dataset: digits\nepochs: 3\ngrid: {hidden: [8, 16, 32, 64], batch_size: [16, 32]}"
    let same =
      "name: other\norder: file\ndataset: digits\nepochs: 3\n"
      + "grid: {batch_size: [32, 16], hidden: [64, 8, 32, 16]}"
    let deals = try [text, same].map { text in
      let (census, deal) = try deal(text, slices: 3)
      return Dictionary(uniqueKeysWithValues: zip(census.trajectories.map(\.id), deal.slices))
    }
    #expect(deals[0] == deals[1])
  }

  @Test func `the dearest come first, ties in the order of ids, and go to the lightest slice`() {
    let ids = ["a", "b", "c", "d", "e"].map { TrajectoryID(canonicalText: $0) }
    let deal = SliceDeal(ids: ids, costs: [3, 5, 4, 1, 1], slices: 2)
    // 5 and 4, then 3 beside the 4, and both of 1 beside the 5.
    #expect(deal.slices[1] == 0)
    #expect(deal.slices[2] == 1)
    #expect(deal.slices[0] == 1)
    #expect(deal.slices[3] == 0)
    #expect(deal.slices[4] == 0)
    #expect(deal.loads == [7, 7])
  }

  @Test func `what slices ask for is together what the sweep asks for`() throws {
    let text = "dataset: digits\nrepeats: 3\ngrid: {hidden: [8, 16], epochs: [2, 4]}"
    let (census, deal) = try deal(text, slices: 4)
    let sweep = try sweep(text)
    let parts = (0..<4).flatMap { slice in
      let share = zip(census.trajectories, deal.slices).filter { $1 == slice }.map(\.0.id)
      return Array(sweep.requests(of: Set(share)))
    }
    let whole = Array(sweep.requests)
    #expect(whole.count == 12)
    let line = { (request: PointRequest) in "\(request.order) \(request.id) \(request.epochs)" }
    #expect(parts.sorted { $0.order < $1.order }.map(line) == whole.map(line))
  }

  @Test func `more slices than trainings leave some empty`() throws {
    let (_, deal) = try deal("dataset: digits\nhidden: 8\nrepeats: 3", slices: 5)
    #expect(Set(deal.slices) == [0, 1, 2])
    #expect(deal.loads.count(where: { $0 == 0 }) == 2)
  }

  @Test func `longer trainings and larger networks cost more, finished or not`() throws {
    let (census, _) = try deal(
      "dataset: digits\ngrid: {hidden: [8, 16], epochs: [2, 4]}", slices: 1)
    let costs = census.operations { _ in Self.counts }
    // Epochs of one training: four are asked of it, however many others are content with two.
    #expect(census.trajectories.count == 2)
    #expect(costs[0] < costs[1])
    let short = try deal("dataset: digits\nhidden: 8\nepochs: 2", slices: 1).0
    #expect(short.operations { _ in Self.counts }[0] * 2 == costs[0])
  }
}
