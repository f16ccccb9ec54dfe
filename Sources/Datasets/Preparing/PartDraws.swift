import Kernels

/// Draws parts at random.
struct PartDraws {
  private let answers: RawExamples.Answers
  private let groups: [Int32]?
  private let split: Split

  init(_ examples: RawExamples, _ split: Split) {
    (answers, groups) = (examples.answers, examples.groups)
    self.split = split
  }

  /// Draws parts of these sizes from what is left: each class in proportion to what is left of it,
  /// or whole groups, of which `later` at least stay for as many other parts. Draws after the first
  /// have streams of their own.
  func parts(
    _ sizes: [Int], of rest: inout [Int32], later: Int = 1, draw: Int = 1
  ) throws(DatasetError) -> [[Int32]] {
    let stream = draw == 1 ? 0 : UInt64(draw)
    return if let groups {
      try drawGroups(groups, sizes, stream, later, from: &rest)
    } else {
      drawEvenly(sizes, stream, from: &rest)
    }
  }

  private func drawEvenly(
    _ sizes: [Int], _ stream: UInt64, from rest: inout [Int32]
  ) -> [[Int32]] {
    var strata = answers.strata(of: rest)
    for stratum in strata.indices {
      var random = RandomSource(seed: split.seed, .split, UInt64(stratum), stream)
      random.shuffle(&strata[stratum])
    }
    var parts: [[Int32]] = []
    for size in sizes {
      var part: [Int32] = []
      for (stratum, count) in Self.shares(of: size, in: strata.map(\.count)).enumerated() {
        part += strata[stratum].suffix(count)
        strata[stratum].removeLast(count)
      }
      parts.append(part)
    }
    rest = strata.flatMap { $0 }.sorted()
    return parts
  }

  /// A total shared out in proportion to weights: whole quotas first, what remains by largest
  /// remainder, equal ones from the first (Hamilton's method).
  static func shares(of total: Int, in weights: [Int]) -> [Int] {
    let sum = max(weights.reduce(0, +), 1)
    var shares = weights.map { total * $0 / sum }
    let remainders = weights.map { total * $0 % sum }
    let order = weights.indices.sorted {
      (remainders[$1], $0) < (remainders[$0], $1)
    }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }

  /// Draws whole groups in random order as long as they bring a part nearer to its size.
  private func drawGroups(
    _ groups: [Int32], _ sizes: [Int], _ stream: UInt64, _ later: Int, from rest: inout [Int32]
  ) throws(DatasetError) -> [[Int32]] {
    var members = groups.members(of: rest)
    let needed = (split.folds ?? 1) + sizes.count { $0 > 0 }
    guard members.count >= needed else {
      throw tooFew(members.count, for: needed, folds: members.count - needed + (split.folds ?? 0))
    }
    var random = RandomSource(seed: split.seed, .split, 0, stream)
    random.shuffle(&members)
    var parts: [[Int32]] = []
    for (number, size) in sizes.enumerated() {
      guard size > 0 else {
        parts.append([])
        continue
      }
      // One group at least stays for each part that comes after this one.
      let reserved = later + sizes[(number + 1)...].count { $0 > 0 }
      parts.append(Self.takeGroups(&members, toward: size, reserving: reserved))
    }
    rest = members.flatMap { $0 }.sorted()
    return parts
  }

  /// - Parameter folds: How many there could be.
  private func tooFew(_ groups: Int, for parts: Int, folds: Int) -> DatasetError {
    let column = split.by.map(\.description) ?? ""
    let what =
      split.folds.map { "\($0) folds and a test part" }
      ?? (parts == 3 ? "three parts" : "two parts")
    return DatasetError.split(
      "column '\(column)' has \(groups) group\(groups == 1 ? "" : "s"), too few for \(what)",
      hint: (folds < 2 ? "" : "take \(folds) folds at most, ")
        + "split by another column, or without 'by'")
  }

  private static func takeGroups(
    _ groups: inout [[Int32]], toward size: Int, reserving reserved: Int
  ) -> [Int32] {
    var part: [Int32] = []
    var left: [[Int32]] = []
    for (index, group) in groups.enumerated() {
      let isFree = left.count + groups.count - index > reserved
      if isFree, abs(size - part.count - group.count) < abs(size - part.count) {
        part += group
      } else {
        left.append(group)
      }
    }
    groups = left
    if part.isEmpty {
      let smallest = groups.indices.min { groups[$0].count < groups[$1].count }
      if let smallest { part = groups.remove(at: smallest) }
    }
    return part
  }
}

extension RawExamples.Answers {
  /// Some of the examples by class; numbers are one class.
  func strata(of rest: [Int32]) -> [[Int32]] {
    switch self {
    case .numbers: return [rest]
    case .labels(let labels, let classes):
      var strata = [[Int32]](repeating: [], count: classes.count)
      for index in rest { strata[Int(labels[Int(index)])].append(index) }
      return strata
    }
  }
}

extension [Int32] {
  /// Some of the examples by the group of each, groups without any left out.
  func members(of rest: [Int32]) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: Int(self.max() ?? -1) + 1)
    for index in rest { members[Int(self[Int(index)])].append(index) }
    return members.filter { !$0.isEmpty }
  }
}
