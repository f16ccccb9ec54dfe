/// The shortest decimal that reads back as `value`: `0.1`, `10`, `1e-05`.
public func shortest(_ value: Double) -> String {
  if value.magnitude < 1e15, let whole = Int(exactly: value) { return String(whole) }
  return "\(value)"
}
