// The first layer's products over rows without their zeros.

#pragma once

#include "forward.h"
#include "update.h"

/// Vectors of a panel.
enum { panel_vectors = ck_panel / W };

_Static_assert(SPARSE_GROUP >= 2, "rows that are left are taken in pairs");

/// One example's inputs and where its sums go.
typedef struct sparse_row {
  const uint16_t *columns;
  const float *values;
  intptr_t length;
  float *out;
} sparse_row;

/// Adds the non-zero inputs of G examples, the longest first, to C vectors of sums each: chains in
/// ascending order. Side by side they hide each other's latency, and each finds rows of weights in
/// the cache that another just used; as the shorter ones end, the others go on.
INLINE void sparse_group(
  const int G, const int C, const sparse_row *rows, const float *w, const float *bias) {
  V sum[SPARSE_GROUP][panel_vectors];
#pragma clang loop unroll(full)
  for (int g = 0; g < G; g++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) sum[g][c] = load(bias + c * W);
  intptr_t k = 0;
#pragma clang loop unroll(full)
  for (int active = G; active > 0; active--) {
    const intptr_t end = rows[active - 1].length;
    for (; k < end; k++)
#pragma clang loop unroll(full)
      for (int g = 0; g < active; g++) {
        const V input = splat(rows[g].values[k]);
        const float *row = w + rows[g].columns[k] * (C * W);
#pragma clang loop unroll(full)
        for (int c = 0; c < C; c++) sum[g][c] = madd(input, load(row + c * W), sum[g][c]);
      }
  }
#pragma clang loop unroll(full)
  for (int g = 0; g < G; g++)
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) store(rows[g].out + c * W, sum[g][c]);
}

static __attribute__((noinline)) void sparse_group_whole(
  const sparse_row *rows, const float *w, const float *bias) {
  sparse_group(SPARSE_GROUP, panel_vectors, rows, w, bias);
}

static __attribute__((noinline)) void sparse_group_half(
  const sparse_row *rows, const float *w, const float *bias) {
  sparse_group(SPARSE_GROUP, panel_vectors / 2, rows, w, bias);
}

/// Puts a few rows in order, the longest first.
INLINE void sort_rows(sparse_row *rows, intptr_t count) {
  for (intptr_t i = 1; i < count; i++)
    for (intptr_t j = i; j > 0 && rows[j - 1].length < rows[j].length; j--) {
      const sparse_row shorter = rows[j - 1];
      rows[j - 1] = rows[j];
      rows[j] = shorter;
    }
}

INLINE void forward_sparse_panel(
  const int C, ck_sparse_rows x, const float *w, const float *bias, float *out, intptr_t stride) {
  for (intptr_t r = 0; r < x.count; r += SPARSE_GROUP) {
    sparse_row rows[SPARSE_GROUP];
    const intptr_t count = x.count - r < SPARSE_GROUP ? x.count - r : SPARSE_GROUP;
    for (intptr_t g = 0; g < count; g++)
      rows[g] = (sparse_row){
        x.columns + x.starts[r + g], x.values + (r + g) * x.stride, x.lengths[r + g],
        out + (r + g) * stride};
    if (count == SPARSE_GROUP) {
      sort_rows(rows, count);
      if (C == panel_vectors) sparse_group_whole(rows, w, bias);
      else sparse_group_half(rows, w, bias);
    } else {
      intptr_t g = 0;
      for (; g + 1 < count; g += 2) {
        sort_rows(rows + g, 2);
        sparse_group(2, C, rows + g, w, bias);
      }
      if (g < count) sparse_group(1, C, rows + g, w, bias);
    }
  }
}

/// As `forward`, over sparse rows: the same bits for finite weights, since a chain is unchanged by a
/// product with zero (only a sum of -0 would become +0).
static void forward_sparse(
  ck_sparse_rows x, ck_layer layer, ck_function f, float *z, ck_rows a) {
  const intptr_t outputs = padded(layer.outputs);
  float *sums = z ? z : a.start;
  for (intptr_t panel = 0; panel < outputs; panel += ck_panel) {
    const float *w = layer.weights + panel * layer.inputs;
    const float *bias = layer.biases + panel;
    if (panel_width(outputs, panel) < ck_panel)
      forward_sparse_panel(panel_vectors / 2, x, w, bias, sums + panel, a.stride);
    else forward_sparse_panel(panel_vectors, x, w, bias, sums + panel, a.stride);
    finish_panel(layer, panel, f, x.count, sums, a);
  }
}

/// w[i] += x[i] d for one example's non-zero inputs.
INLINE void update_sparse_row(
  const int C, const uint16_t *columns, const float *values, intptr_t length, const float *d,
  float *w) {
  V delta[panel_vectors];
#pragma clang loop unroll(full)
  for (int c = 0; c < C; c++) delta[c] = load(d + c * W);
  for (intptr_t k = 0; k < length; k++) {
    const V input = splat(values[k]);
    float *row = w + columns[k] * (C * W);
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) store(row + c * W, madd(input, delta[c], load(row + c * W)));
  }
}

static __attribute__((noinline)) void update_sparse_whole(
  ck_sparse_rows x, const float *d, intptr_t stride, float *w) {
  for (intptr_t r = 0; r < x.count; r++)
    update_sparse_row(
      panel_vectors, x.columns + x.starts[r], x.values + r * x.stride, x.lengths[r],
      d + r * stride, w);
}

static __attribute__((noinline)) void update_sparse_half(
  ck_sparse_rows x, const float *d, intptr_t stride, float *w) {
  for (intptr_t r = 0; r < x.count; r++)
    update_sparse_row(
      panel_vectors / 2, x.columns + x.starts[r], x.values + r * x.stride, x.lengths[r],
      d + r * stride, w);
}

/// As `update`, over sparse rows: the same bits for finite deltas and weights.
static void update_sparse(ck_sparse_rows x, ck_rows deltas, ck_layer layer) {
  const intptr_t outputs = padded(layer.outputs);
  for (intptr_t panel = 0; panel < outputs; panel += ck_panel) {
    float *w = layer.weights + panel * layer.inputs;
    if (panel_width(outputs, panel) < ck_panel) update_sparse_half(x, deltas.start + panel, deltas.stride, w);
    else update_sparse_whole(x, deltas.start + panel, deltas.stride, w);
  }
  update_biases(deltas, layer.biases);
}
