extension ReportMaterial {
  /// What the settings do, drawn.
  var pictureSection: ReportSection? {
    guard !pictures.isEmpty else { return nil }
    return ReportSection("pictures", "Pictures", pictures.map { .picture($0) })
  }
}
