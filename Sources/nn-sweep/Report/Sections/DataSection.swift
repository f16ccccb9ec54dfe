import Datasets
import Records

extension ReportMaterial {
  /// What was learned from, so exactly that somebody else can tell whether theirs are the same.
  var data: ReportSection {
    ReportSection(
      "data", "Data",
      experiment.data.flatMap { data -> [ReportBlock] in
        let identity = winners.first { $0.data.name == data.name }?.identity
        let text = data.description.map { DataText(name: data.name, $0) }
        var facts: [(name: String, text: String)] = []
        if let identity {
          facts.append(("split", identity.split))
          facts.append(("SHA-256 of the examples", identity.digest))
        }
        return [
          .heading(data.name), .list(text?.lines ?? ["What the rows were is not known."]),
          .facts(facts), .list(text?.findings ?? []),
        ].filter { !$0.isEmpty }
      })
  }
}
