/// The known word that `word` is most likely meant for, or nil when none is near. Case and `-`
/// for `_` do not count; of equally near words the first wins.
public func nearest(to word: String, among known: [String]) -> String? {
  let typed = normalized(word)
  guard !typed.isEmpty, typed.count <= longestSuggestible else { return nil }
  var best: (word: String, distance: Int)?
  for candidate in known {
    let letters = normalized(candidate)
    guard letters.count <= longestSuggestible else { continue }
    let distance = editDistance(typed, letters)
    let isNear = distance <= allowedEdits(max(typed.count, letters.count))
    if isNear, distance < (best?.distance ?? .max) { best = (candidate, distance) }
  }
  return best?.word ?? known.first { isShortFor(typed, normalized($0)) }
}

/// Keeps a file of one long word from costing more than a glance.
private let longestSuggestible = 64

private func normalized(_ word: String) -> [Character] {
  word.prefix(longestSuggestible + 1).lowercased().map { $0 == "-" ? "_" : $0 }
}

/// How many edits still make a likely misspelling: one in short words, about a third of the
/// letters in long ones.
private func allowedEdits(_ letters: Int) -> Int {
  switch letters {
  case ...1: 0
  case ...4: 1
  case ...8: 2
  default: letters / 3
  }
}

/// Whether a word is the beginning or the last part of a longer one: `batch` for `batch_size`,
/// `rate` for `learning_rate`.
private func isShortFor(_ typed: [Character], _ letters: [Character]) -> Bool {
  guard typed.count >= 3, letters.count > typed.count else { return false }
  let isLastPart = letters.suffix(typed.count + 1).elementsEqual(["_"] + typed)
  return letters.starts(with: typed) || isLastPart
}

/// Damerau–Levenshtein distance in the form called optimal string alignment: the fewest
/// insertions, deletions, replacements and swaps of neighbors, no stretch edited twice.
func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1]
    for j in b.indices {
      let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
      var least = min(previous[j + 1] + 1, current[j] + 1, replaced)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        least = min(least, beforePrevious[j - 1] + 1)
      }
      current.append(least)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[b.count]
}

/// A longer list than this is no help at the foot of a mistake; one of all numeric settings is.
public let mostNamesShown = 20

/// Where to find every key of a file.
public let everyKey = "every key: nn-sweep keys"

/// `did you mean 'relu'? known: relu, tanh`, or only what is known; `every` is where to find that
/// if it is much: by default the keys of a file.
public func suggestion(
  for word: String, among known: [String], every: String = everyKey
) -> String {
  let all =
    known.count > mostNamesShown ? every : "known: " + known.joined(separator: ", ")
  guard let near = nearest(to: word, among: known) else { return all }
  return "did you mean '\(near)'? " + all
}
