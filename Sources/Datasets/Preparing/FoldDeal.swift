import Kernels

/// Deals examples to folds of nearly the same size, anew for each draw.
struct FoldDeal {
  /// What the parts are for.
  enum Purpose: String {
    case folds
    case outerParts = "outer parts"
  }

  private let answers: RawExamples.Answers
  private let groups: [Int32]?
  private let split: Split
  private let purpose: Purpose
  private let folds: Int

  init(_ examples: RawExamples, _ split: Split, _ purpose: Purpose = .folds) {
    (answers, groups) = (examples.answers, examples.groups)
    self.split = split
    self.purpose = purpose
    folds = (purpose == .folds ? split.folds : split.outer) ?? 1
  }

  /// The examples of one fold, counted from 1, of those that are given.
  func fold(_ number: Int, of rest: [Int32], draw: SplitNumber) throws(DatasetError) -> [Int32] {
    let deal = Deal(seed: split.seed, draw: draw.drawKey, folds: folds)
    let fold = number - 1
    if let groups {
      let members = groups.members(of: rest)
      try check(members.count, "group", in: groups, draw)
      return deal.groups(members)[fold]
    }
    try check(rest.count, "example", in: nil, draw)
    return switch answers {
    case .labels: deal.classes(answers.strata(of: rest))[fold]
    case .numbers(let numbers, _):
      deal.sorted(
        rest.sorted { (numbers[Int($0)], $0) < (numbers[Int($1)], $1) })[fold]
    }
  }

  /// Refuses too few things for the folds, and draws that could not differ.
  private func check(
    _ count: Int, _ thing: String, in groups: [Int32]?, _ draw: SplitNumber
  ) throws(DatasetError) {
    let column = groups == nil ? "" : " in column '\(split.by.map(\.description) ?? "")'"
    let place =
      draw.outer.map { " outside outer part \($0)" }
      ?? (groups == nil && purpose == .folds ? " outside the test part" : "")
    let things = "\(count) \(thing)\(count == 1 ? "" : "s")\(column)\(place)"
    guard count >= folds else {
      throw DatasetError.split(
        "\(folds) \(purpose.rawValue), but \(things)",
        hint: groups.map { cure($0, left: count, draw) }
          ?? "take \(count) \(purpose.rawValue) at most")
    }
    guard count > folds || split.draws == 1 else {
      throw DatasetError.split(
        "\(folds) \(purpose.rawValue) of \(things) are the same in each of the"
          + " \(split.draws) draws",
        hint: (folds > 2 ? "take fewer \(purpose.rawValue), or " : "") + "leave draws out")
    }
  }

  /// What parts so many groups: two parts are the fewest, and what an outer part leaves depends on how
  /// many there are.
  private func cure(_ groups: [Int32], left: Int, _ draw: SplitNumber) -> String {
    let other = "split by another column, or without 'by'"
    guard draw.outer != nil else {
      return (left < 2 ? "" : "take \(left) \(purpose.rawValue) at most, or ") + other
    }
    // As many outer parts as groups hold one group each.
    let all = Set(groups).count
    // Draws of them would be the same.
    guard all > 2, split.draws == 1 else { return other }
    let folds = min(self.folds, all - 1)
    return "take outer: \(all), folds: \(folds), or " + other
  }
}

/// The dealing of one draw, from random streams of (seed, stratum, draw).
private struct Deal {
  let seed: UInt64
  let draw: UInt64
  let folds: Int

  private func source(_ stratum: Int) -> RandomSource {
    RandomSource(seed: seed, .split, UInt64(stratum), draw)
  }

  /// Class after class in random order, one to each fold in turn, so that neither the folds nor a
  /// class in them differ by more than one. Which fold begins is drawn, too.
  func classes(_ strata: [[Int32]]) -> [[Int32]] {
    var parts = [[Int32]](repeating: [], count: folds)
    var turns = Array(0..<folds)
    var random = source(strata.count)
    random.shuffle(&turns)
    var turn = 0
    for (number, stratum) in strata.enumerated() {
      var stratum = stratum
      var random = source(number)
      random.shuffle(&stratum)
      for index in stratum {
        parts[turns[turn]].append(index)
        turn = turn + 1 == folds ? 0 : turn + 1
      }
    }
    return parts
  }

  /// As many examples in a row as there are folds, one to each at random: every fold has its share
  /// of small and large numbers.
  func sorted(_ examples: [Int32]) -> [[Int32]] {
    var parts = [[Int32]](repeating: [], count: folds)
    var turns = Array(0..<folds)
    var random = source(0)
    for start in stride(from: 0, to: examples.count, by: folds) {
      random.shuffle(&turns)
      for (example, fold) in zip(examples[start...], turns) { parts[fold].append(example) }
    }
    return parts
  }

  /// Whole groups, the large ones first, each to the smallest fold so far, so that folds differ by
  /// no more than the largest group. Sizes within a power of two come in random order: else draws
  /// would be alike.
  func groups(_ groups: [[Int32]]) -> [[Int32]] {
    var groups = groups
    var random = source(0)
    random.shuffle(&groups)
    let octaves = groups.map { $0.count.leadingZeroBitCount }
    let order = groups.indices.sorted { (octaves[$0], $0) < (octaves[$1], $1) }
    var parts = [[Int32]](repeating: [], count: folds)
    for group in order {
      let smallest = parts.indices.min { parts[$0].count < parts[$1].count } ?? 0
      parts[smallest] += groups[group]
    }
    return parts
  }
}
