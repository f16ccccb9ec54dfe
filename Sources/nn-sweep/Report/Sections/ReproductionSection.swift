import Records

extension ReportMaterial {
  /// How somebody else gets the same numbers, and what they cite.
  var reproduction: ReportSection {
    let file = experiment.path.split(separator: "/").last.map(String.init) ?? experiment.name
    let run = winners.first?.row?.medianRun
    var commands =
      ["nn-sweep run \(shellWord(file))"] + sequel.commands
      + ["nn-sweep report \(shellWord(experiment.name))"]
    var facts: [(name: String, text: String)] = []
    if let run, let digest = winners.first?.weightsDigest {
      commands.append("nn-sweep reproduce \(run.short)")
      facts = [("best setting's run in the middle", run.short), ("SHA-256 of its weights", digest)]
    }
    return ReportSection(
      "reproduction", "To reproduce",
      [
        .paragraph("The experiment file, as \(file):"), .code(experiment.text),
        .paragraph("With the same data, every run comes to the same bits:"),
        .code(commands.joined(separator: "\n")), .facts(facts), .heading("To cite nn-sweep"),
        .paragraph(Citation.sentence(versions)), .code(Citation.bibTeX),
      ].filter { !$0.isEmpty })
  }

  /// The versions that trained runs, with their commits; of none this one.
  var versions: [String] {
    let known = provenances.map { Build.named($0.provenance.version, $0.provenance.commit) }
      .distinct
    return known.isEmpty ? [Build.named(Build.version, Build.commit)] : known
  }
}
