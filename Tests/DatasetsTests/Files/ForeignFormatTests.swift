import Testing

@testable import Datasets

/// Files of other programs in the place of a table.
@Suite struct ForeignFormatTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    arguments: [
      (zip([("xl/workbook.xml", [1])]), "an Excel workbook", "pandas.read_excel('DIR/t.csv')"),
      (Array("PAR1".utf8) + [1, 2], "a Parquet file", "pandas.read_parquet('DIR/t.csv')"),
      (
        [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0], "an HDF5 file",
        "h5py.File('DIR/t.csv')"
      ),
      (npz(["x": [1]]), "an archive of NumPy arrays", "{npz: FILE, inputs: x, labels: \"y\"}"),
      (npy("|u1", [1], [1]), "a NumPy array", "{npy: FILE, labels: FILE}"),
      (Array("[ {\"a\": 1}]".utf8), "a JSON file", "pandas.read_json('DIR/t.csv')"),
      (Array("[\n[1, \"a\"], [2, \"b\"]]".utf8), "a JSON file", "pandas.read_json('DIR/t.csv')"),
      (Array("{\"a\": 1}\n".utf8), "a JSON file", "pandas.read_json('DIR/t.csv', lines=True)"),
      (Array("{\"a\": 1}\n".utf8), "a JSON file", "to_csv('DIR/t-2.csv', index=False)"),
      (
        Array("<stata_dta><header>".utf8), "a Stata file", "pandas.read_stata('DIR/t.csv')"
      ),
      ([0x72, 2, 1, 0, 3, 0, 0x78, 0, 0, 0], "a Stata file", "pandas.read_stata('DIR/t.csv')"),
      (Array("$FL2@(#)".utf8) + [2, 0], "an SPSS file", "pandas.read_spss('DIR/t.csv')"),
      (
        Array("X\n".utf8) + [0, 0, 0, 3, 0, 4], "an R object",
        "readRDS('DIR/t.csv'), 'DIR/t-2.csv'"
      ),
      (Array("RDX3\nX\n".utf8) + [0, 0, 0, 3], "an R workspace", "write.csv"),
    ] as [([UInt8], String, String)])
  func `other formats are answered with what converts them`(
    bytes: [UInt8], name: String, cure: String
  ) throws {
    let path = try scratch.write(bytes, to: "t.csv")
    let source = CSVSource(file: path, answer: .label(.last))
    let error = failure { () throws(DatasetError) in
      _ = try DatasetLibrary(directories: []).prepare(
        .csv(source), split: Split(), relativeTo: "")
    }
    let text = error.map(scratch.text) ?? ""
    #expect(text.hasPrefix("DIR/t.csv: error: this is \(name)\n"), "\(text)")
    #expect(text.contains(cure), "\(text)")
  }

  @Test func `what is packed as well is unpacked before it is converted`() {
    let known = FileKind.refusal(of: zip([("xl/workbook.xml", [1])]), path: "t.xlsx.gz")
    #expect(known?.name == "an Excel workbook")
    #expect(known?.cure == "unpack it, with gunzip 't.xlsx.gz', and give what comes of it")
  }
}
