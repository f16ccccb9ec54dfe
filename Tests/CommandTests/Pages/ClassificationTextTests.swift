import Experiments
import Records
import Testing

@testable import nn_sweep

/// Expected numbers are those of scikit-learn's `classification_report` for the same labels.
@Suite struct ClassificationTextTests {
  private let iris = ["setosa", "versicolor", "virginica"]
  private let irisCounts = [13, 0, 0, 1, 10, 5, 0, 2, 7]

  @Test func `a report agrees with scikit-learn`() throws {
    let report = try #require(ClassificationReport(confusion: irisCounts, names: iris))
    #expect(
      plain(ClassificationText(report, part: .validation, epoch: 30).lines()) == """
        validation part after epoch 30: 30 of 38 correct (78.95%)

        class         precision  recall  f1-score  support
        setosa           0.9286  1.0000    0.9630       13
        versicolor       0.8333  0.6250    0.7143       16
        virginica        0.5833  0.7778    0.6667        9

        accuracy                           0.7895       38
        macro avg        0.7817  0.8009    0.7813       38
        weighted avg     0.8067  0.7895    0.7881       38

        confusion matrix (rows true, columns predicted)

                        setosa  versicolor   virginica
        setosa              13           ·           ·
        versicolor           1          10           5
        virginica            ·           2           7
        """)
  }

  @Test func `what has nothing to divide by counts as 0 and is named`() throws {
    let counts = [50, 3, 0, 2, 4, 40, 0, 6, 9, 1, 0, 0, 0, 0, 0, 0]
    let report = try #require(
      ClassificationReport(confusion: counts, names: ["a", "b", "c", "d"]))
    let lines = ClassificationText(report, part: .test, epoch: 3).lines()
    #expect(
      plain(Array(lines.prefix(13))) == """
        test part after epoch 3: 90 of 115 correct (78.26%)

        class         precision  recall  f1-score  support
        a                0.7937  0.9091    0.8475       55
        b                0.9091  0.8000    0.8511       50
        c                0.0000  0.0000    0.0000       10
        d                0.0000  0.0000    0.0000        0

        accuracy                           0.7826      115
        macro avg        0.4257  0.4273    0.4246      115
        weighted avg     0.7748  0.7826    0.7753      115
        precision of 'c' is undefined (never predicted) and counts as 0
        recall of 'd' is undefined (no such example) and counts as 0
        """)
  }

  @Test func `a part without examples has a report of zeros`() throws {
    let report = try #require(ClassificationReport(confusion: [0, 0, 0, 0], names: ["a", "b"]))
    #expect(plain(ClassificationText(report, part: .test, epoch: 1).lines()).contains("0 of 0"))
  }

  @Test func `wide class names give way to numbers`() throws {
    let report = try #require(ClassificationReport(confusion: irisCounts, names: iris))
    #expect(
      plain(ConfusionText(report).lines(width: 30)) == """
        confusion matrix (rows true, columns predicted)

                       #1  #2  #3
        #1 setosa      13   ·   ·
        #2 versicolor   1  10   5
        #3 virginica    ·   2   7
        """)
  }

  @Test func `a matrix too wide for the terminal gives way to its mistakes`() throws {
    let report = try #require(ClassificationReport(confusion: irisCounts, names: iris))
    #expect(
      plain(ConfusionText(report).lines(width: 24)) == """
        confusion matrix: 3 × 3 is too wide to show here; the most frequent mistakes:

        true     predict…  exam…
        versic…  virgini…      5
        virgin…  versico…      2
        versic…  setosa        1
        """)
  }
}
