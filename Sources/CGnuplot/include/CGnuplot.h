#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes `length` bytes of gnuplot commands or data to the file `path`, replacing what it held,
/// through a gnuplot-iostream session that writes to a file instead of a pipe.
///
/// Returns 0, or the `errno` of what went wrong (never 0 then). `path` ends with a zero byte;
/// `text` need not.
int cgnuplot_write(const char *path, const char *text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
