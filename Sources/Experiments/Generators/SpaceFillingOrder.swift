import Kernels
import Records

/// A permutation of a grid that is fair wherever it is cut off: of the first t settings, however
/// many, two levels of a factor have got numbers that differ by one at most, and pairs of levels
/// are evened out as early as that allows (`BalancedLattice`).
///
/// It is computed setting by setting; what is kept are the factors' levels in random orders, so that
/// which levels meet is random too. Elements are places in file order, the last factor fastest.
struct SpaceFillingOrder: Sendable, RandomAccessCollection {
  private let lattice: BalancedLattice
  /// For each factor a random order of its levels.
  private let relabeled: [[Int]]
  let endIndex: Int

  /// `sizes` are the numbers of levels, with a product that is an `Int`.
  init(sizes: [Int], random: RandomSource) {
    endIndex = sizes.reduce(1, *)
    lattice = BalancedLattice(sizes: endIndex == 0 ? [] : sizes)
    var random = random
    relabeled = sizes.map { size in
      var levels = Array(0..<size)
      random.shuffle(&levels)
      return levels
    }
  }

  var startIndex: Int { 0 }

  subscript(position: Int) -> Int {
    precondition(indices.contains(position), "a position is inside the grid")
    let levels = lattice.levels(at: position)
    return levels.indices.reduce(0) { place, factor in
      place * lattice.sizes[factor] + relabeled[factor][levels[factor]]
    }
  }
}
