import Datasets
import Networks
import Records
import YAMLLite

/// One key of an experiment file: what `nn-sweep keys` prints and how the file's value is read.
public struct ExperimentKey: Sendable {
  /// How the value is read, and into what.
  enum Reading: Sendable {
    case file(@Sendable (inout ExperimentFile, Node.Entry, inout Reader) -> Void)
    /// Blocks have it too. What is late is read when all axes and variables are known; what is
    /// overridable may be replaced on the command line, in every block.
    case section(
      isLate: Bool, isOverridable: Bool = false,
      @Sendable (inout Section, Node.Entry, inout Reader, SourceFile) -> Void)
    /// Read when all of them are.
    case blocks
    /// Read after them.
    case override
    /// Read last of all.
    case plots
  }

  public let name: String
  /// What may stand there, in a few words.
  public let type: String
  /// What holds where the file is silent.
  public let fallback: String
  public let help: String
  public let example: String
  let reading: Reading

  /// Whether blocks may have it, not only the file.
  public var isOfBlocks: Bool {
    if case .section = reading { true } else { false }
  }

  /// Every key, in the order in which a file is best written.
  public static let all: [ExperimentKey] =
    aboutName + [key(of: .dataset)] + aboutFile + aboutSeeds
    + Setting.allCases.filter { $0 != .dataset }.map(key) + aboutSpace

  private static let aboutName: [ExperimentKey] = [
    ExperimentKey(
      name: "name", type: "word", fallback: "the file's name without its ending",
      help: "names the experiment in the database and its directory of plots",
      example: "name: first-try",
      reading: .file { file, entry, reader in
        if let name = reader.experimentName(entry.value) { file.name = name }
      }),
    ExperimentKey(
      name: "description", type: "text", fallback: "empty",
      help: "the question that the experiment answers", example: "description: how wide is enough?",
      reading: .file { file, entry, reader in
        file.description = reader.text(entry.value, "description") ?? ""
      }),
  ]

  private static let aboutFile: [ExperimentKey] = [
    ExperimentKey(
      name: "split", type: "mapping",
      fallback: "{validation: \(Split().validation), test: \(Split.defaultTest), seed: 0}",
      help:
        "parts held out, as fractions, counts or 'last COUNT' (0 for none); draws: COUNT parts"
        + " anew, folds: COUNT cross-validates, by: COLUMN keeps groups together, order: COLUMN cuts in"
        + " time, gap: COUNT rows apart; data with a test part of their own keep it",
      example: "split: {validation: last 10000}",
      reading: .file { file, entry, reader in
        file.split = reader.split(entry.value).map { Located($0, at: entry.value.range) }
      }),
    ExperimentKey(
      name: "score", type: "name", fallback: "accuracy of classes, r2 of numbers",
      help: "what settings are ranked and runs stopped by; of classes: "
        + Score.all(ofClasses: true).map(\.column).joined(separator: ", ") + "; of numbers: "
        + Score.all(ofClasses: false).map(\.column).joined(separator: ", "),
      example: "score: macro_f1",
      reading: .file { file, entry, reader in
        file.scores.score = reader.score(entry.value, "score")
      }),
    ExperimentKey(
      name: "scores", type: "list of names", fallback: "empty",
      help: "what is recorded beside it", example: "scores: [balanced_accuracy, auc]",
      reading: .file { file, entry, reader in
        file.scores.recorded = reader.scores(entry.value)
      }),
    ExperimentKey(
      name: "positive", type: "name of a class", fallback: "the rarer one in training",
      help: "of two classes the one that f1 and average_precision are about",
      example: "positive: fraud",
      reading: .file { file, entry, reader in
        file.scores.positive = reader.text(entry.value, "positive").map {
          Located($0, at: entry.value.range)
        }
      }),
    ExperimentKey(
      name: "order", type: "space_filling or file", fallback: "space_filling",
      help: "which runs come first: an order in which every prefix is a fair sample of the whole,"
        + " or the file's",
      example: "order: file",
      reading: .file { file, entry, reader in
        file.order = reader.name(entry.value, "order", of: ExecutionOrder.self) ?? .spaceFilling
      }),
    ExperimentKey(
      name: "keep", type: "auto, all, best COUNT or none", fallback: "auto",
      help: "which finished runs keep their state, so that more epochs go on from it instead of"
        + " from the start: auto keeps all while they are small together, else the best",
      example: "keep: best 20",
      reading: .file { file, entry, reader in
        file.keep = reader.keptStates(entry.value) ?? .auto
      }),
    ExperimentKey(
      name: "max_seconds", type: "number above 0", fallback: "none",
      help: "interrupts a run that has trained for that long: it stays unfinished and unranked, and"
        + " goes on when the limit is raised",
      example: "max_seconds: 60",
      reading: .file { file, entry, reader in
        guard let seconds = reader.number(entry.value, "max_seconds") else { return }
        if seconds > 0 {
          file.maxSeconds = seconds
        } else {
          reader.report("max_seconds must be above 0", at: entry.value.range)
        }
      }),
    ExperimentKey(
      name: "slurm", type: "mapping", fallback: "chosen by 'nn-sweep cluster submit'",
      help: "how a cluster trains it: slices, jobs_per_task, time, partition, options of sbatch,"
        + " and copy_data to let tasks copy the data to their node; no part of a run's id",
      example: "slurm: {partition: main, time: 90, options: [--account=physics]}",
      reading: .file { file, entry, reader in file.slurm = reader.slurm(entry.value) }),
    ExperimentKey(
      name: "plots", type: "list of kinds, or of mappings", fallback: "[overview, score, loss]",
      help: "what is drawn after a run: \(PlotKind.words.joined(separator: ", "));"
        + " with color, facet, scale, x, score, format and width as 'nn-sweep plot' has them; no part of a run's id",
      example: "plots: [overview, {kind: curves, facet: hidden, format: pdf, width: 85}]",
      reading: .plots),
  ]

  private static let aboutSeeds: [ExperimentKey] = [
    ExperimentKey(
      name: "seed", type: "whole number", fallback: "1",
      help: "what weights and the order of examples are derived from", example: "seed: 3",
      reading: .section(isLate: false, isOverridable: true) { section, entry, reader, _ in
        let seed = reader.integer(entry.value, "seed", in: 0...Int.max)
        section.setSeeds(entry, seed.map { [UInt64($0)] }, &reader)
      }),
    ExperimentKey(
      name: "seeds", type: "list or range of whole numbers", fallback: "[1]",
      help: "trains every setting once per seed", example: "seeds: [3, 7]",
      reading: .section(isLate: false, isOverridable: true) { section, entry, reader, _ in
        section.setSeeds(entry, reader.seeds(entry.value), &reader)
      }),
    ExperimentKey(
      name: "repeats", type: "whole number", fallback: "1",
      help: "trains every setting with the seeds 1 to this number", example: "repeats: 5",
      reading: .section(isLate: false, isOverridable: true) { section, entry, reader, _ in
        let count = reader.integer(entry.value, "repeats", in: 1...1_000_000)
        section.setSeeds(entry, count.map { (1...UInt64($0)).map { $0 } }, &reader)
      }),
  ]

  private static func key(of setting: Setting) -> ExperimentKey {
    let (axis, row) = (Axis.setting(setting), setting.row)
    let line = "\(row.name): \(row.example)"
    return ExperimentKey(
      name: row.name, type: row.type, fallback: row.fallback, help: row.help,
      example: row.context.isEmpty ? line : row.context + "\n" + line,
      reading: .section(isLate: false, isOverridable: true) { section, entry, reader, _ in
        section.claim(axis, entry.keyRange, &reader)
        if axis == .dataset, case .list = entry.value.content {
          // Several datasets are an axis, wherever they are listed.
          reader.add(axis, entry, "dataset", to: &section)
          return
        }
        guard let choice = reader.fixedChoice(of: axis, entry.value) else { return }
        section.fixed[axis] = FixedAxis(
          keyRange: entry.keyRange, choice: Located(choice, at: entry.value.range))
      })
  }

  private static let aboutSpace: [ExperimentKey] = [
    ExperimentKey(
      name: "grid", type: "mapping of lists, ranges or generators", fallback: "empty",
      help: "every combination of the listed values is trained; axes: "
        + Axis.allCases.map(\.rawValue).joined(separator: ", "),
      example:
        "grid: {learning_rate: {from: 0.01, to: 1, count: 3, scale: log}, hidden: [16, 30-30]}",
      reading: .section(isLate: false) { section, entry, reader, _ in
        reader.grid(&section, entry)
      }),
    ExperimentKey(
      name: "zip", type: "mapping of lists, or a list of such", fallback: "empty",
      help: "axes that move together: the first values of all lists, the second values, and so on;"
        + " multiplies with the grid",
      example: "zip: {batch_size: [16, 64], learning_rate: [0.1, 0.4]}",
      reading: .section(isLate: false) { section, entry, reader, _ in
        reader.zip(&section, entry)
      }),
    ExperimentKey(
      name: "let", type: "mapping of lists or ranges of numbers", fallback: "empty",
      help: "variables that are swept like axes, for formulas; columns of tables and plots",
      example: "let: {base: [0.01, 0.03, 0.1]}",
      reading: .section(isLate: false) { section, entry, reader, _ in
        reader.variables(&section, entry)
      }),
    ExperimentKey(
      name: "derive", type: "mapping of formulas", fallback: "empty",
      help: "settings computed from axes, variables and the network: "
        + NetworkName.allCases.map(\.rawValue).joined(separator: ", "),
      example: "derive: {learning_rate: 0.1 * batch_size / 32}",
      reading: .section(isLate: true) { section, entry, reader, file in
        reader.derive(&section, entry, in: file)
      }),
    ExperimentKey(
      name: "where", type: "condition, or a list of them", fallback: "empty",
      help: "which points are trained: comparisons of axes, variables and the network, joined by"
        + " and, or, not, in; a block's conditions join those above",
      example: "where: parameters <= 50_000 and learning_rate * batch_size < 50",
      reading: .section(isLate: true) { section, entry, reader, file in
        reader.conditions(&section, entry, in: file)
      }),
    ExperimentKey(
      name: "exclude", type: "mapping of values, or a list of such", fallback: "empty",
      help: "partial points: what has all of these values is left out",
      example: "exclude: {batch_size: 32, learning_rate: [0.5, 1]}",
      reading: .section(isLate: true) { section, entry, reader, _ in
        reader.exclude(&section, entry)
      }),
    ExperimentKey(
      name: "include", type: "mapping of values, or a list of such", fallback: "empty",
      help:
        "points added at the end, whatever 'where' and 'exclude' say; each names every swept axis",
      example: "include: {hidden: 100, learning_rate: 0.05}",
      reading: .section(isLate: true) { section, entry, reader, _ in
        reader.include(&section, entry)
      }),
    ExperimentKey(
      name: "sample", type: "mapping", fallback: "none: every combination",
      help: "draws that many settings, none twice, by method random or sobol; axes may then be"
        + " {uniform: [a, b]}, {log_uniform: [a, b]} or {int_uniform: [a, b]}",
      example: "sample: {points: 20, seed: 1, method: random}\n"
        + "grid: {learning_rate: {log_uniform: [0.001, 1]}, hidden: [16, 30-30]}",
      reading: .section(isLate: false, isOverridable: true) { section, entry, reader, _ in
        reader.sample(&section, entry)
      }),
    ExperimentKey(
      name: "blocks", type: "mapping of names to mappings", fallback: "none",
      help: "several sweeps in one file: each inherits what stands above it and can override it",
      example: "blocks:\n  plain: {optimizer: sgd}\n"
        + "  moving: {optimizer: momentum, grid: {momentum: [0.5, 0.9]}}",
      reading: .blocks),
    ExperimentKey(
      name: "override", type: "mapping of values or lists", fallback: "empty",
      help: "what replaces settings, variables, seeds or the name wherever the file gives them, in"
        + " every block; -s on the command line writes it",
      example: "override: {learning_rate: [0.1, 0.3]}",
      reading: .override),
  ]
}

/// Which runs come first.
enum ExecutionOrder: String, CaseIterable, Sendable {
  case spaceFilling = "space_filling"
  case file
}
