// The forward product: tiles of TILE_ROWS rows by TILE_VECTORS vectors of outputs, or of few rows by
// WIDE_VECTORS, held in registers over the whole sum.

#pragma once

#include "elementwise.h"
#include "tiles.h"

/// out[r][j] = start[r][j] + sum over k of x[r][k] w[k][j], for R rows and C vectors of outputs; one
/// chain in ascending k. Rows of w are w_stride floats apart; start_stride is 0 for a bias.
INLINE void tile(
  const int R, const int C, const float *x, intptr_t x_stride, intptr_t depth, const float *w,
  intptr_t w_stride, const float *start, intptr_t start_stride, float *out, intptr_t out_stride) {
  V sum[TILE_ROWS][WIDE_VECTORS];
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) sum[r][c] = load(start + r * start_stride + c * W);
#pragma clang loop unroll(disable)
  for (intptr_t k = 0; k < depth; k++) {
#if W == 8
    // Two vectors of 8 are every other line of a panel, which the processor's own prefetcher follows
    // badly: 1024x1024 rises from 89 to 92 % of the peak.
    if (C == 2) __builtin_prefetch(w + 16 * w_stride);
#endif
    V weight[WIDE_VECTORS];
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) weight[c] = load(w + c * W);
#pragma clang loop unroll(full)
    for (int r = 0; r < R; r++) {
      const V input = splat(x[r * x_stride]);
#pragma clang loop unroll(full)
      for (int c = 0; c < C; c++) sum[r][c] = madd(input, weight[c], sum[r][c]);
    }
    x += 1;
    w += w_stride;
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < R; r++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) store(out + r * out_stride + c * W, sum[r][c]);
}

#define TILE(R, C)                                                                                 \
  static __attribute__((noinline)) void forward_tile_##R##x##C(                              \
    const float *x, intptr_t x_stride, intptr_t depth, const float *w, intptr_t w_stride,          \
    const float *start, intptr_t start_stride, float *out, intptr_t out_stride) {                  \
    tile(R, C, x, x_stride, depth, w, w_stride, start, start_stride, out, out_stride);             \
  }
EACH_TILE(TILE)
EACH_WIDE_TILE(TILE)
#undef TILE

typedef void (*forward_tile_type)(
  const float *, intptr_t, intptr_t, const float *, intptr_t, const float *, intptr_t, float *,
  intptr_t);

#define TILE(R, C) [C - 1][R] = forward_tile_##R##x##C,
static const forward_tile_type tiles[WIDE_VECTORS][TILE_ROWS + 1] = {
  EACH_TILE(TILE) EACH_WIDE_TILE(TILE)};
#undef TILE

/// Rows of the next tile where `left` rows are left: tiles are near equal.
INLINE intptr_t tile_rows(intptr_t left) {
  const intptr_t count = (left + TILE_ROWS - 1) / TILE_ROWS;
  return (left + count - 1) / count;
}

/// The columns (`width`: ck_panel or ck_lanes) of one panel for all rows of x; rows of w are w_stride apart.
static void forward_panel(
  ck_rows x, intptr_t depth, const float *w, intptr_t w_stride, intptr_t width, const float *start,
  intptr_t start_stride, float *out, intptr_t out_stride) {
  const intptr_t whole = (x.count <= WIDE_ROWS ? WIDE_VECTORS : TILE_VECTORS) * W;
  for (intptr_t j = 0; j < width; j += whole) {
    const intptr_t vectors = (width - j < whole ? width - j : whole) / W;
    for (intptr_t row = 0, rows; row < x.count; row += rows) {
      rows = tile_rows(x.count - row);
      tiles[vectors - 1][rows](
        x.start + row * x.stride, x.stride, depth, w + j, w_stride,
        start + row * start_stride + j, start_stride, out + row * out_stride + j, out_stride);
    }
  }
}

/// What follows the sums of a panel while they are near: a = f(z), and pads made zero.
INLINE void finish_panel(
  ck_layer layer, intptr_t panel, ck_function f, intptr_t count, float *sums, ck_rows a) {
  const intptr_t left = layer.outputs - panel, columns = left < ck_panel ? left : ck_panel;
  const ck_rows fresh = {sums + panel, a.stride, count, columns};
  if (f != ck_identity || sums != a.start) apply(f, fresh, a.start + panel);
  if (f == ck_identity || sums != a.start) clear_pads(fresh);
}

/// a = f(x W + b): each output one chain in ascending order of the inputs, starting from its bias.
/// x is rows x inputs, a rows x outputs. Where z is not null it receives x W + b, with the stride of
/// a; it may not be a itself.
static void forward(ck_rows x, ck_layer layer, ck_function f, float *z, ck_rows a) {
  const intptr_t outputs = padded(layer.outputs);
  float *sums = z ? z : a.start;
  for (intptr_t panel = 0; panel < outputs; panel += ck_panel) {
    const intptr_t width = panel_width(outputs, panel);
    forward_panel(
      x, layer.inputs, layer.weights + panel * layer.inputs, width, width, layer.biases + panel, 0,
      sums + panel, a.stride);
    finish_panel(layer, panel, f, x.count, sums, a);
  }
}
