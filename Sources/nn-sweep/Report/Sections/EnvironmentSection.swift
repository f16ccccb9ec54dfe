import Records

extension ReportMaterial {
  /// Where and by what the runs were trained. Names of machines stay at home.
  var environment: ReportSection? {
    guard !provenances.isEmpty else { return nil }
    let rows = provenances.map { provenance, runs in
      [
        provenance.processor, provenance.instructionSet,
        "\(provenance.version) (\(provenance.commit))", NumberText.count(runs),
      ]
    }
    let seconds = runs.reduce(0) { $0 + ($1.seconds ?? 0) }
    let hosts = Set(provenances.map(\.provenance.host)).count
    return ReportSection(
      "environment", "Environment",
      [
        .paragraph(
          "Trained on \(NumberText.counted(hosts, "machine")), \(NumberText.duration(seconds)) of "
            + "training and evaluation in all. The same version gives the same bits on every "
            + "processor that it runs on."),
        .table(
          ReportTable(
            [
              ("processor", false), ("instruction set", false), ("nn-sweep", false), ("runs", true),
            ],
            rows)),
      ])
  }
}
