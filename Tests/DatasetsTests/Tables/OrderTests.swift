import Testing

@testable import Datasets

/// Columns along which a split cuts.
@Suite struct OrderTests {
  private func read(
    _ text: String, order: Column = .name("day"), drop: [Column] = [], categories: [Column] = []
  ) throws(DatasetError) -> RawExamples {
    let source = CSVSource(
      file: "t.csv", answer: .label(.last), header: true, drop: drop, categories: categories)
    return try CSVReader.examples(
      of: Array(text.utf8), source, path: "t.csv", by: nil, order: order)
  }

  @Test func `dates order the rows and are no input`() throws {
    let text = "day,x,y\n2024-03-01,1,a\n2023-12-31,2,b\n2024-03-01,3,a\n2024-02-29,4,b\n"
    let raw = try read(text)
    #expect(raw.order == [2, 0, 2, 1])
    #expect(raw.columnNames == ["x"])
    #expect(raw.datesLeftOut == "day")
    guard case .table(let fields, _, _) = raw.layout else {
      Issue.record("a table")
      return
    }
    #expect(fields.map(\.use) == [.dropped, .number, .answer])
    #expect(try read(text, drop: [.name("day")]).datesLeftOut == nil)
    #expect(try read(text, categories: [.name("day")]).columns == 4)
  }

  @Test func `numbers order the rows and are an input`() throws {
    let raw = try read("day,x,y\n3,1,a\n-1.5,2,b\n3,3,a\n10,4,b\n")
    #expect(raw.order == [1, 0, 1, 2])
    #expect(raw.columnNames == ["day", "x"])
    #expect(raw.datesLeftOut == nil)
  }

  @Test func `the order is a part of the digest where it is asked for`() throws {
    let text = "day,x,y\n3,1,a\n-1.5,2,b\n3,3,a\n10,4,b\n"
    let source = CSVSource(file: "t.csv", answer: .label(.last))
    let plain = try CSVReader.examples(of: Array(text.utf8), source, path: "t", by: nil)
    #expect(try read(text).digest != plain.digest)
    #expect(try read(text).digest == read(text).digest)
    #expect(try read(text, order: .name("x")).digest != read(text).digest)
  }

  @Test(
    arguments: [
      ("2024-01-31", 1_706_659_200), ("2024-01", 1_704_067_200), ("1970-01-01", 0),
      ("1969-12-31 23:59:59", -1), ("2000-03-01", 951_868_800), ("0001-01-01", -62_135_596_800),
      ("2024-01-31T12:30", 1_706_704_200), ("2024-01-31T12:30:45.5Z", 1_706_704_245.5),
      ("2024-01-31T12:30:45+01:00", 1_706_700_645), ("2024-01-31 12:30:45-0230", 1_706_713_245),
      ("2024-02-30", nil), ("2023-02-29", nil), ("2024-13-01", nil), ("31.01.2024", nil),
      ("2024", nil), ("2024-01-31T", nil), ("2024-01-31 25:00", nil), ("2024-01-31x", nil),
      ("", nil), ("2024-01-31 12:30 PM", nil),
    ] as [(String, Double?)])
  func `dates are seconds`(text: String, seconds: Double?) {
    #expect(ISODate.seconds(text) == seconds)
  }

  @Test(
    arguments: [
      (
        "day,x,y\n2024-01-01,1,a\n5,2,b\n",
        """
        t.csv:3:1: error: '5' in column 'day', which the split orders by, is a number among dates
          hint: write dates as 2024-01-31 or 2024-01-31 12:30:00
        """
      ),
      (
        "day,x,y\n31.01.2024,1,a\n01.02.2024,2,b\n",
        """
        t.csv:2:1: error: '31.01.2024' in column 'day', which the split orders by, is neither a number nor a date
          hint: write dates as 2024-01-31 or 2024-01-31 12:30:00
        """
      ),
      (
        "day,x,y\n2024-01-01,1,a\n,2,b\n",
        """
        t.csv:3:1: error: the value of column 'day' is missing
          hint: fill it in, or delete the row
        """
      ),
    ])
  func `what is no date is refused with its place`(text: String, message: String) {
    let error = failure { () throws(DatasetError) in _ = try read(text) }
    #expect(error?.description == message)
  }

  @Test func `data without columns have no order`() {
    var split = Split()
    split.order = .last
    let error = failure { () throws(DatasetError) in
      _ = try DatasetLibrary(directories: []).prepare(.digits, split: split, relativeTo: "")
    }
    #expect(
      error?.description == """
        error: split: 'digits' has no column to order rows by
          hint: leave 'order' out
        """)
  }
}
