import Datasets
import Kernels
import YAMLLite

/// The settings of one section: the product of its factors, or a sample of it, less what its
/// conditions leave out, and the points added.
struct SettingSpace: Sendable {
  let section: Section
  let facts: DatasetFacts
  /// Generators written out.
  let factors: [Factor]
  /// What a sample drew, a value a factor; nil where every combination counts.
  private(set) var drawn: [[SampleValue]]?
  /// Numbers of the combinations that are left; nil where all are.
  private(set) var kept: [UInt32]?
  /// Combinations, or draws, that conditions left out.
  private(set) var excludedCount = 0
  /// Which exclusions and conditions left something out.
  private(set) var effective: Set<Int> = []
  /// Knobs that some setting's optimizer has.
  private(set) var knobs: Set<Axis> = []

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
  init(_ section: Section, for facts: DatasetFacts, _ reader: inout Reader) {
    self.section = section
    self.facts = facts
    factors = section.factors.map { factor in
      var factor = factor
      factor.rows = factor.rows.flatMap { row -> [[Located<AxisChoice>]] in
        guard row.count == 1, case .generated(let sizes) = row[0].value else { return [row] }
        do throws(Unfit) {
          let all = try sizes.generator.sizes(inputs: facts.inputs, outputs: facts.task.outputs)
          return all.map { [Located(.hidden($0), at: row[0].range)] }
        } catch {
          let place = error.key.flatMap { sizes.places[$0] } ?? row[0].range
          reader.report(error.reason, at: place, hint: error.hint)
          return []
        }
      }
      return factor
    }
  }

  /// What setting number `index` of those that are left says of each axis, derived ones included.
  func choices(_ index: Int) -> [Axis: Located<AxisChoice>] {
    var choices = given(index)
    derive(&choices) { _, _ in }
    return choices
  }

  private func given(_ index: Int) -> [Axis: Located<AxisChoice>] {
    let added = index - (count - section.inclusions.count)
    if added >= 0 {
      var choices = section.fixed.mapValues(\.choice)
      let point = section.inclusions[added].choices
      if point[.hidden] != nil { choices[.layers] = nil }
      if point[.layers] != nil { choices[.hidden] = nil }
      choices.merge(point) { $1 }
      return choices
    }
    if let drawn { return combination(drawn[index]) }
    return combination(kept.map { Int($0[index]) } ?? index)
  }

  /// Combination number `number`, the last factor fastest.
  private func combination(_ number: Int) -> [Axis: Located<AxisChoice>] {
    var choices = section.fixed.mapValues(\.choice)
    var rest = number
    for factor in factors.reversed() {
      let (quotient, row) = rest.quotientAndRemainder(dividingBy: factor.rows.count)
      for (axis, choice) in zip(factor.axes, factor.rows[row]) { choices[axis.axis] = choice }
      rest = quotient
    }
    return choices
  }

  /// The combination that a sample drew.
  private func combination(_ values: [SampleValue]) -> [Axis: Located<AxisChoice>] {
    var choices = section.fixed.mapValues(\.choice)
    for (factor, value) in zip(factors, values) {
      let place = factor.drawn?.range ?? factor.axes[0].keyRange
      switch value {
      case .choice(let row):
        for (axis, choice) in zip(factor.axes, factor.rows[row]) { choices[axis.axis] = choice }
      case .number(let number): choices[factor.axes[0].axis] = Located(.number(number), at: place)
      case .whole(let whole):
        choices[factor.axes[0].axis] = Located(.number(Double(whole)), at: place)
      }
    }
    return choices
  }

  /// Computes derived settings; `fail` hears of those that have no value here, or a wrong one.
  private func derive(
    _ choices: inout [Axis: Located<AxisChoice>], fail: (Derivation, FormulaFailure) -> Void
  ) {
    for derivation in section.derivations {
      let formula = derivation.formula
      let resolution = Resolution(facts: facts, choices: choices)
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

/// The first pass over all settings, which leaves out and checks.
extension SettingSpace {
  private enum Verdict {
    case kept
    case excluded
    case broken
  }

  /// Finds out which settings are left, and reports everything that is wrong with them.
  mutating func settle(_ reader: inout Reader, fallback: SourceRange, enough: Int) {
    if let sample = section.sample {
      draw(sample, &reader, fallback, enough)
    } else if let combinations {
      let isFiltered = !section.conditions.isEmpty || !section.exclusions.isEmpty
      var left: [UInt32] = []
      for number in 0..<combinations where reader.diagnostics.count < enough {
        let verdict = judge(combination(number), &reader, fallback)
        if isFiltered, verdict == .kept { left.append(UInt32(number)) }
      }
      if isFiltered { kept = left }
    }
    for index in (count - section.inclusions.count)..<count {
      _ = judge(given(index), &reader, fallback, isAdded: true)
    }
  }

  private mutating func draw(
    _ sample: Located<Sample>, _ reader: inout Reader, _ fallback: SourceRange, _ enough: Int
  ) {
    var accepted: [[SampleValue]] = []
    let wanted = sample.value.points
    let dimensions = factors.map { $0.drawn?.value ?? .choice($0.rows.count) }
    do {
      var sampler = try Sampler(
        dimensions, sample.value.method, random: RandomSource(seed: sample.value.seed, .order, 1))
      // Conditions may leave next to nothing.
      var tries = max(10_000, 100 * wanted)
      while accepted.count < wanted, tries > 0, reader.diagnostics.count < enough,
        let values = sampler.next()
      {
        tries -= 1
        if judge(combination(values), &reader, fallback) == .kept { accepted.append(values) }
      }
    } catch {
      reader.report(error.reason, at: sample.range, hint: error.hint)
    }
    drawn = accepted
  }

  private mutating func judge(
    _ given: [Axis: Located<AxisChoice>], _ reader: inout Reader, _ fallback: SourceRange,
    isAdded: Bool = false
  ) -> Verdict {
    var choices = given
    var failures: [(Derivation, FormulaFailure)] = []
    derive(&choices) { failures.append(($0, $1)) }
    if let (_, failure) = failures.first {
      reader.reportOnce(failure.message + point(given), at: failure.range)
      return .broken
    }
    let resolution = Resolution(facts: facts, choices: choices)
    if let refusal = derivedRefusal(choices) {
      reader.reportOnce(refusal.message + point(given), at: refusal.range, hint: refusal.hint)
      return .broken
    }
    if !isAdded {
      do {
        if try isExcluded(resolution) {
          excludedCount += 1
          return .excluded
        }
      } catch {
        reader.reportOnce(error.message + point(given), at: error.range)
        return .broken
      }
    }
    for knob in resolution.optimizer.knobs { knobs.insert(knob.axis) }
    resolution.check(&reader, fallback: fallback)
    return .kept
  }

  /// Why a derived number cannot stand for its setting.
  private func derivedRefusal(
    _ choices: [Axis: Located<AxisChoice>]
  ) -> (message: String, hint: String?, range: SourceRange)? {
    for derivation in section.derivations {
      let axis = derivation.axis
      guard case .number(let number)? = choices[axis]?.value,
        let refusal = axis.rule?.refusal(number, axis.words)
      else { continue }
      return (refusal.message, refusal.hint, derivation.formula.formula.range)
    }
    return nil
  }

  private mutating func isExcluded(_ resolution: Resolution) throws(FormulaFailure) -> Bool {
    for (index, exclusion) in section.exclusions.enumerated() {
      let isMatch = exclusion.axes.allSatisfy { axis, values in
        resolution.value(axis).map(values.contains) ?? false
      }
      if isMatch {
        effective.insert(index)
        return true
      }
    }
    for (index, condition) in section.conditions.enumerated() {
      if try !condition.formula.holds({ resolution.value(condition.names[$0]) }) {
        effective.insert(section.exclusions.count + index)
        return true
      }
    }
    return false
  }

  /// ` (where batch_size 16, base 0.1)`: which point it is, by what is swept.
  private func point(_ choices: [Axis: Located<AxisChoice>]) -> String {
    let swept = factors.flatMap(\.axes).map(\.axis)
    let words = swept.compactMap { axis in
      choices[axis].map { "\(axis.rawValue) \($0.value.value)" }
    }
    return words.isEmpty ? "" : " (where \(words.joined(separator: ", ")))"
  }
}
