import Records
import Testing

/// What a setting is ranked by.
struct SettingStandingTests {
  private func standing(_ scores: [Double], diverged: Int = 0, chance: Double? = 0.5)
    -> SettingStanding
  {
    var standing = SettingStanding(chance.map(Chance.init(merit:)))
    for (place, score) in scores.enumerated() {
      standing.take(ResultRank(score: score, loss: 1, position: place))
    }
    for place in 0..<diverged { standing.takeDiverged(position: scores.count + place) }
    return standing
  }

  @Test func `it is the mean that tables show, below chance, too`() {
    let (wild, steady) = (standing([0.75, 0.125, 0.125]), standing([0.375, 0.375, 0.5]))
    #expect(wild.countedMerit == wild.merit?.mean)
    #expect(steady.isBefore(wild) && !wild.isBefore(steady))
    #expect(wild.collapsed == 2 && steady.collapsed == 3)
  }

  @Test func `what diverged counts as chance, and never helps`() {
    #expect(standing([0.75, 1], diverged: 2).countedMerit == 0.6875)
    #expect(standing([0.25], diverged: 3).countedMerit == 0.25)
    #expect(standing([-1e9, 0.5], diverged: 2).countedMerit == standing([-1e9, 0.5]).countedMerit)
    #expect(standing([0.75, 1], diverged: 2, chance: nil).countedMerit == 0.875)
  }

  @Test func `without a finished run there is no mean, and it comes last`() {
    let none = standing([], diverged: 2)
    #expect(none.countedMerit == nil && none.diverged == 2)
    #expect(
      standing([0.125]).isBefore(none) && standing([0.125], diverged: 1, chance: nil).isBefore(none)
    )
  }
}
