import Testing

@testable import Datasets

/// Arrays that are broken, or hold what no network can learn.
@Suite struct NPYRefusalTests {
  private let files: ArrayFiles

  init() throws { files = try ArrayFiles() }

  @Test(
    arguments: [
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (9223372036854775807, 2), }",
        "the header promises more values than any file can hold"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999, 2), }",
        "the header promises more values than any file can hold"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (5, 3), }",
        "the header promises (5, 3) values (120 bytes), the file has 80"
      ),
      ("{'descr': '<f8', 'fortran_order': False, 'shape': (5, 2)", "the header cannot be read"),
      ("{'descr': '<f8', 'shape': (5, 2), }", "the header cannot be read"),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 2), }",
        "its shape is (0, 2): it holds no examples"
      ),
      (
        "{'descr': '<f8', 'fortran_order': False, 'shape': (), }",
        "its shape is (): it holds no examples"
      ),
      ("{'descr': '|O', 'fortran_order': False, 'shape': (5, 2), }", "it holds Python objects"),
      (
        "{'descr': [('a', '<f8'), ('b', '<f8')], 'fortran_order': False, 'shape': (5,), }",
        "it holds records of several fields"
      ),
      ("{'descr': '<c16', 'fortran_order': False, 'shape': (5,), }", "it holds complex numbers"),
      ("{'descr': '<M8[ns]', 'fortran_order': False, 'shape': (5, 2), }", "it holds dates"),
      (
        "{'descr': '<f16', 'fortran_order': False, 'shape': (5, 1), }",
        "it holds values of the type '<f16'"
      ),
    ])
  func `a header that cannot be is refused`(header: String, message: String) {
    let text = files.errorText(npy(header: header, ArrayFiles.numbers))
    #expect(text?.hasPrefix("DIR/x.npy: error: \(message)\n  hint: ") == true, "\(text ?? "")")
  }

  @Test func `what is no array, or an end of one, is refused`() {
    let whole = npy("<f8", [5, 2], ArrayFiles.numbers)
    for length in [6, 9, 40] {
      #expect(
        files.errorText(Array(whole.prefix(length)))
          == """
          DIR/x.npy: error: the file ends within its header
            hint: the file is damaged: copy or save it again
          """)
    }
    #expect(
      files.errorText(Array(whole.dropLast()))?.contains("(80 bytes), the file has 79") == true)
    #expect(
      files.errorText(Array("x,y\n1,2\n".utf8)) == """
        DIR/x.npy: error: not a NumPy array: it begins with 78 2c 79 0a 31 2c
          hint: save it with numpy.save; a table of text is given as {csv: FILE, …}
        """)
    #expect(
      files.errorText(npz(["x": whole]))?.contains("it is an archive of NumPy arrays") == true)
    var late = whole
    late[6] = 9
    #expect(files.errorText(late)?.contains("version 9 of NumPy's format is unknown") == true)
  }

  @Test func `values that no network can take are named by their place`() {
    var numbers = ArrayFiles.numbers
    numbers.replaceSubrange(40..<48, with: payload([.nan]))
    #expect(
      files.errorText(npy("<f8", [5, 2], numbers))?.hasPrefix(
        "DIR/x.npy: error: the value at [2, 1] is not a finite 32-bit number\n  hint: leave")
        == true)
    let five = npy("<f8", [5, 2], ArrayFiles.numbers)
    #expect(
      files.errorText(five, npy("<f8", [5], payload([0, 1, .infinity, 1, 0])), isNumeric: true)?
        .hasPrefix(
          "DIR/y.npy: error: the value at [2] is not a finite") == true)
    #expect(
      files.errorText(five, npy("<f8", [5], payload([0, 1, 1.5, 1, 0])))
        == """
        DIR/y.npy: error: the label at [2] is 1.5
          hint: numbers are learned with targets: instead of labels:
        """)
  }

  @Test func `answers that do not fit the examples are refused`() {
    let five = npy("<f8", [5, 2], ArrayFiles.numbers)
    #expect(
      files.errorText(five, npy("|u1", [4], [0, 1, 0, 1]))?.hasPrefix(
        "DIR/y.npy: error: 4 answers for the 5 examples of 'DIR/x.npy'\n  hint: ") == true)
    #expect(
      files.errorText(five, npy("|u1", [5, 2], Array(repeating: 1, count: 10)))?.hasPrefix(
        "DIR/y.npy: error: answers are one for each example, this array's shape is (5, 2)\n")
        == true)
    #expect(
      files.errorText(five, npy("|u1", [5], [1, 1, 1, 1, 1]))?.contains("every label is 1") == true)
    #expect(
      files.errorText(npy("|S1", [5], [97, 97, 98, 98, 98]))?.contains("the inputs are texts")
        == true)
  }
}
