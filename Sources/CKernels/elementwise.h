// Loops over every element of rows.

#pragma once

#include "functions.h"

/// A row's vectors, pads included.
INLINE intptr_t vectors_a_row(ck_rows rows) { return padded(rows.columns) / W; }

/// The value at the columns of vector `index` that are no pads, zero at the pads.
INLINE V keep(V value, intptr_t index, intptr_t columns) {
  return choose(places(index * W) < (VI)((int32_t)columns), value, splat(0));
}

INLINE void apply_rows(ck_function f, ck_rows z, float *a) {
  const intptr_t vectors = vectors_a_row(z), last = (z.columns - 1) / W;
  for (intptr_t row = 0; row < z.count; row++) {
    const float *from = z.start + row * z.stride;
    float *to = a + row * z.stride;
#pragma clang loop unroll(disable)
    for (intptr_t i = 0; i < last; i++) store(to + i * W, value_of(f, load(from + i * W)));
    store(to + last * W, keep(value_of(f, load(from + last * W)), last, z.columns));
    // Unrolled, or the compiler calls a function that clears memory.
#pragma clang loop unroll(full)
    for (intptr_t i = 1; i < lane_vectors; i++)
      if (last + i < vectors) store(to + (last + i) * W, splat(0));
  }
}

/// a = f(z); `a` may be z itself and has its stride. Pads of z may hold anything.
static void apply(ck_function f, ck_rows z, float *a) {
#define CASE(name)                                                                                 \
  case ck_##name: apply_rows(ck_##name, z, a); break;
  switch (f) { CK_EACH_FUNCTION(CASE) }
#undef CASE
}

/// Makes pads zero again where a product with a NaN or an infinity reached them.
INLINE void clear_pads(ck_rows rows) {
  const intptr_t vectors = vectors_a_row(rows);
  for (intptr_t i = rows.columns / W; i < vectors; i++)
    for (intptr_t row = 0; row < rows.count; row++) {
      float *at = rows.start + row * rows.stride + i * W;
      store(at, keep(load(at), i, rows.columns));
    }
}

/// Rows without a gap between them are one long row.
INLINE ck_rows joined(ck_rows rows) {
  if (rows.stride != padded(rows.columns)) return rows;
  return (ck_rows){rows.start, rows.count * rows.stride, 1, rows.count * rows.stride};
}

INLINE void slope_rows(ck_function f, ck_rows separate, const float *source) {
  const ck_rows deltas = joined(separate);
  const intptr_t vectors = vectors_a_row(deltas);
  for (intptr_t row = 0; row < deltas.count; row++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = row * deltas.stride + i * W;
      store(deltas.start + at, load(deltas.start + at) * slope_of(f, load(source + at)));
    }
}

/// deltas *= f'(source), element by element: source holds preactivations for gelu, silu,
/// softplus and mish and activations for the others, with the stride of deltas and zeros or slopes' finite
/// arguments in its pads.
static void multiply_by_slope(ck_function f, ck_rows deltas, const float *source) {
#define CASE(name)                                                                                 \
  case ck_##name: slope_rows(ck_##name, deltas, source); break;
  if (f == ck_identity) return;
  switch (f) { CK_EACH_FUNCTION(CASE) }
#undef CASE
}

/// rows *= factors, element by element; factors have the stride of rows and zeros in their pads.
static void multiply(ck_rows rows, const float *factors) {
  const intptr_t vectors = vectors_a_row(rows);
  for (intptr_t row = 0; row < rows.count; row++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = row * rows.stride + i * W;
      store(rows.start + at, load(rows.start + at) * load(factors + at));
    }
}
