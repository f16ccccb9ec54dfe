import Formulas
import Kernels
import Records
import YAMLLite

/// The first pass over all settings, which leaves out and checks.
extension SettingSpace {
  private enum Verdict {
    case kept
    case excluded
    case broken
  }

  /// Finds out which settings are left, and reports everything that is wrong with them.
  mutating func settle(_ reader: inout Reader, enough: Int) {
    let fallback = section.place(of: .dataset) ?? SourceRange(0, 0)
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
        dimensions, sample.value.method, random: RandomSource(seed: sample.value.seed, .sample, 1))
      // Conditions may leave next to nothing.
      let most = max(10_000, 100 * wanted)
      var tries = most
      while accepted.count < wanted, tries > 0, reader.diagnostics.count < enough,
        let values = sampler.next()
      {
        tries -= 1
        if judge(combination(values), &reader, fallback) == .kept { accepted.append(values) }
      }
      if accepted.count < wanted, tries == 0 { drawsGivenUp = most }
    } catch {
      reader.report(error.reason, at: sample.range, hint: error.hint)
    }
    drawn = accepted
  }

  private mutating func judge(
    _ given: Choices, _ reader: inout Reader, _ fallback: SourceRange, isAdded: Bool = false
  ) -> Verdict {
    var choices = given
    var failures: [(Derivation, FormulaFailure)] = []
    derive(&choices) { failures.append(($0, $1)) }
    if let (_, failure) = failures.first {
      reader.reportOnce(failure.message + point(given), at: failure.range)
      return .broken
    }
    let resolution = Resolution(choices, data)
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
    for knob in resolution.optimizer.knobs { knobs.insert(knob.setting) }
    for knob in resolution.scheduleName.knobs { knobs.insert(knob.setting) }
    for knob in resolution.loss.knobs { knobs.insert(knob) }
    resolution.check(&reader, fallback: fallback)
    return .kept
  }

  /// Why a derived number cannot stand for its setting.
  private func derivedRefusal(
    _ choices: Choices
  ) -> (message: String, hint: String?, range: SourceRange)? {
    for derivation in section.derivations {
      let axis = derivation.axis
      guard let number = choices.number(axis),
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
  private func point(_ choices: Choices) -> String {
    let swept = factors.flatMap(\.axes).map(\.axis)
    let words = swept.compactMap { axis in
      choices[axis].map { "\(axis.rawValue) \($0.value.value)" }
    }
    return words.isEmpty ? "" : " (where \(words.joined(separator: ", ")))"
  }
}
