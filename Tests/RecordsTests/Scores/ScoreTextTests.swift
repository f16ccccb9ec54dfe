import Records
import Testing

struct ScoreTextTests {
  @Test func `accuracy is a percentage`() {
    let text = ScoreText(.accuracy)
    #expect(text.text(0.97501) == "97.50%")
    #expect(text.text(1) == "100.00%")
    #expect(text.text(nil) == "–")
    #expect(text.text(.nan) == "–")
    #expect(text.number(0.5) == "50.00")
    #expect(text.number(-0.00004) == "0.00" && text.number(-0.00006) == "-0.01")
    #expect(text.named(0.5) == "50.00%")
  }

  @Test func `r-squared is a number, of any size`() {
    let text = ScoreText(.determination)
    #expect(text.text(-0.25) == "-0.2500")
    #expect(text.text(-0.00004) == "0.0000" && text.text(-0.00006) == "-0.0001")
    #expect(text.text(-1.234e9) == "-1.2e+09")
    #expect(text.text(nil) == "–")
    #expect(text.text(.nan) == "–")
    #expect(text.text(-.infinity) == "-inf")
    #expect(text.named(0.79123) == "R² 0.7912")
  }

  @Test func `a picture has room for fewer digits, but tells those near 100 % apart`() {
    #expect(ScoreText(short: .accuracy, best: 0.98).text(0.9749) == "97.5%")
    #expect(ScoreText(short: .accuracy, best: 0.995).text(0.9949) == "99.49%")
    #expect(ScoreText(short: .accuracy, best: 1).text(1) == "100%")
    let text = ScoreText(short: .determination, best: 0.8)
    #expect(text.named(0.79123) == "R² 0.791")
    #expect(text.named(-14.7041) == "R² -14.7")
    #expect(text.text(.nan) == "–")
  }

  @Test func `a range with a negative end has no dash`() {
    let summary = SeedSummary(mean: 0.1, lowest: -0.12, highest: 0.3)
    #expect(ScoreText(short: .determination, best: 0.8).range(summary) == "-0.120 to 0.300")
    let accuracy = SeedSummary(mean: 0.5, lowest: 0.4, highest: 0.6)
    #expect(ScoreText(.accuracy).range(accuracy) == "40.00–60.00%")
    #expect(ScoreText(short: .accuracy, best: 0.5).range(accuracy) == "40.0–60.0%")
  }

  @Test func `shares are percent, all others as they are, errors in the target's units`() {
    #expect(ScoreText(.balancedAccuracy).named(0.5) == "balanced accuracy 50.00%")
    #expect(ScoreText(.macroF1).named(0.74246) == "macro F1 0.7425")
    #expect(ScoreText(.mcc).text(-0.25) == "-0.2500")
    #expect(ScoreText(.rmse).named(3.2) == "RMSE 3.200")
    #expect(ScoreText(.mae).text(53000) == "53000")
  }
}
