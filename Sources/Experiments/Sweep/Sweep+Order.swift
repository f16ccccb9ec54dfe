import Kernels
public import Records

extension Sweep {
  /// For each position its place in the order of execution.
  ///
  /// By default that is one in which, wherever it is cut off, every value of every axis of a full
  /// grid has been visited equally often, within one (`SpaceFillingOrder`); where conditions leave
  /// points out, as nearly as the rest allows. Blocks take turns in proportion to their sizes.
  public var ranks: [Int] {
    guard file.order == .spaceFilling else { return Array(indices) }
    var ranks = [Int](repeating: 0, count: count)
    // A single space is in order already.
    if spaces.count == 1 {
      for (rank, run) in spaces[0].order.enumerated() { ranks[run] = rank }
      return ranks
    }
    var visits: [(part: Double, position: Int)] = []
    visits.reserveCapacity(count)
    for (space, start) in zip(spaces, starts) {
      let order = space.order
      for (place, run) in order.enumerated() {
        visits.append(((Double(place) + 0.5) / Double(order.count), start + run))
      }
    }
    visits.sort { ($0.part, $0.position) < ($1.part, $1.position) }
    for (rank, visit) in visits.enumerated() { ranks[visit.position] = rank }
    return ranks
  }

  /// Every run on its way into the database, in the order of execution: what is written one after
  /// another lies side by side there.
  public var requests: some Sequence<PointRequest> {
    visits.enumerated().lazy.map { request(at: $1, order: $0) }
  }

  /// The same of some trainings only. Of the others nothing is made but the id.
  public func requests(of trainings: Set<TrajectoryID>) -> some Sequence<PointRequest> {
    visits.enumerated().lazy.filter { trainings.contains(trained(at: $1).id) }
      .map { request(at: $1, order: $0) }
  }

  /// The positions in the order of execution.
  private var visits: [Int] {
    var visits = [Int](repeating: 0, count: count)
    for (position, rank) in ranks.enumerated() { visits[rank] = position }
    return visits
  }

  private func request(at position: Int, order: Int) -> PointRequest {
    let (spec, text) = described(at: position)
    var request = spec.request(text)
    request.order = order
    return request
  }
}

extension SettingSpace {
  /// The runs of this space, numbered in file order, in the order of execution: split after split,
  /// so that few splits are in use at a time.
  fileprivate var order: [Int] {
    let (seeds, replicates) = (section.seeds.count, replicates.count)
    let first = orderOnSplit
    return stride(from: 0, to: replicates, by: seeds).flatMap { split in
      first.map { run in run / seeds * replicates + split + run % seeds }
    }
  }

  /// The runs on one split, numbered as if there were no other: every setting once, then every
  /// setting with another seed, so that a sweep that is cut off early has tried as many settings as
  /// it could. What was added comes last.
  private var orderOnSplit: [Int] {
    let seeds = section.seeds.count
    let settings = settingOrder
    // Seeds take turns too. After so many passes a setting would meet its first one again, while
    // all have come equally often: the turns are then shifted by one.
    let period = seeds / greatestCommonDivisor(settings.count, seeds)
    var order: [Int] = []
    order.reserveCapacity(count * seeds)
    for pass in 0..<seeds {
      for (place, setting) in settings.enumerated() {
        let seed = (pass * settings.count + place + pass / period) % seeds
        order.append(setting * seeds + seed)
      }
    }
    return order + Array(settings.count * seeds..<count * seeds)
  }

  /// The settings that were not added, numbered in file order. What a sample drew is in a fair order
  /// already.
  private var settingOrder: [Int] {
    guard drawn == nil, let combinations, combinations > 0 else {
      return Array(0..<count - section.inclusions.count)
    }
    let random = RandomSource(seed: 0, .visits)
    return SpaceFillingOrder(sizes: factors.map(\.rows.count), random: random)
      .compactMap(index(ofCombination:))
  }

  /// Which of the settings that are left a combination is; nil for one that is left out.
  private func index(ofCombination number: Int) -> Int? {
    guard let kept else { return number }
    var low = 0
    var high = kept.count
    while low < high {
      let middle = (low + high) / 2
      if kept[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < kept.count && kept[low] == number ? low : nil
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  b == 0 ? a : greatestCommonDivisor(b, a % b)
}
