/// What can be wrong with a file's syntax. All the wording of this target stands in this file.
enum SyntaxError: Equatable {
  case notUTF8(UInt8)
  case badCharacter(Unicode.Scalar)
  case strangeSpace(Unicode.Scalar)
  case tab
  case indentation(columns: [Int], isBelowValue: Bool)
  case textOverLines
  case tooDeep(Int)

  case anchor(String)
  case alias(String)
  case tag(String)
  case blockScalar(String)
  case complexKey
  case mergeKey
  case directive
  case severalDocuments
  case documentEnd
  case textAfterMarker
  case mustBeQuoted(String)
  case readDifferently(String, AmbiguousScalar)

  case duplicateKey(String)
  case noSpaceAfterColon
  case missingColon(String)
  case missingKey
  case secondColon
  case keyTooLong
  case collectionAsKey
  case listItemInMapping
  case listOnKeyLine
  case listItemExpected
  case noSpaceAfterDash

  case unclosedQuote(String)
  case unknownEscape(String)
  case badCodePoint(String)
  case textAfterValue
  case secondValue
  case noSpaceBeforeComment

  case unclosedBracket(String)
  case wrongBracket(String, expected: String)
  case strayBracket(String)
  case bracketTooFarLeft(String)
  case missingComma
  case missingValue
  case pairInList
  case dashInFlow
  case missingFlowColon(String)

  func diagnostic(at range: SourceRange, note: SourceRange? = nil) -> Diagnostic {
    Diagnostic(
      message, at: range, note: note.map { Diagnostic.Note(noteMessage, at: $0) }, hint: hint)
  }

  private var noteMessage: String {
    switch self {
    case .duplicateKey: "first given here"
    case .indentation(_, isBelowValue: true): "the value above it"
    case .indentation: "not in line with this"
    default: "opened here"
    }
  }
}

extension SyntaxError {
  private var message: String {
    switch self {
    case .notUTF8(let byte): "not UTF-8 text: byte 0x\(hexadecimal(UInt32(byte), digits: 2))"
    case .badCharacter("\0"): "a NUL byte: this is not a text file"
    case .badCharacter("\r"): "a carriage return without a line feed"
    case .badCharacter(let scalar): "the character \(name(scalar)) is not allowed"
    case .strangeSpace(let scalar): "\(name(scalar)) is not an ordinary space"
    case .tab: "a tab where only spaces may stand"
    case .indentation: "unexpected indentation"
    case .textOverLines: "a text that goes on over several lines"
    case .tooDeep(let levels): "nested deeper than \(levels) levels"

    case .anchor(let text): "anchor \(quoted(text)): anchors are not supported"
    case .alias(let text): "alias \(quoted(text)): aliases are not supported"
    case .tag(let text): "tag \(quoted(text)): tags are not supported"
    case .blockScalar(let text): "block text \(quoted(text)) is not supported"
    case .complexKey: "complex key '?': complex keys are not supported"
    case .mergeKey: "merge key '<<': merging is not supported"
    case .directive: "directives are not supported"
    case .severalDocuments: "a second document: a file holds only one"
    case .documentEnd: "end-of-document mark '...' is not supported"
    case .textAfterMarker: "text on the line of '---'"
    case .mustBeQuoted(let text): "a text that begins with \(quoted(text)) must be quoted"
    case .readDifferently(let text, let kind): kind.message(quoted(text))

    case .duplicateKey(let key): "key \(quoted(key)) is given twice"
    case .noSpaceAfterColon: "no space after ':'"
    case .missingColon(let text): "no ':' after \(quoted(text))"
    case .missingKey: "no key before ':'"
    case .secondColon: "a second ': ' in one value"
    case .keyTooLong: "a key of more than \(Parser.longestKey) bytes"
    case .collectionAsKey: "a list or mapping as a key"
    case .listItemInMapping: "a list item where a key is expected"
    case .listOnKeyLine: "a list item on the line of its key"
    case .listItemExpected: "expected '- ' and a list item"
    case .noSpaceAfterDash: "no space after '-'"

    case .unclosedQuote(let mark): "text without its closing \(mark)"
    case .unknownEscape(let text): "unknown escape \(quoted(text))"
    case .badCodePoint(let text): "\(quoted(text)) is no character"
    case .textAfterValue: "unexpected text after the value"
    case .secondValue: "a second value where there is one already"
    case .noSpaceBeforeComment: "no space before '#'"

    case .unclosedBracket(let bracket): "'\(bracket)' is never closed"
    case .wrongBracket(let found, let expected): "found '\(found)', expected '\(expected)'"
    case .strayBracket(let text): "'\(text)' closes nothing"
    case .bracketTooFarLeft(let text): "'\(text)' stands further left than the line that opened it"
    case .missingComma: "no ',' before this value"
    case .missingValue: "no value before ','"
    case .pairInList: "'key: value' in a list"
    case .dashInFlow: "a '- ' item inside brackets"
    case .missingFlowColon(let key): "no ':' after key \(quoted(key))"
    }
  }

  private var hint: String? {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .badCharacter("\0"): nil
    case .badCharacter("\r"): "save the file with LF or CRLF line ends"
    case .badCharacter(let scalar):
      "remove it, or write it in double quotes as \"\(scalar.quotedEscape)\""
    case .strangeSpace: "type an ordinary space"
    case .tab: "replace it by spaces"
    case .indentation(let columns, let isBelowValue): indentationHint(columns, isBelowValue)
    case .textOverLines: "write it on one line"
    case .tooDeep: nil

    case .anchor, .alias: "write the value out; quote a text that begins with '&' or '*'"
    case .tag: "leave it out; quote a text that begins with '!'"
    case .blockScalar: "write the text on one line, in quotes"
    case .complexKey: "write 'key: value'"
    case .mergeKey: "write the keys out"
    case .directive: "leave this line out"
    case .severalDocuments: "put what follows into a file of its own"
    case .documentEnd: "leave it out"
    case .textAfterMarker: "begin on a line of its own"
    case .mustBeQuoted: "put it in quotes"
    case .readDifferently(let text, let kind): kind.hint(shortened(text))

    case .duplicateKey: nil
    case .noSpaceAfterColon: "put a space after ':', or quote a text that holds it"
    case .missingColon(let text): colonHint(text)
    case .missingKey: "write 'key: value'"
    case .secondColon: "quote a text that holds ': ', or begin a new line for a new key"
    case .keyTooLong: nil
    case .collectionAsKey: "a key is a word or a quoted text"
    case .listItemInMapping: "write 'key: value', or indent the list under its key"
    case .listOnKeyLine: "begin the list on the next line, or write it as [a, b]"
    case .listItemExpected: "begin every item of this list with '- '"
    case .noSpaceAfterDash: "write '- ' and the item"

    case .unclosedQuote(let mark): "a quoted text ends with \(mark) on its own line"
    case .unknownEscape: "write \\\\ for a backslash, or use single quotes"
    case .badCodePoint: nil
    case .textAfterValue: "quote the whole text, or begin a new line"
    case .secondValue: nil
    case .noSpaceBeforeComment: "put a space before '#', or quote a text that holds it"

    case .unclosedBracket(let bracket):
      "close it with '\(closing(bracket))'; lines inside must be indented deeper than its key"
    case .wrongBracket: nil
    case .strayBracket: "remove it, or quote a text that begins with it"
    case .bracketTooFarLeft: "indent it"
    case .missingComma: "put ',' between values; quote a text that holds brackets or quotes"
    case .missingValue: "remove a ','"
    case .pairInList: "write [{key: value}] for a mapping in a list, or quote the text"
    case .dashInFlow: "separate the values by ',' without '-'"
    case .missingFlowColon: "write {key: value}; a list is written [a, b]"
    }
  }
}

extension AmbiguousScalar {
  func message(_ quoted: String) -> String {
    let some = "\(quoted) is text to some versions of YAML and"
    return switch self {
    case .truth(let value): "\(some) \(value) to others"
    case .leadingZero: "\(quoted) is octal to some versions of YAML and decimal to others"
    case .sexagesimal: "\(some) a number in base 60 to others"
    case .radix: "\(some) a number to others"
    case .defaultValue: "\(some) a mark to others"
    case .notFinite: "\(quoted) is not a finite number"
    case .null: "\(quoted) stands for no value"
    }
  }

  func hint(_ text: String) -> String {
    let quote = "quote it: \"\(text)\""
    return switch self {
    case .truth(let value): text.count > 1 ? "write \(value), or \(quote)" : quote
    case .leadingZero: "leave out the leading zeros, or \(quote)"
    case .radix: "write the number in decimal, or \(quote)"
    case .notFinite: "write a number, or \(quote)"
    case .null: "leave the value out, or \(quote)"
    case .sexagesimal, .defaultValue: quote
    }
  }
}

/// A person's text inside a message.
private func quoted(_ text: String) -> String { "'\(shortened(text))'" }

private func shortened(_ text: String) -> String {
  text.utf8.count > 60 ? text.prefix(40) + "…" : text
}

private func indentationHint(_ columns: [Int], _ isBelowValue: Bool) -> String? {
  guard !columns.isEmpty else { return nil }
  let line = "begin this line at column \(columns.map(String.init).joined(separator: " or "))"
  return isBelowValue ? "\(line), or remove the value above it" : line
}

private func colonHint(_ text: String) -> String {
  let parts = text.split(separator: "=", maxSplits: 1).map { trimmed($0) }
  guard parts.count == 2, !parts[0].isEmpty else { return "write 'key: value'" }
  return "write '\(shortened("\(parts[0]): \(parts[1])"))'"
}

private func trimmed(_ text: Substring) -> Substring {
  var text = text.drop { $0 == " " }
  while text.last == " " { text.removeLast() }
  return text
}

private func closing(_ bracket: String) -> String { bracket == "[" ? "]" : "}" }

private func name(_ scalar: Unicode.Scalar) -> String {
  "U+\(hexadecimal(scalar.value, digits: 4))"
}
