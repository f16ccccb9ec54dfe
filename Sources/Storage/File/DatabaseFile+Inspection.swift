import GRDB

/// What is looked at in a database that may hold what nn-sweep did not write.
extension DatabaseFile {
  /// Makes anew what somebody has dropped from it; answers whether there was anything. Where that was
  /// more than indexes and views a copy stays of what is left. Not always while another process has it
  /// open, which takes the seal away.
  static func mendSchema(
    _ queue: DatabaseQueue, _ directory: ResultsDirectory, always: Bool, note: (String) -> Void
  ) throws -> Bool {
    // Without the table of those nobody can be told.
    let isUsed = (try? queue.read { try Holders.anyLives($0, directory) }) ?? false
    guard always || !isUsed else { return false }
    let repair = try queue.read(SchemaRepair.init)
    guard !repair.objects.isEmpty else { return false }
    let (objects, verb) = (repair.objects, repair.objects.count == 1 ? "was" : "were")
    var clauses = ["\(objects.joined(separator: ", ")) \(verb) missing or not whole: made anew"]
    if !repair.cures.isEmpty {
      clauses.append("as it was: '\(try Salvage(directory).copy(queue))'")
    }
    try queue.writeWithoutTransaction(repair.run)
    note(Findings.note(on: directory.database, (clauses + repair.cures).joined(separator: "; ")))
    return true
  }

  /// Looks through all of it; not always in the same way.
  static func inspect(
    _ queue: DatabaseQueue, _ directory: ResultsDirectory, always: Bool, note: (String) -> Void
  ) throws {
    guard try always || !queue.read({ try Holders.anyLives($0, directory) }) else { return }
    let findings = try queue.write(Inspection.run)
    findings.notes(on: directory.database).forEach(note)
  }
}
