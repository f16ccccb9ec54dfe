// The measure of everything else.

#pragma once

#include "vector.h"

/// Runs `rounds` times as many independent fused multiply-adds as hide their latency, and returns the
/// floating-point operations done.
static __attribute__((noinline)) double peak(intptr_t rounds) {
  enum { chains = 12 };
  V sum[chains];
#pragma clang loop unroll(full)
  for (int c = 0; c < chains; c++) sum[c] = splat((float)c);
  // A factor that is only known at run time: no chain may be found constant.
  const V factor = splat(1 - 1 / (float)(rounds + 2)), term = splat(0.001f);
  for (intptr_t k = 0; k < rounds; k++) {
#pragma clang loop unroll(full)
    for (int c = 0; c < chains; c++) sum[c] = madd(sum[c], factor, term);
  }
#pragma clang loop unroll(full)
  for (int c = 1; c < chains; c++) sum[0] += sum[c];
  volatile float sink = sum[0][0];
  (void)sink;
  return 2.0 * W * chains * (double)rounds;
}
