import Datasets
import Experiments
import Records

extension SweepPlan {
  /// What `nn-sweep plan` prints.
  var text: [String] {
    var lines = [heading]
    lines += blocks
    lines += dataLines
    var merged = "points     \(NumberText.count(census.points)) asked for"
    merged += ", \(NumberText.count(census.excluded)) excluded"
    merged += ", \(NumberText.count(census.duplicates)) duplicates merged"
    lines.append(merged)
    lines.append(
      "runs       \(NumberText.count(new)) new, \(NumberText.count(finished)) finished,"
        + " \(NumberText.count(toContinue)) to continue,"
        + " \(NumberText.count(noLongerAsked)) no longer asked for")
    lines.append("networks   \(range(estimate.parameters)) parameters,")
    lines.append("           \(range(estimate.flops)) operations to train on one example")
    lines += defaults
    if let scores = sweep.scoreText { lines.append("scores     " + scores) }
    if toEvaluate > 0 {
      lines.append(
        "           \(NumberText.counted(toEvaluate, "run")) get them from what is stored,"
          + " without training")
    }
    if toRepeat > 0 {
      lines.append(
        "           \(NumberText.counted(toRepeat, "finished run")) without them train again")
    }
    lines += prediction
    lines += warnings.map { "warning: \($0)" }
    return lines
  }

  private var heading: String {
    let split = file.resolvedSplit
    let replicates = Set(
      census.blocks.map {
        $0.splits == 1
          ? NumberText.counted($0.seeds, "seed")
          : ReplicateText(
            seeds: $0.seeds, draws: split.draws, folds: split.folds ?? 0,
            outer: split.outer ?? 0
          ).text
      })
    let times = replicates.count == 1 ? " with \(replicates.first ?? "")" : ""
    // Settings that train alike stand in tables each for itself, but are trained once.
    let different = census.points - census.duplicates
    let distinct =
      census.duplicates == 0 ? "" : " (\(NumberText.count(different)) of them different)"
    return
      "\(file.name): \(NumberText.counted(census.points, "setting"))\(distinct)\(times),"
      + " \(NumberText.counted(census.trajectories.count, "run"))"
  }

  private var blocks: [String] {
    guard census.blocks.contains(where: { $0.name != nil }) else { return [] }
    return census.blocks.map { block in
      let name = block.name ?? "include"
      let excluded = block.excluded > 0 ? ", \(NumberText.count(block.excluded)) excluded" : ""
      return "  \(name): \(NumberText.counted(block.points, "point"))\(excluded)"
    }
  }

  private func range(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? NumberText.count(range.lowerBound)
      : "\(NumberText.count(range.lowerBound)) to \(NumberText.count(range.upperBound))"
  }

  private var defaults: [String] {
    let all = sweep.defaults.map { "\($0.name) \($0.value)" }
    var lines: [String] = []
    for item in all {
      if let last = lines.last, last.count + item.count < 88 {
        lines[lines.count - 1] = last + "; " + item
      } else {
        lines.append((lines.isEmpty ? "defaults   " : "           ") + item)
      }
    }
    return lines
  }

  private var prediction: [String] {
    guard new + toContinue > 0 else { return ["time       nothing is left to train"] }
    let threads = NumberText.counted(estimate.threads, "thread")
    return [
      "time       \(mayEndEarly ? "at most" : "about") \(NumberText.duration(estimate.seconds)) on \(threads),"
        + " within \(Int((100 * estimate.error).rounded())) %",
      "memory     about \(NumberText.bytes(Double(estimate.memory))); the database grows by about"
        + " \(NumberText.bytes(Double(estimate.storage)))",
    ]
  }

  /// What `--json` writes of one file.
  var json: JSONValue {
    let blocks = census.blocks.map { block in
      JSONValue.object([
        "name": JSONValue(block.name), "points": .integer(block.points),
        "excluded": .integer(block.excluded), "seeds": .integer(block.seeds),
      ])
    }
    return .object([
      "experiment": .text(file.name), "data": dataJSON, "points": .integer(census.points),
      "excluded": .integer(census.excluded), "duplicates": .integer(census.duplicates),
      "runs": .integer(census.trajectories.count), "new": .integer(new),
      "finished": .integer(finished),
      "to_continue": .integer(toContinue), "to_score": .integer(toEvaluate),
      "to_repeat": .integer(toRepeat), "no_longer_asked": .integer(noLongerAsked),
      "seconds": .number(estimate.seconds), "seconds_error": .number(estimate.error),
      "threads": .integer(estimate.threads), "memory_bytes": .integer(estimate.memory),
      "database_bytes": .integer(estimate.storage),
      "parameters": .list([
        .integer(estimate.parameters.lowerBound), .integer(estimate.parameters.upperBound),
      ]),
      "flops": .list([.integer(estimate.flops.lowerBound), .integer(estimate.flops.upperBound)]),
      "defaults": .object(
        Dictionary(sweep.defaults.map { ($0.name, JSONValue($0.value)) }) { first, _ in first }
      ),
      "blocks": .list(blocks), "warnings": .list(warnings.map(JSONValue.text)),
    ])
  }
}
