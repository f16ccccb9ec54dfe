// Functions in the place of the C library's. glibc gave `hypot` a new version in 2.35 and has
// `arc4random` since 2.36: a program that takes them from there does not start on older systems.
// Foundation needs the first, libstdc++ the second.

#include "CKernels.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#pragma STDC FP_CONTRACT OFF

double ck_hypot(double x, double y) {
  // An infinity wins even over a NaN.
  if (isinf(x) || isinf(y)) return INFINITY;
  if (isnan(x) || isnan(y)) return NAN;
  double a = fmax(fabs(x), fabs(y)), b = fmin(fabs(x), fabs(y));
  // Beside such a one the other is less than half a unit in the last place; so is zero.
  if (b <= a * 0x1p-30) return a;
  // Powers of two keep the squares, and what is rounded off them, in range.
  double scale = a > 0x1p500 ? 0x1p600 : a < 0x1p-400 ? 0x1p-600 : 1;
  a /= scale;
  b /= scale;
  // The sum of the squares is `sum + rest` to twice the digits; then one step of Newton's.
  double aa = a * a, bb = b * b, sum = aa + bb;
  double rest = ((aa - sum) + bb) + (fma(a, a, -aa) + fma(b, b, -bb));
  double root = sqrt(sum);
  return (root + (fma(-root, root, sum) + rest) / (2 * root)) * scale;
}

float ck_hypotf(float x, float y) {
  if (isinf(x) || isinf(y)) return INFINITY;
  // Twice the digits hold the squares exactly, and their exponents never leave the range.
  return (float)sqrt((double)x * x + (double)y * y);
}

#if defined(__linux__)
// Hidden: shared libraries keep the C library's.
__attribute__((visibility("hidden"))) double hypot(double x, double y) { return ck_hypot(x, y); }
__attribute__((visibility("hidden"))) float hypotf(float x, float y) { return ck_hypotf(x, y); }

/// 32 bits that nobody can guess.
__attribute__((visibility("hidden"))) uint32_t arc4random(void) {
  uint32_t bits;
  if (getentropy(&bits, sizeof bits) != 0) abort();
  return bits;
}
#endif
