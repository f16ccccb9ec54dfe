public import Records

/// Deals the trainings of a sweep to slices of about the same cost, for machines that share a sweep
/// without talking to one another: each comes to the same slices by itself.
///
/// The dearest training comes first, ties in the order of ids, and each goes to the slice that has
/// the least so far, ties to the first one (longest processing time first, R. L. Graham 1969): the
/// dearest slice then is at most 4/3 of the best possible, and nearly the mean where trainings are
/// many. The order of a file is periodic in every axis, so to deal every n-th training to a slice
/// would give one of them all of the largest networks.
public struct SliceDeal: Sendable {
  /// Of each training, in the order in which they were given, its slice, counted from 0.
  public let slices: [Int]
  /// What the trainings of each slice cost together.
  public let loads: [Double]

  /// - Parameters:
  ///   - ids: All trainings that the file asks for, finished or not.
  ///   - costs: What each of them costs, in any unit: counted, since machines must agree on it.
  ///   - count: Of slices; where there are more than trainings, some stay empty.
  public init(ids: [TrajectoryID], costs: [Double], slices count: Int) {
    precondition(count > 0 && ids.count == costs.count, "a cost for each training")
    let order = ids.indices.sorted { (-costs[$0], ids[$0]) < (-costs[$1], ids[$1]) }
    var slices = [Int](repeating: 0, count: ids.count)
    var heap = SliceHeap(count: count)
    for training in order { slices[training] = heap.add(costs[training]) }
    self.slices = slices
    loads = heap.loads
  }
}

/// Slices by what they have so far: a binary heap with the lightest on top.
private struct SliceHeap {
  private var heap: [(load: Double, slice: Int)]

  init(count: Int) { heap = (0..<count).map { (0, $0) } }

  /// By slice.
  var loads: [Double] { heap.sorted { $0.slice < $1.slice }.map(\.load) }

  /// Gives a cost to the lightest slice and answers which one that is.
  mutating func add(_ cost: Double) -> Int {
    let slice = heap[0].slice
    heap[0].load += cost
    var place = 0
    while true {
      let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[place] else {
        return slice
      }
      heap.swapAt(place, least)
      place = least
    }
  }
}
