import YAMLLite

/// What a file may say of a Slurm cluster.
private enum SlurmKey: String, CaseIterable {
  case slices
  case jobsPerTask = "jobs_per_task"
  case time, partition, options
  case copyData = "copy_data"
}

extension Reader {
  /// `{slices: COUNT, jobs_per_task: COUNT, time: TIME, partition: NAME, options: [TEXT],
  /// copy_data: BOOL}`.
  mutating func slurm(_ node: Node) -> SlurmSettings {
    var settings = SlurmSettings()
    for (key, entry) in entries(node, "slurm", of: SlurmKey.self) ?? [] {
      switch key {
      case .slices:
        settings.slices = integer(entry.value, "slices", in: 1...SlurmSettings.mostSlices)
      case .jobsPerTask:
        settings.jobsPerTask = integer(
          entry.value, "jobs_per_task", in: 1...SlurmSettings.mostJobsPerTask)
      case .time:
        guard let text = text(entry.value, "time") else { continue }
        settings.time = SlurmTime(text)
        if settings.time == nil {
          report(
            "'\(text)' is no time limit of Slurm's", at: entry.value.range,
            hint: "write \(SlurmTime.example)")
        }
      case .partition:
        settings.partition = word(entry.value, "partition", SlurmSettings.fault(ofPartition:))
      case .options:
        let items = list(entry.value, "options", example: "[--account=physics, --mem=4G]") ?? []
        settings.options = items.compactMap {
          word($0, "an option", SlurmSettings.fault(ofOption:))
        }
      case .copyData: settings.copiesData = truth(entry.value, "copy_data") ?? false
      }
    }
    return settings
  }

  /// A text with which nothing is wrong.
  private mutating func word(
    _ node: Node, _ what: String, _ fault: (String) -> String?
  ) -> String? {
    guard let text = text(node, what) else { return nil }
    guard let fault = fault(text) else { return text }
    report("\(what) cannot be '\(text)'", at: node.range, hint: fault)
    return nil
  }
}
