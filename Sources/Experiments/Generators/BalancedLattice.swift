import Records

/// Numbers the points of a product Z/n₁ × … × Z/nₖ so that counting them up visits all levels of
/// each factor in turn.
///
/// A point number is written in mixed radix, and its digits are multiplied with fixed points, the
/// generators, and added up in the product. The first generator is (1, …, 1), its digit runs to
/// the least common multiple L of the sizes. So within every stretch of nᵢ numbers that begins at a
/// multiple of nᵢ, factor i takes nᵢ neighboring levels, that is each of them once: adding the
/// later generators, which change with multiples of L only, just rotates them. Hence at any
/// number of points counted, *the visits of two levels of a factor differ by one at most*, for
/// whatever sizes.
///
/// That no point comes twice is seen prime by prime, since Z/n is the product of its parts of prime
/// powers. With the factors that p divides sorted by the power of p, the largest first, factor
/// j has coordinate 1 in generator 0, the i-th digit of j to base p in generator i + 1, and at last,
/// unless j is 0 or a power of p, a generator of its own. Coordinate 0 is changed by generator
/// 0 alone and so gives that digit; then coordinate pⁱ gives the digit of generator i + 1; then the
/// rest give theirs. Each digit runs to the power of p of the coordinate that it is read from, which
/// is at least that of all later coordinates.
///
/// The digits to base p are there for pairs of factors. As soon as the generators so far differ
/// between two factors modulo each common prime, all pairs of their levels have been visited
/// equally often whenever those digits start over. Three factors of 5 levels: after 25 of 125 points
/// each pair of levels of any two of them came once.
struct BalancedLattice: Sendable {
  /// One digit of a point number and what it adds to the factors that it changes.
  struct Generator: Sendable, Equatable {
    var radix: Int
    var steps: [Step]
  }

  struct Step: Sendable, Equatable {
    var factor: Int
    var step: Int
  }

  let sizes: [Int]
  /// The product of the radices is the product of the sizes.
  let generators: [Generator]

  /// `sizes` are positive, and so small that their product is an `Int`.
  init(sizes: [Int]) {
    self.sizes = sizes
    var generators: [(radix: Int, point: [Int])] = []
    for prime in Set(sizes.flatMap(primes)).sorted() {
      for (index, (radix, digits)) in Self.generators(of: prime, sizes).enumerated() {
        if index == generators.count { generators.append((1, sizes.map { _ in 0 })) }
        generators[index].radix *= radix
        for (factor, digit) in digits {
          let unit = unit(of: prime, in: sizes[factor])
          let sum = generators[index].point[factor] + digit % sizes[factor] * unit
          generators[index].point[factor] = sum % sizes[factor]
        }
      }
    }
    self.generators = generators.map { radix, point in
      let changed = point.indices.filter { point[$0] != 0 }
      return Generator(radix: radix, steps: changed.map { Step(factor: $0, step: point[$0]) })
    }
  }

  /// The level of each factor at a point number.
  func levels(at number: Int) -> [Int] {
    var levels = [Int](repeating: 0, count: sizes.count)
    var rest = number
    for generator in generators {
      let digit = rest % generator.radix
      rest /= generator.radix
      for step in generator.steps {
        let size = sizes[step.factor]
        levels[step.factor] = (levels[step.factor] + digit % size * step.step) % size
      }
    }
    return levels
  }

  /// The generators of the parts that belong to one prime: how far each digit runs, and the
  /// coordinates that are not 0, by factor.
  private static func generators(
    of prime: Int, _ sizes: [Int]
  ) -> [(radix: Int, digits: [(factor: Int, digit: Int)])] {
    let powers = sizes.map { power(of: prime, in: $0) }
    let factors = sizes.indices.filter { powers[$0] > 1 }
      .sorted { (powers[$1], $0) < (powers[$0], $1) }
    var generators = [(powers[factors[0]], factors.map { ($0, 1) })]
    var place = 1
    var rest = Array(factors.indices.dropFirst())
    while place < factors.count {
      let digits = factors.enumerated().map { ($1, $0 / place % prime) }
      generators.append((powers[factors[place]], digits.filter { $0.1 != 0 }))
      rest.removeAll { $0 == place }
      place *= prime
    }
    return generators + rest.map { (powers[factors[$0]], [(factors[$0], 1)]) }
  }
}

/// The primes that divide a number.
private func primes(of number: Int) -> [Int] {
  var primes: [Int] = []
  var rest = number
  var divisor = 2
  while divisor * divisor <= rest {
    if rest.isMultiple(of: divisor) { primes.append(divisor) }
    while rest.isMultiple(of: divisor) { rest /= divisor }
    divisor += 1
  }
  return rest > 1 ? primes + [rest] : primes
}

/// The largest power of a prime that divides a number.
private func power(of prime: Int, in number: Int) -> Int {
  var power = 1
  while (number / power).isMultiple(of: prime) { power *= prime }
  return power
}

/// The number below `size` that is 1 modulo the size's power of a prime and 0 modulo what is left
/// of it.
private func unit(of prime: Int, in size: Int) -> Int {
  let power = power(of: prime, in: size)
  let rest = size / power
  // `rest` times its inverse: the order of the group of units divides power / prime · (prime − 1).
  var inverse = 1 % power
  var square = rest % power
  var exponent = power / prime * (prime - 1) - 1
  while exponent > 0 {
    if exponent & 1 == 1 { inverse = inverse * square % power }
    square = square * square % power
    exponent >>= 1
  }
  return rest * inverse % size
}
