import Networks
import Testing
import YAMLLite

@testable import Experiments
@testable import Records

/// Settings of the command line in the place of the file's.
@Suite struct OverrideTests {
  private func overridden(_ text: String, _ overrides: String...) throws -> Sweep {
    let source = SourceFile(path: "grid.exp", text: "dataset: digits\n" + text)
    return try Sweep(ExperimentFile(source, overrides: overrides), for: digitsFacts)
  }

  private func complaint(_ text: String, _ overrides: String...) -> String {
    do {
      let source = SourceFile(path: "grid.exp", text: "dataset: digits\n" + text)
      _ = try Sweep(ExperimentFile(source, overrides: overrides), for: digitsFacts)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a value replaces an axis, values sweep it`() throws {
    let text = "grid: {learning_rate: [0.5, 1], hidden: [8, 16]}"
    let fixed = try overridden(text, "learning_rate=0.1")
    #expect(fixed.map { $0.settings.label([.hidden, .learningRate]) } == ["8 0.1", "16 0.1"])
    let swept = try overridden(text, "hidden=16,30-30", "learning_rate=0.1,0.3", "epochs=5")
    #expect(
      swept.map { $0.settings.label([.learningRate, .hidden]) } == [
        "0.1 16", "0.1 30-30", "0.3 16", "0.3 30-30",
      ])
    #expect(swept.allSatisfy { $0.epochs == 5 })
  }

  @Test func `sizes in brackets are one network`() throws {
    #expect(
      try overridden("hidden: 8", "hidden=[30, 20]").map { $0.settings.label([.hidden]) } == [
        "30-20"
      ])
    #expect(
      try overridden("hidden: 8", "hidden=[],5").map { $0.settings.label([.hidden]) } == [
        "[]", "5",
      ])
  }

  @Test func `ranges, seeds, names and variables can be given`() throws {
    let sweep = try overridden(
      "let: {base: [1, 2]}\nderive: {learning_rate: base / 100}", "base={from: 3, to: 4, step: 1}",
      "seeds=7,8", "name=other")
    #expect(sweep.map(\.training.learningRate) == [0.03, 0.03, 0.04, 0.04])
    #expect(sweep.map(\.training.seed) == [7, 8, 7, 8])
    #expect(sweep.file.name == "other")
  }

  @Test func `a file may be indented`() throws {
    let source = SourceFile(path: "grid.exp", text: "# How?\n  dataset: digits\n  epochs: 1")
    let file = try ExperimentFile(source, overrides: ["epochs=2", "seeds=1,2"])
    #expect(try Sweep(file, for: digitsFacts).map(\.epochs) == [2, 2])
  }

  @Test func `every block is overridden`() throws {
    let sweep = try overridden(
      "blocks: {a: {batch_size: 8}, b: {grid: {batch_size: [16, 32]}, optimizer: adam}}",
      "batch_size=4")
    #expect(sweep.map { $0.settings.label([.batchSize, .optimizer]) } == ["4 sgd", "4 adam"])
  }

  @Test func `the stored text says everything`() throws {
    let sweep = try overridden("epochs: 3", "epochs=5", "seeds=2")
    let again = try Sweep(ExperimentFile(sweep.file.source), for: digitsFacts)
    #expect(again.map(\.id) == sweep.map(\.id))
    #expect(again.map(\.epochs) == [5])
  }

  @Test func `an added point takes the first value listed, and none of what is not listed`() throws
  {
    let text = "grid: {learning_rate: [0.1, 1]}\ninclude: {learning_rate: 0.5}"
    #expect(
      try overridden(text, "hidden=8,{width: 16, depth: 2}").map {
        $0.settings.label([.learningRate, .hidden])
      } == ["0.1 8", "0.1 16-16", "1 8", "1 16-16", "0.5 8"])
    #expect(
      complaint(text, "hidden={width: [16, 32], depth: 1},8") == """
        grid.exp:3:10: error: this point says nothing of 'hidden'
        include: {learning_rate: 0.5}
                 ^~~~~~~~~~~~~~~~~~~~
        -s:1:1: note: swept here
        hidden={width: [16, 32], depth: 1},8
        ^~~~~~
          hint: an added point names every swept axis
        """)
    for value in ["hidden={width: 16, depth: 1}", "batch_size={int_uniform: [8, 64]}"] {
      #expect(complaint(text, value, "sample={points: 3}").contains("this point says nothing of"))
    }
  }

  @Test func `brackets around values change nothing where no value has them`() throws {
    let axes: [Axis] = [.learningRate, .activations]
    let plain = try overridden("epochs: 3", "learning_rate=0.1,0.3", "seeds=1,2")
    let listed = try overridden("epochs: 3", "learning_rate=[0.1, 0.3]", "seeds=[1, 2]")
    #expect(listed.map(\.id) == plain.map(\.id))
    let pairs = try overridden("epochs: 3", "activations=[relu/softmax, tanh/softmax]")
    #expect(pairs.map { $0.settings.label(axes) } == ["0.1 relu/softmax", "0.1 tanh/softmax"])
    let one = try overridden("epochs: 3", "activations=[relu, softmax]")
    #expect(one.map { $0.settings.label(axes) } == ["0.1 relu/softmax"])
  }

  @Test func `mistakes are shown where they were typed`() {
    #expect(
      complaint("epochs: 3", "learning_rat=0.1") == """
        -s:1:1: error: unknown key 'learning_rat' in override
        learning_rat=0.1
        ^~~~~~~~~~~~
          hint: did you mean 'learning_rate'? every key: nn-sweep keys
        """)
    #expect(
      complaint("epochs: 3", "learning_rate=0.1,fast") == """
        -s:1:19: error: learning rate must be a number, not 'fast'
        learning_rate=0.1,fast
                          ^~~~
        """)
    #expect(
      complaint("epochs: 3", "hidden=8", "batch_size=[8,16") == """
        -s:1:12: error: '[' is never closed
        batch_size=[8,16
                   ^
          hint: close it with ']'; lines inside must be indented deeper than its key
        """)
    #expect(
      complaint("epochs: 3", "epochs=1", "epochs=2") == """
        -s:1:1: error: key 'epochs' is given twice
        epochs=2
        ^~~~~~
        -s:1:1: note: first given here
        epochs=1
        ^~~~~~
        """)
    #expect(
      complaint("epochs: 3", "grid=8") == """
        -s:1:1: error: 'grid' cannot be overridden
        grid=8
        ^~~~
          hint: override the settings in it, as in -s learning_rate=0.1,0.3
        """)
    #expect(
      complaint("epochs: 3", "epochs") == """
        -s:1:1: error: a setting is a key, '=' and a value
        epochs
        ^~~~~~
          hint: write -s learning_rate=0.1,0.3
        """)
  }
}
