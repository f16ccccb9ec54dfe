// The loss's slope at a layer's inputs: G = d W^T.

/// Inputs and outputs of a block of weights that is transposed at a time: 16 KB, half the
/// first-level cache.
enum { block_inputs = 32, block_outputs = 128 };

/// Rows below which the product is summed across lanes. A part of the numbers contract: the form
/// follows from the shape alone.
enum { chained_rows = 10 };

/// Writes the transpose of W x W floats.
INLINE void transpose(const float *from, intptr_t from_stride, float *to, intptr_t to_stride) {
  V rows[W];
#pragma clang loop unroll(full)
  for (int i = 0; i < W; i++) rows[i] = load(from + i * from_stride);
#pragma clang loop unroll(full)
  for (int step = 1; step < W; step *= 2) {
    V next[W];
#pragma clang loop unroll(full)
    for (int i = 0; i < W / 2; i++) {
      next[2 * i] = interleave_low(rows[i], rows[i + W / 2]);
      next[2 * i + 1] = interleave_high(rows[i], rows[i + W / 2]);
    }
#pragma clang loop unroll(full)
    for (int i = 0; i < W; i++) rows[i] = next[i];
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < W; i++) store(to + i * to_stride, rows[i]);
}

/// Sets to[o][i] = w[first_input + i][first_output + o] for a block of the layer, with to's rows 32
/// apart; inputs beyond the layer's give zeros.
static void transpose_block(
  ck_layer layer, intptr_t first_input, intptr_t first_output, intptr_t outputs, float *to) {
  const intptr_t padded = (layer.outputs + 15) / 16 * 16;
  const intptr_t inputs = layer.inputs - first_input;
  for (intptr_t o = first_output; o < first_output + outputs; o += W) {
    const intptr_t panel = o / 32 * 32;
    const intptr_t width = padded - panel < 32 ? 16 : 32;
    const float *from = layer.weights + panel * layer.inputs + first_input * width + o - panel;
    float *column = to + (o - first_output) * block_inputs;
    for (intptr_t i = 0; i < block_inputs; i += W) {
      if (i + W <= inputs) {
        transpose(from + i * width, width, column + i, block_inputs);
      } else {
        for (intptr_t c = 0; c < W; c++)
          for (intptr_t r = 0; r < W; r++)
            column[c * block_inputs + i + r] = i + r < inputs ? from[(i + r) * width + c] : 0;
      }
    }
  }
}

/// Chains in ascending order of the outputs: blocks of weights are transposed, then multiplied by
/// the forward tiles. A block continues the chains that the one before left in `gradient`.
static void input_gradient_chained(ck_rows deltas, ck_layer layer, ck_rows gradient) {
  _Alignas(64) float block[block_inputs * block_outputs];
  _Alignas(64) static const float zeros[block_inputs];
  for (intptr_t i = 0; i < layer.inputs; i += block_inputs) {
    const intptr_t width = layer.inputs - i <= 16 ? 16 : 32;
    for (intptr_t o = 0; o < layer.outputs; o += block_outputs) {
      const intptr_t left = layer.outputs - o;
      const intptr_t outputs = left < block_outputs ? left : block_outputs;
      transpose_block(layer, i, o, (outputs + 15) / 16 * 16, block);
      const ck_rows d = {deltas.start + o, deltas.stride, deltas.count, outputs};
      float *out = gradient.start + i;
      forward_panel(
        d, outputs, block, block_inputs, width, o ? out : zeros, o ? gradient.stride : 0, out,
        gradient.stride);
    }
  }
}

/// Sums in 16 lanes.
static void input_gradient_lanes(ck_rows deltas, ck_layer layer, ck_rows gradient) {
  const intptr_t padded = (layer.outputs + 15) / 16 * 16;
  for (intptr_t e = 0; e < deltas.count; e++) {
    const float *d = deltas.start + e * deltas.stride;
    for (intptr_t i = 0; i < layer.inputs; i++) {
      lanes sum = {0};
      for (intptr_t o = 0; o < padded; o += 16) {
        const intptr_t panel = o / 32 * 32;
        const intptr_t width = padded - panel < 32 ? 16 : 32;
        const float *w = layer.weights + panel * layer.inputs + i * width + o - panel;
        for (int v = 0; v < 16 / W; v++)
          sum.v[v] = madd(
            load(d + o + v * W), keep(load(w + v * W), o / W + v, layer.outputs), sum.v[v]);
      }
      gradient.start[e * gradient.stride + i] = lanes_sum(sum);
    }
  }
}

/// gradient = d W^T. From 10 rows on each element is one chain in ascending order of the outputs,
/// starting from zero; below it is a sum in 16 lanes. deltas is rows x outputs, gradient rows x
/// inputs.
static void input_gradient(ck_rows deltas, ck_layer layer, ck_rows gradient) {
  if (deltas.count >= chained_rows) input_gradient_chained(deltas, layer, gradient);
  else input_gradient_lanes(deltas, layer, gradient);
  clear_pads(gradient);
}
