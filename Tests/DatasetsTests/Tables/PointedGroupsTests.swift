import Testing

@testable import Datasets

/// Numbers with a point between groups of digits, which would be read as fractions.
@Suite struct PointedGroupsTests {
  private func finding(_ fields: String) -> String? {
    var groups = PointedGroups()
    for field in fields.split(separator: " ") { groups.add(Array(field.utf8)[...]) }
    return groups.finding("column 'a'")?.message
  }

  @Test(arguments: ["850 1.344", "7 850 1.344 12.500 0", "-850 -1.344", "1.344 2.329 103.222 850"])
  func `thousands with a point are told`(fields: String) {
    #expect(finding(fields)?.hasPrefix("column 'a' has ") == true)
  }

  @Test(arguments: [
    "1.344 2.329 0.758", "1.344 2.329 103.222", "850 1.344 2.5", "850 0.344", "850 1.344 1344",
    "850 1.344 1e5", "850 120", "85 1.344", "850.125 100.000 99.871", "850 -0.344", "850 1.3440",
    "100 1.344" + String(repeating: " 2.329", count: 60), "", "inf 850",
  ])
  func `fractions and whole numbers are not`(fields: String) {
    #expect(finding(fields) == nil)
  }

  @Test func `inputs, targets and weights are told of, and read as they were`() throws {
    let text =
      "umsatz;x;w;y\n"
      + (0..<4).map { "\([850, 921][$0 % 2]);0.5\($0);2.500;1.34\($0)\n" }.joined()
      + "1.344;0.25;900;850\n"
    let examples = try CSVReader.examples(
      of: Array(text.utf8),
      CSVSource(file: "t.csv", answer: .target(.last), weight: .name("w")), path: "t.csv", by: nil)
    #expect(examples.weights?.last == 900 && examples.weights?.first == 2.5)
    #expect(
      examples.findings == [
        DataFinding(
          "column 'umsatz' has 850 and 1.344, which may be meant as 1344",
          cure: "if it is, write it without the point"),
        DataFinding(
          "column 'y' has 850 and 1.340, which may be meant as 1340",
          cure: "if it is, write it without the point"),
        DataFinding(
          "column 'w' has 900 and 2.500, which may be meant as 2500",
          cure: "if it is, write it without the point"),
      ])
  }
}
