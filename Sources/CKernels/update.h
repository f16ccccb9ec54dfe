// The gradient product fused with the step of plain SGD.

#pragma once

#include "elementwise.h"
#include "tiles.h"

/// w[i][j] += sum over e of x[e][i] d[e][j], for R inputs and C vectors of outputs; one chain in
/// ascending e, starting from w.
INLINE void update_tile(
  const int R, const int C, const float *x, intptr_t x_stride, const float *d, intptr_t d_stride,
  intptr_t count, float *w, intptr_t w_stride) {
  V sum[TILE_ROWS][TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) sum[r][c] = load(w + r * w_stride + c * W);
#pragma clang loop unroll(disable)
  for (intptr_t e = 0; e < count; e++) {
    V delta[TILE_VECTORS];
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) delta[c] = load(d + c * W);
#pragma clang loop unroll(full)
    for (int r = 0; r < R; r++) {
      const V input = splat(x[r]);
#pragma clang loop unroll(full)
      for (int c = 0; c < C; c++) sum[r][c] = madd(input, delta[c], sum[r][c]);
    }
    x += x_stride;
    d += d_stride;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) store(w + r * w_stride + c * W, sum[r][c]);
}

#define TILE(R, C)                                                                                 \
  static __attribute__((noinline)) void update_tile_##R##x##C(                               \
    intptr_t tiles, const float *x, intptr_t x_stride, const float *d, intptr_t d_stride,          \
    intptr_t count, float *w, intptr_t w_stride) {                                                 \
    for (; tiles > 0; tiles--, x += R, w += R * w_stride)                                          \
      update_tile(R, C, x, x_stride, d, d_stride, count, w, w_stride);                             \
  }
EACH_TILE(TILE)
#undef TILE

typedef void (*update_tile_type)(
  intptr_t, const float *, intptr_t, const float *, intptr_t, intptr_t, float *, intptr_t);

#define TILE(R, C) [C - 1][R] = update_tile_##R##x##C,
static const update_tile_type update_tiles[TILE_VECTORS][TILE_ROWS + 1] = {
  EACH_TILE(TILE)};
#undef TILE

/// b[j] += sum over e of d[e][j], ascending.
INLINE void update_biases(ck_rows deltas, float *biases) {
  const intptr_t vectors = vectors_a_row(deltas);
  for (intptr_t i = 0; i < vectors; i++) {
    V sum = load(biases + i * W);
    for (intptr_t e = 0; e < deltas.count; e++)
      sum += load(deltas.start + e * deltas.stride + i * W);
    store(biases + i * W, sum);
  }
}

/// Inputs of a tile of fewer vectors than a whole one, which only a half panel can leave.
enum { narrow_update_rows = 2 * UPDATE_ROWS };

_Static_assert(UPDATE_ROWS <= TILE_ROWS, "the table has the rows of a tile");
_Static_assert(
  !has_narrow_tiles || narrow_update_rows <= TILE_ROWS, "the table has the rows of a narrow tile");

/// Inputs of a tile: the fewer, the better loads and stores of weights hide behind the products of
/// the tile before, as long as there are chains enough to hide the latency of the products.
INLINE intptr_t update_rows(intptr_t vectors, intptr_t count) {
  if (has_narrow_tiles && vectors < TILE_VECTORS) return narrow_update_rows;
  return count < UPDATE_LONG ? UPDATE_ROWS : TILE_ROWS;
}

/// Rows of a pass over the weights: where rows are long, few enough that the pages they lie in stay
/// known to the processor.
INLINE intptr_t update_pass(intptr_t left, intptr_t stride) {
  return left <= 40 || stride < 512 ? left : 32;
}

/// W += x^T d and b += the sum of d: each a chain in ascending order of the rows, starting from what
/// is there. x is rows x inputs, deltas rows x outputs (with the count that holds for both). Pads
/// stay zero while x is finite.
static void update(ck_rows x, ck_rows deltas, ck_layer layer) {
  const intptr_t outputs = padded(layer.outputs);
  const intptr_t whole = TILE_VECTORS * W;
  for (intptr_t j = 0; j < outputs; j += whole) {
    const intptr_t panel = j / ck_panel * ck_panel;
    const intptr_t width = panel_width(outputs, panel);
    float *w = layer.weights + panel * layer.inputs + j - panel;
    const intptr_t vectors = (outputs - j < whole ? outputs - j : whole) / W;
    for (intptr_t row = 0, count; row < deltas.count; row += count) {
      count = update_pass(deltas.count - row, x.stride);
      const intptr_t rows = update_rows(vectors, count);
      const intptr_t whole_tiles = layer.inputs / rows, i = whole_tiles * rows;
      const float *some_x = x.start + row * x.stride;
      const float *d = deltas.start + row * deltas.stride + j;
      update_tiles[vectors - 1][rows](
        whole_tiles, some_x, x.stride, d, deltas.stride, count, w, width);
      if (i < layer.inputs)
        update_tiles[vectors - 1][layer.inputs - i](
          1, some_x + i, x.stride, d, deltas.stride, count, w + i * width, width);
    }
  }
  update_biases(deltas, layer.biases);
}
