import Experiments
import Records
import Testing

@testable import nn_sweep

@Suite struct RunPageTests {
  private func run(_ state: PointState = .finished, epochs: [EpochRecord]) -> PointCurve {
    PointCurve(
      run: PointRecord(
        id: Samples.id(0x1a2b_3c4d), experiment: "grid", position: 16, state: state,
        replicate: Replicate(seed: 7),
        settings: Samples.settings("30-30", 0.5), parameters: 3190, epochs: epochs.count,
        result: epochs.last, seconds: 1.42), epochs: epochs)
  }

  private let rising = [0.5, 0.7, 0.9, 0.8].enumerated().map {
    Samples.epoch($0.offset + 1, score: $0.element)
  }

  @Test func `a page tells everything about a run but its test scores`() throws {
    let report = try #require(
      ClassificationReport(confusion: [40, 10, 10, 40], names: ["cat", "dog"]))
    let page = RunPage(
      curve: run(epochs: rising), experiment: Samples.classes,
      provenance: Provenance(
        host: "node1", processor: "EPYC", instructionSet: "avx512", version: "0.1", commit: "abc"),
      weightsDigest: "11aa", curveDigest: "22bb",
      reports: [ClassificationText(report, part: .validation, epoch: 4)])
    #expect(
      plain(page.lines(width: 40)) == """
        run 1a2b3c4d000000000000000000000000
        experiment  grid, point 17
        dataset     digits
        state       finished in 1.4 s

        settings
          hidden         30-30
          layers         64-30-30-10
          activations    relu/softmax
          learning_rate  0.5
          batch_size     10
          seed           7
          epochs         4
          parameters     3,190

        result after epoch 4
        part        accuracy    loss
        training      81.00%  0.1000
        validation    80.00%  0.2000
        training: mean over the epoch, before each update
        test part: hidden until asked for with --test

        accuracy by epoch (training dotted)
        91.00% ┤                   ⢀⠔⠒⠢⢄⣀⢀
               │                ⢀⡠⠊⠁     ⠉⠑⠒⠤⣀⡀
               │             ⢀⡠⠒⠁             ⠈⠉
               │          ⢀⡠⠔⠉
               │       ⢀⣀⠔⠊
               │     ⢀⠤⠊
               │  ⢀⡠⠒⠁
        50.00% ┤⡠⠔⠁
               └────────────────────────────────
                1                              4

        epochs
               training  validation
        epoch  accuracy    accuracy
            1    51.00%      50.00%
            2    71.00%      70.00%
            3    91.00%      90.00%  ← best
            4    81.00%      80.00%  ← result
        (no room for: training loss, validation loss, time)

        validation part after epoch 4: 80 of 100 correct (80.00%)

        class      preci…  recall  f1-sc…  supp…
        cat        0.8000  0.8000  0.8000     50
        dog        0.8000  0.8000  0.8000     50

        accuracy                   0.8000    100
        macro avg  0.8000  0.8000  0.8000    100
        weighted…  0.8000  0.8000  0.8000    100

        confusion matrix (rows true, columns predicted)

             cat  dog
        cat   40   10
        dog   10   40

        origin
          trained on  node1
          processor   EPYC (avx512)
          by          nn-sweep 0.1 (abc)

        SHA-256
          weights  11aa
          curve    22bb
        """)
  }

  @Test func `test scores show when asked for`() {
    var page = RunPage(curve: run(epochs: rising), experiment: Samples.classes)
    #expect(!plain(page.lines()).contains("79.00%"))
    page.showTest = true
    let text = plain(page.lines())
    #expect(text.contains("test          79.00%  0.2000"))
    #expect(text.contains("test accuracy"))
    #expect(!text.contains("hidden until"))
  }

  @Test func `a numeric target has its error in its own units`() {
    let page = RunPage(curve: run(epochs: rising), experiment: Samples.regression)
    let text = plain(page.lines())
    #expect(
      text.contains(
        """
        part            R²    loss   RMSE
        training    0.8100  0.1000  4.472
        validation  0.8000  0.2000  6.325
        """))
    #expect(text.contains("R² by epoch (training dotted)\n0.9100 ┤"))
  }

  @Test(arguments: 1...100)
  func `a page can be made for any width`(width: Int) throws {
    let report = try #require(
      ClassificationReport(confusion: [40, 10, 10, 40], names: ["cat", "dog"]))
    let page = RunPage(
      curve: run(epochs: rising), experiment: Samples.classes,
      reports: [ClassificationText(report, part: .validation, epoch: 4)], showTest: true)
    for isUnicode in [true, false] {
      let lines = page.lines(width: width, isUnicode: isUnicode)
      #expect(lines.first?.plain == "run 1a2b3c4d000000000000000000000000")
    }
  }

  @Test func `a diverged run says when, a failed one why`() {
    var curve = run(.diverged, epochs: [])
    curve.run.divergedEpoch = 1
    let diverged = RunPage(curve: curve, experiment: Samples.classes)
    #expect(
      plain(diverged.lines()).contains(
        "state       diverged in epoch 1: a loss, weight or bias was no longer finite"))
    curve.run.state = .failed
    curve.run.failure = "no memory"
    let failed = RunPage(curve: curve, experiment: Samples.classes)
    #expect(plain(failed.lines()).contains("state       failed: no memory"))
    curve.run.state = .waiting
    let waiting = RunPage(curve: curve, experiment: Samples.classes)
    #expect(
      plain(waiting.lines()).hasSuffix(
        """
        state       waiting

        settings
          hidden         30-30
          layers         64-30-30-10
          activations    relu/softmax
          learning_rate  0.5
          batch_size     10
          seed           7
          epochs         0
          parameters     3,190
        """))
  }
}
