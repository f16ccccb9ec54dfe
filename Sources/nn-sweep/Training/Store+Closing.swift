import Storage

extension Store {
  /// Does something and closes the database, whatever happens: left open, it would look as if this
  /// process had ended suddenly.
  func closing<Value>(after body: () throws -> Value) throws -> Value {
    let value: Value
    do {
      value = try body()
    } catch {
      try? close()
      throw error
    }
    try close()
    return value
  }
}
