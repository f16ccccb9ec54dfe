import Datasets
import Formulas
import Records
import YAMLLite

/// The settings of one section: the product of its factors, or a sample of it, less what its
/// conditions leave out, and the points added.
struct SettingSpace: Sendable {
  let section: Section
  let data: DataTable
  /// What each setting is repeated over: split after split with every seed.
  let replicates: [Replicate]
  /// Generators written out.
  let factors: [Factor]
  /// What a sample drew, a value a factor; nil where every combination counts.
  var drawn: [[SampleValue]]?
  /// Settings drawn for a sample that was given up: the conditions leave too few.
  var drawsGivenUp: Int?
  /// Numbers of the combinations that are left; nil where all are.
  var kept: [UInt32]?
  /// Combinations, or draws, that conditions left out.
  var excludedCount = 0
  /// Which exclusions and conditions left something out.
  var effective: Set<Int> = []
  /// Knobs that some setting's optimizer, schedule or loss has.
  var knobs: Set<Setting> = []
  /// What the section fixes.
  private let fixed: Choices
  /// For each factor, where its axes have their values, and these, row by row.
  private let places: [[Int]]
  private let slots: [[[Choices.Slot]]]

  /// Combinations of all factors; nil when there are too many.
  var combinations: Int? {
    if section.hasAddedOnly { return 0 }
    var count = 1
    for factor in factors where factor.drawn == nil {
      let (product, overflows) = count.multipliedReportingOverflow(by: factor.rows.count)
      if overflows || product > Sweep.largestCount { return nil }
      count = product
    }
    return count
  }

  /// Settings that are left, added ones included.
  var count: Int {
    (drawn?.count ?? kept?.count ?? combinations ?? 0) + section.inclusions.count
  }

  /// Writes generators out for these data.
  init(_ section: Section, for data: DataTable, _ reader: inout Reader) {
    self.section = section
    self.data = data
    replicates = data.splits.flatMap { split in
      section.seeds.map { Replicate(seed: $0, split: split) }
    }
    let shapes = section.shapes(of: data)
    factors = section.factors.map { factor in
      var factor = factor
      factor.rows = factor.rows.flatMap { row -> [[Located<AxisChoice>]] in
        guard row.count == 1, case .generated(let sizes) = row[0].value else { return [row] }
        return Self.written(sizes, for: shapes, at: row[0].range, &reader)
      }
      return factor
    }
    var fixed = Choices(variables: section.variables)
    for (axis, choice) in section.fixed { fixed[axis] = choice.choice }
    self.fixed = fixed
    places = factors.map { factor in factor.axes.compactMap { fixed.place(of: $0.axis) } }
    slots = factors.map { factor in factor.rows.map { row in row.map(Choices.Slot.init) } }
  }

  /// A generator's sizes, a row each.
  private static func written(
    _ sizes: SizesGenerator, for shapes: [(inputs: Int, outputs: Int)], at range: SourceRange,
    _ reader: inout Reader
  ) -> [[Located<AxisChoice>]] {
    do throws(Unfit) {
      var lists: [[[Int]]] = []
      for shape in shapes {
        lists.append(try sizes.generator.sizes(inputs: shape.inputs, outputs: shape.outputs))
      }
      if lists.contains(where: { $0 != lists[0] }) {
        throw Unfit(
          "parameters", "the widths for so many parameters differ from dataset to dataset",
          hint: "give each dataset a block of its own, or write a list of sizes")
      }
      return (lists.first ?? []).map { [Located(.hidden($0), at: range)] }
    } catch {
      let place = error.key.flatMap { sizes.places[$0] } ?? range
      reader.report(error.reason, at: place, hint: error.hint)
      return []
    }
  }

  /// What setting number `index` of those that are left says of each axis, derived ones included.
  func resolution(_ index: Int) -> Resolution {
    var choices = given(index)
    derive(&choices) { _, _ in }
    return Resolution(choices, data)
  }

  func given(_ index: Int) -> Choices {
    let added = index - (count - section.inclusions.count)
    if added >= 0 {
      var choices = fixed
      for (axis, choice) in section.inclusions[added].choices {
        for rival in axis.rivals { choices[rival] = nil }
        choices[axis] = choice
      }
      return choices
    }
    if let drawn { return combination(drawn[index]) }
    return combination(kept.map { Int($0[index]) } ?? index)
  }

  /// Combination number `number`, the last factor fastest.
  func combination(_ number: Int) -> Choices {
    var choices = fixed
    var rest = number
    for index in factors.indices.reversed() {
      let (quotient, row) = rest.quotientAndRemainder(dividingBy: factors[index].rows.count)
      place(row, of: index, in: &choices)
      rest = quotient
    }
    return choices
  }

  /// The combination that a sample drew.
  func combination(_ values: [SampleValue]) -> Choices {
    var choices = fixed
    for (index, value) in values.enumerated() {
      let factor = factors[index]
      let range = factor.drawn?.range ?? factor.axes[0].keyRange
      switch value {
      case .choice(let row): place(row, of: index, in: &choices)
      case .number(let number): choices[factor.axes[0].axis] = Located(.number(number), at: range)
      case .whole(let whole):
        choices[factor.axes[0].axis] = Located(.number(Double(whole)), at: range)
      case .sizes(let sizes): choices[factor.axes[0].axis] = Located(.hidden(sizes), at: range)
      }
    }
    return choices
  }

  private func place(_ row: Int, of factor: Int, in choices: inout Choices) {
    for (place, slot) in zip(places[factor], slots[factor][row]) { choices.set(slot, at: place) }
  }

  /// Computes derived settings; `fail` hears of those that have no value here, or a wrong one.
  func derive(_ choices: inout Choices, fail: (Derivation, FormulaFailure) -> Void) {
    for derivation in section.derivations {
      let formula = derivation.formula
      let resolution = Resolution(choices, data)
      do {
        let value = try formula.formula.value { resolution.value(formula.names[$0]) }
        guard case .number(let number) = value else { continue }
        choices[derivation.axis] = Located(.number(number), at: formula.formula.range)
      } catch {
        fail(derivation, error)
      }
    }
  }
}

extension Section {
  /// Inputs and outputs of the datasets that its points ask for.
  fileprivate func shapes(of data: DataTable) -> [(inputs: Int, outputs: Int)] {
    let asked = Set(datasets.map(\.value))
    let facts = zip(data.sources, data.facts).filter { asked.contains($0.0) }.map(\.1)
    return (facts.isEmpty ? Array(data.facts.prefix(1)) : facts).map {
      (inputs: $0.inputs, outputs: $0.task.outputs)
    }
  }
}
