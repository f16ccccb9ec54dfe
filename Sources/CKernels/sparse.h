// The first layer's products over rows without their zeros.

/// Vectors of a panel.
enum { panel_vectors = 32 / W };

/// Adds one example's non-zero inputs to C vectors of its sums, in ascending order.
INLINE void sparse_chain(
  const int C, const uint16_t *columns, const float *values, intptr_t length, const float *w,
  float *out) {
  V sum[panel_vectors];
#pragma clang loop unroll(full)
  for (int c = 0; c < C; c++) sum[c] = load(out + c * W);
  for (intptr_t k = 0; k < length; k++) {
    const V input = splat(values[k]);
    const float *row = w + columns[k] * (C * W);
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) sum[c] = madd(input, load(row + c * W), sum[c]);
  }
#pragma clang loop unroll(full)
  for (int c = 0; c < C; c++) store(out + c * W, sum[c]);
}

/// Two examples at a time, which hides the latency of the chains, while both have inputs left.
INLINE void sparse_chains(
  const int C, const uint16_t *columns0, const uint16_t *columns1, const float *values0,
  const float *values1, intptr_t length0, intptr_t length1, const float *w, float *out0,
  float *out1) {
  V sum0[panel_vectors], sum1[panel_vectors];
#pragma clang loop unroll(full)
  for (int c = 0; c < C; c++) {
    sum0[c] = load(out0 + c * W);
    sum1[c] = load(out1 + c * W);
  }
  const intptr_t both = length0 < length1 ? length0 : length1;
  for (intptr_t k = 0; k < both; k++) {
    const V input0 = splat(values0[k]), input1 = splat(values1[k]);
    const float *row0 = w + columns0[k] * (C * W), *row1 = w + columns1[k] * (C * W);
#pragma clang loop unroll(full)
    for (int c = 0; c < C; c++) {
      sum0[c] = madd(input0, load(row0 + c * W), sum0[c]);
      sum1[c] = madd(input1, load(row1 + c * W), sum1[c]);
    }
  }
#pragma clang loop unroll(full)
  for (int c = 0; c < C; c++) {
    store(out0 + c * W, sum0[c]);
    store(out1 + c * W, sum1[c]);
  }
  sparse_chain(C, columns0 + both, values0 + both, length0 - both, w, out0);
  sparse_chain(C, columns1 + both, values1 + both, length1 - both, w, out1);
}

INLINE void forward_sparse_panel(
  const int C, ck_sparse_rows x, const float *w, const float *bias, float *out, intptr_t stride) {
  for (intptr_t r = 0; r < x.count; r++)
    for (int c = 0; c < C; c++) store(out + r * stride + c * W, load(bias + c * W));
  intptr_t r = 0;
  for (; r + 1 < x.count; r += 2)
    sparse_chains(
      C, x.columns + x.starts[r], x.columns + x.starts[r + 1], x.values + r * x.stride,
      x.values + (r + 1) * x.stride, x.lengths[r], x.lengths[r + 1], w, out + r * stride,
      out + (r + 1) * stride);
  if (r < x.count)
    sparse_chain(
      C, x.columns + x.starts[r], x.values + r * x.stride, x.lengths[r], w, out + r * stride);
}

static __attribute__((noinline)) void forward_sparse_32(
  ck_sparse_rows x, const float *w, const float *bias, float *out, intptr_t stride) {
  forward_sparse_panel(panel_vectors, x, w, bias, out, stride);
}

static __attribute__((noinline)) void forward_sparse_16(
  ck_sparse_rows x, const float *w, const float *bias, float *out, intptr_t stride) {
  forward_sparse_panel(panel_vectors / 2, x, w, bias, out, stride);
}

/// As `forward`, over sparse rows: the same bits for finite weights, since a chain is unchanged by a
/// product with zero (only a sum of -0 would become +0).
static void forward_sparse(
  ck_sparse_rows x, ck_layer layer, ck_function f, float *z, ck_rows a) {
  const intptr_t padded = (layer.outputs + 15) / 16 * 16;
  float *sums = z ? z : a.start;
  for (intptr_t panel = 0; panel < padded; panel += 32) {
    const float *w = layer.weights + panel * layer.inputs;
    if (padded - panel < 32)
      forward_sparse_16(x, w, layer.biases + panel, sums + panel, a.stride);
    else forward_sparse_32(x, w, layer.biases + panel, sums + panel, a.stride);
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

static __attribute__((noinline)) void update_sparse_32(
  ck_sparse_rows x, const float *d, intptr_t stride, float *w) {
  for (intptr_t r = 0; r < x.count; r++)
    update_sparse_row(
      panel_vectors, x.columns + x.starts[r], x.values + r * x.stride, x.lengths[r],
      d + r * stride, w);
}

static __attribute__((noinline)) void update_sparse_16(
  ck_sparse_rows x, const float *d, intptr_t stride, float *w) {
  for (intptr_t r = 0; r < x.count; r++)
    update_sparse_row(
      panel_vectors / 2, x.columns + x.starts[r], x.values + r * x.stride, x.lengths[r],
      d + r * stride, w);
}

/// As `update`, over sparse rows: the same bits for finite deltas and weights.
static void update_sparse(ck_sparse_rows x, ck_rows deltas, ck_layer layer) {
  const intptr_t padded = (layer.outputs + 15) / 16 * 16;
  for (intptr_t panel = 0; panel < padded; panel += 32) {
    float *w = layer.weights + panel * layer.inputs;
    if (padded - panel < 32) update_sparse_16(x, deltas.start + panel, deltas.stride, w);
    else update_sparse_32(x, deltas.start + panel, deltas.stride, w);
  }
  update_biases(deltas, layer.biases);
}
