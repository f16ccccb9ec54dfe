import Testing

@testable import YAMLLite

/// Which plain words must be quoted.
struct AmbiguousScalarTests {
  @Test(arguments: [
    "0", "-0", "1_000", "1e-3", "1E5", "+1", ".5", "5.", "0.10", "00.5", "0x", "0xg", "0b2.", "1:",
    "1::2", ":1", "12:3a", "1024-16-10", "nan", "inf", ".info", "true", "FALSE", "nope", "yess",
    "nulls", "~~", "==", "", "-", "_1", "a:1",
  ])
  func `a plain word that all read alike is not ambiguous`(word: String) {
    #expect(AmbiguousScalar(word) == nil)
  }

  private static let ambiguous: [(String, AmbiguousScalar)] = [
    ("yes", .truth(true)), ("N", .truth(false)), ("oFF", .truth(false)), ("00", .leadingZero),
    ("-017", .leadingZero), ("0_7", .leadingZero), ("+12:30", .sexagesimal),
    ("1:2:3", .sexagesimal), ("190:20:30.15", .sexagesimal), ("0x1f_F", .radix), ("0O7", .radix),
    ("-0b01", .radix), ("+.INF", .notFinite), (".nan", .notFinite), ("NULL", .null), ("~", .null),
    ("=", .defaultValue),
  ]

  @Test(arguments: ambiguous)
  func `a plain word that is read differently is ambiguous`(
    word: String, kind: AmbiguousScalar
  ) {
    #expect(AmbiguousScalar(word) == kind)
  }
}
