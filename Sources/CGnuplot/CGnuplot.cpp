#include "CGnuplot.h"

#include <cerrno>
#include <exception>
#include <string>

#include <gnuplot-iostream.h>

namespace {

int cause() { return errno != 0 ? errno : EIO; }

}  // namespace

// No exception may cross into Swift, which cannot unwind it.
extern "C" int cgnuplot_write(const char *path, const char *text, size_t length) {
  errno = 0;
  try {
    // A leading `>` makes gnuplot-iostream write a script file. Through a pipe a missing gnuplot
    // would kill this process with SIGPIPE, and the line at fault would stay unknown.
    Gnuplot script(">" + std::string(path));
    script.write(text, static_cast<std::streamsize>(length));
    script.flush();
    // The stream keeps errors of the disk to itself.
    return script.good() ? 0 : cause();
  } catch (const std::exception &) {
    return cause();
  } catch (...) {
    return EIO;
  }
}
