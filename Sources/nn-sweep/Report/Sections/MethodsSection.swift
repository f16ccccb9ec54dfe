extension ReportMaterial {
  /// A paragraph for a paper.
  var methods: ReportSection? {
    guard !winners.isEmpty else { return nil }
    return ReportSection(
      "methods", "For a paper", [.paragraph(MethodsText(self).paragraph)])
  }
}
