import Foundation
import Testing

/// `nn-sweep new` with the real binary.
@Suite struct NewTests {
  @Test(arguments: ["digits", "xor", "spirals", "moons", "blobs"])
  func `a new file plans and runs as it is`(dataset: String) throws {
    let work = try Workspace()
    let ending = try work.run("new", "first", "--dataset", dataset)
    #expect(ending.code == 0)
    #expect(
      ending.output == """
        first.exp is there; look at what it asks for with
          nn-sweep plan first.exp

        """)
    let plan = try work.run("plan", "first.exp")
    #expect(plan.output.hasPrefix("first: 9 settings with 3 seeds, 27 runs\n"))
    let run = try work.run("run", "first.exp", "--no-plots", "-s", "epochs=1")
    #expect(run.code == 0, "\(run.errors)")
  }

  @Test func `a table of one's own needs only the name of its column`() throws {
    let work = try Workspace()
    let rows = (0..<60).map { "\($0 % 7),\($0 % 5),\(3 * ($0 % 7) - $0 % 5),\($0 % 2)" }
    try work.write((["a,b,price,kind"] + rows).joined(separator: "\n"), to: "own.csv")
    for (name, column) in [("numbers", "--target=price"), ("classes", "--label=kind")] {
      #expect(try work.run("new", name, "--dataset", "own.csv", column).code == 0)
      let run = try work.run("run", "\(name).exp", "--no-plots", "-s", "epochs=1")
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  @Test func `what its comments suggest works too`() throws {
    let work = try Workspace()
    #expect(try work.run("new", "first", "--dataset", "xor").code == 0)
    let text = try String(contentsOfFile: work.path("first.exp"), encoding: .utf8)
    // The linear-scaling study, as the comments describe it.
    let scaling = text.replacing(/(?m)^  learning_rate: .*\n/, with: "")
      .replacing(/(?m)^batch_size: .*\n/, with: "")
      .replacing("# let:", with: "let:").replacing("# derive:", with: "derive:")
      .replacing("grid:                          #", with: "grid:\n  batch_size: [16, 64, 128] #")
    try work.write(scaling, to: "scaling.exp")
    let plan = try work.run("plan", "scaling.exp")
    #expect(plan.code == 0, "\(plan.errors)")
    #expect(plan.output.hasPrefix("scaling: 27 settings with 3 seeds, 81 runs\n"))
  }

  @Test func `an unknown dataset and a file that exists are refused`() throws {
    let work = try Workspace()
    let unknown = try work.run("new", "first", "--dataset", "digit")
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("did you mean 'digits'?"))
    #expect(!work.exists("first.exp"))
    try work.write("mine", to: "first.exp")
    let existing = try work.run("new", "first")
    #expect(existing.code == 69)
    #expect(
      existing.errors == """
        first.exp: error: it exists already
          hint: choose another name

        """)
    #expect(try work.run("new", "a", "--label", "x", "--target", "y").code == 64)
  }
}
