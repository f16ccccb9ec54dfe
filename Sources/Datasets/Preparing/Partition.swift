import Kernels

/// Which examples are in which part: indices, ascending within each part.
struct Partition: Sendable, Hashable {
  var training: [Int32]
  var validation: [Int32]
  var test: [Int32]

  /// Parts examples as a split asks.
  ///
  /// The last ones are taken first, then the test part is drawn and then the validation part, so
  /// that another amount of drawn validation leaves the test part as it is.
  init(_ examples: RawExamples, _ split: Split, name: String) throws(DatasetError) {
    guard examples.count <= Int(Int32.max) else {
      throw DatasetError(
        "'\(name)' has \(examples.count) examples, more than \(Int32.max)",
        hint: "take fewer rows", isTextual: true)
    }
    let pool = examples.officialTest ?? examples.count
    let amounts = try PartAmounts(
      split, pool: pool, hasOfficialTest: examples.officialTest != nil, name: name)
    var rest = Array(0..<Int32(pool))
    var test = Array(Int32(pool)..<Int32(examples.count))
    var validation: [Int32] = []
    if amounts.isTestLast { test = Self.last(amounts.test, of: &rest) }
    if amounts.isValidationLast { validation = Self.last(amounts.validation, of: &rest) }
    let drawnTest = amounts.isTestLast ? 0 : amounts.test
    let drawnValidation = amounts.isValidationLast ? 0 : amounts.validation
    let drawn =
      if let groups = examples.groups {
        try Self.drawGroups(groups, [drawnTest, drawnValidation], split, from: &rest)
      } else {
        Self.draw(examples.answers, [drawnTest, drawnValidation], split.seed, from: &rest)
      }
    self.test = drawnTest > 0 ? drawn[0] : test
    self.validation = drawnValidation > 0 ? drawn[1] : validation
    training = rest
  }

  private static func last(_ count: Int, of rest: inout [Int32]) -> [Int32] {
    let last = Array(rest.suffix(count))
    rest.removeLast(count)
    return last
  }

  /// Draws parts of these sizes at random, each class in proportion to what is left of it.
  private static func draw(
    _ answers: RawExamples.Answers, _ sizes: [Int], _ seed: UInt64, from rest: inout [Int32]
  ) -> [[Int32]] {
    var strata: [[Int32]]
    switch answers {
    case .numbers: strata = [rest]
    case .labels(let labels, let classes):
      strata = Array(repeating: [], count: classes.count)
      for index in rest { strata[Int(labels[Int(index)])].append(index) }
    }
    for stratum in strata.indices {
      var random = RandomSource(seed: seed, .split, UInt64(stratum))
      random.shuffle(&strata[stratum])
    }
    var parts: [[Int32]] = []
    for size in sizes {
      var part: [Int32] = []
      for (stratum, count) in shares(of: size, in: strata.map(\.count)).enumerated() {
        part += strata[stratum].suffix(count)
        strata[stratum].removeLast(count)
      }
      parts.append(part.sorted())
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
  private static func drawGroups(
    _ groups: [Int32], _ sizes: [Int], _ split: Split, from rest: inout [Int32]
  ) throws(DatasetError) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: Int(groups.max() ?? -1) + 1)
    for index in rest { members[Int(groups[Int(index)])].append(index) }
    let column = split.by.map(\.description) ?? ""
    let needed = 1 + sizes.count { $0 > 0 }
    guard members.count >= needed else {
      throw DatasetError(
        "split: column '\(column)' has \(members.count) groups, too few for "
          + (needed == 3 ? "three parts" : "two parts"),
        hint: "split by another column, or without 'by'", isTextual: true)
    }
    var random = RandomSource(seed: split.seed, .split)
    random.shuffle(&members)
    var parts: [[Int32]] = []
    for size in sizes {
      guard size > 0 else {
        parts.append([])
        continue
      }
      // One group at least stays for each part that comes after this one.
      let reserved = sizes.count - parts.count
      let part = takeGroups(&members, toward: size, reserving: reserved)
      parts.append(part.sorted())
    }
    rest = members.flatMap { $0 }.sorted()
    return parts
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
