import CSQLite

/// The SQLite that is used here.
public enum SQLiteVersion {
  /// `3.45.1`
  public static var text: String {
    let number = Int(sqlite3_libversion_number())
    return "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
  }
}
