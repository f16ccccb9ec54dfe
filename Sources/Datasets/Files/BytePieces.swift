/// Rows of bytes in one or several pieces, as their files hold them: joining them would take their
/// memory twice.
struct BytePieces: Sendable {
  private var pieces: [ArraySlice<UInt8>]

  init(_ bytes: ArraySlice<UInt8>) { pieces = [bytes] }

  mutating func append(_ more: BytePieces) { pieces += more.pieces }

  /// All bytes one after the other, in pieces.
  var inOrder: [ArraySlice<UInt8>] { pieces }

  /// All bytes in one array: without a copy where that is what the only piece is.
  var joined: [UInt8] {
    pieces.count == 1 ? Array(pieces[0]) : Array(pieces.joined())
  }
}
