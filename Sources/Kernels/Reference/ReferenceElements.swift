extension Reference {
  /// The losses of a row; `target` gives what an output should be.
  static func quadraticLoss(_ a: [Float], target: (Int) -> Float) -> Float {
    0.5 * lanes(a.count, product: { a[$0] - target($0) }, { a[$0] - target($0) })
  }

  static func huberLoss(_ a: [Float], delta: Float, target: (Int) -> Float) -> Float {
    func miss(_ place: Int) -> Float { (a[place] - target(place)).magnitude }
    func bounded(_ place: Int) -> Float { miss(place) > delta ? delta : miss(place) }
    return lanes(a.count, product: bounded) { miss($0) - 0.5 * bounded($0) }
  }

  static func sigmoidCrossEntropy(_ z: [Float], target: (Int) -> Float) -> Float {
    lanes(z.count) { softplus(z[$0]) - target($0) * z[$0] }
  }

  static func softmaxCrossEntropy(_ z: [Float], label: Int) -> Float {
    softmax(z).logarithm - z[label]
  }

  /// The slope of softmax at a, applied to deltas d: a (d − Σ a d).
  static func softmaxSlope(_ d: [Float], at a: [Float]) -> [Float] {
    let sum = lanes(d.count, product: { d[$0] }, { a[$0] })
    return d.indices.map { a[$0] * (d[$0] - sum) }
  }

  /// One parameter's step with momentum; returns the new parameter and velocity.
  static func momentum(
    _ p: Float, gradient g: Float, velocity: Float, rate: Float, momentum: Float, decay: Float,
    isNesterov: Bool
  ) -> (Float, Float) {
    let gradient = g.addingProduct(decay, p)
    let next = gradient.addingProduct(momentum, velocity)
    let step = isNesterov ? gradient.addingProduct(momentum, next) : next
    return (p.addingProduct(-rate, step), next)
  }

  /// One parameter's step of RMSprop; returns the new parameter and mean square.
  static func rmsprop(
    _ p: Float, gradient g: Float, square: Float, rate: Float, smoothing: Double, epsilon: Float,
    decay: Float
  ) -> (Float, Float) {
    let gradient = g.addingProduct(decay, p)
    let next = (Float(smoothing) * square)
      .addingProduct(Float(1 - smoothing) * gradient, gradient)
    return (p.addingProduct(-rate, gradient / (next.squareRoot() + epsilon)), next)
  }

  /// One parameter's step of Adam; returns the new parameter, mean and mean square.
  static func adam(
    _ p: Float, gradient g: Float, mean: Float, square: Float, rate: Float, root: Float,
    beta1: Double, beta2: Double, epsilon: Float, decay: Float
  ) -> (Float, Float, Float) {
    let gradient = g.addingProduct(decay, p)
    let m = (Float(beta1) * mean).addingProduct(Float(1 - beta1), gradient)
    let s = (Float(beta2) * square).addingProduct(Float(1 - beta2) * gradient, gradient)
    return (p.addingProduct(-rate, m / (s.squareRoot() / root + epsilon)), m, s)
  }

  /// One parameter's step of Lion; returns the new parameter and mean.
  static func lion(
    _ p: Float, gradient g: Float, mean: Float, rate: Float, beta1: Double, beta2: Double
  ) -> (Float, Float) {
    let blend = (Float(beta1) * mean).addingProduct(Float(1 - beta1), g)
    let sign = blend > 0 ? 1 : blend < 0 ? -1 : blend
    return (
      p.addingProduct(-rate, sign), (Float(beta2) * mean).addingProduct(Float(1 - beta2), g)
    )
  }
}
