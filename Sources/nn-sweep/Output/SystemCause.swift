import Foundation

/// Why the system refused a file, as the other messages have it; Foundation words it in its own way.
func systemCause(of error: any Error) -> String {
  var next = error as NSError
  while next.domain != NSPOSIXErrorDomain {
    guard let underlying = next.userInfo[NSUnderlyingErrorKey] as? NSError else {
      return "the system refuses it"
    }
    next = underlying
  }
  return String(cString: strerror(Int32(next.code)))
}
