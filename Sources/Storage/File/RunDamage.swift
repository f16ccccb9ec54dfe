import Records

/// Something stored of a run that cannot be what it must be, and that training the run again writes
/// anew.
struct RunDamage: Error, Hashable {
  let run: TrajectoryID
  /// `its weights after epoch 3 do not fit their layers`.
  let finding: String
}
