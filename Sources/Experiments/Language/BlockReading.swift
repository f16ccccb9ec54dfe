import Records
import YAMLLite

/// What a sample may say.
private enum SampleKey: String, CaseIterable {
  case points, seed, method
}

extension Reader {
  mutating func experimentName(_ node: Node) -> String? {
    guard let name = text(node, "name") else { return nil }
    guard ExperimentName.isValid(name) else {
      report(
        "'\(name)' cannot name an experiment", at: node.range,
        hint: ExperimentName.cure(for: name))
      return nil
    }
    return name
  }

  /// `sample: {points: 200, seed: 1, method: random}`.
  mutating func sample(_ section: inout Section, _ entry: Node.Entry) {
    guard let entries = entries(entry.value, "sample", of: SampleKey.self) else { return }
    var sample = Sample(points: 0, seed: 1, method: .random)
    for (key, entry) in entries {
      switch key {
      case .points:
        sample.points = integer(entry.value, "points", in: 1...Sweep.largestSample) ?? 1
      case .seed:
        sample.seed = UInt64(integer(entry.value, "seed", in: 0...Int.max) ?? 1)
      case .method:
        sample.method = name(entry.value, "method", of: SampleMethod.self) ?? .random
      }
    }
    if sample.points == 0 {
      report("a sample needs 'points'", at: entry.value.range, hint: "write {points: 200}")
    }
    section.sample = Located(sample, at: entry.value.range)
  }

  /// Named sub-sweeps.
  mutating func blocks(_ file: inout ExperimentFile, _ entry: Node.Entry) {
    guard case .mapping(let entries) = entry.value.content, !entries.isEmpty else {
      report(
        "blocks must be a mapping of names, not a \(entry.value.kind)", at: entry.value.range,
        hint: "write 'plain: {optimizer: sgd}' and the like below it")
      return
    }
    for entry in entries {
      var block = file.root.block(named: entry.key)
      if entry.value.plainText != "" {
        let keys = ExperimentKey.all.filter(\.isOfBlocks)
        let entries = mapping(entry.value, "block '\(entry.key)'", keys: keys.map(\.name)) ?? []
        read(entries, into: &block, in: file.source)
      }
      file.blocks.append(block)
    }
  }

  /// Reads the entries of a section, those last that use the names of others.
  mutating func read(_ entries: [Node.Entry], into section: inout Section, in file: SourceFile) {
    for isLate in [false, true] {
      for entry in entries {
        guard let key = ExperimentKey.all.first(where: { $0.name == entry.key }),
          case .section(let late, _, let read) = key.reading, late == isLate
        else { continue }
        read(&section, entry, &self, file)
      }
    }
  }

  /// What no key of a section shows alone.
  mutating func check(_ section: Section) {
    let drawn = section.factors.compactMap(\.drawn)
    guard let sample = section.sample else {
      for dimension in drawn {
        report(
          "a distribution is for samples", at: dimension.range,
          hint: "add 'sample: {points: 100}', or write a list")
      }
      return
    }
    if section.factors.isEmpty {
      report("nothing to draw a sample from", at: sample.range, hint: "add 'grid:'")
    }
  }
}
