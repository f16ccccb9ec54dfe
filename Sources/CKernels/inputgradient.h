// The loss's slope at a layer's inputs: G = d W^T.

/// Inputs and outputs of a block of weights that is transposed at a time: 16 KB, half the
/// first-level cache.
enum { block_inputs = 32, block_outputs = 128 };

/// Writes the transpose of W rows of 16 floats.
INLINE void transpose(const float *from, intptr_t from_stride, float *to, intptr_t to_stride) {
#pragma clang loop unroll(full)
  for (int four = 0; four < 16; four += 4) {
    V v[4];
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++) v[i] = load_fours(from + i * from_stride + four, 4 * from_stride);
    transpose_fours(v);
#pragma clang loop unroll(full)
    for (int i = 0; i < 4; i++) store(to + (four + i) * to_stride, v[i]);
  }
}

/// Sets to[o][i] = w[first_input + i][first_output + o] for a block of the layer, with to's rows
/// `block_inputs` apart. Inputs beyond the layer's give any numbers.
static void transpose_block(
  ck_layer layer, intptr_t first_input, intptr_t first_output, intptr_t outputs, float *to) {
  const intptr_t padded = (layer.outputs + 15) / 16 * 16;
  const intptr_t inputs = layer.inputs - first_input;
  for (intptr_t o = first_output; o < first_output + outputs; o += 16) {
    const intptr_t panel = o / 32 * 32;
    const intptr_t width = padded - panel < 32 ? 16 : 32;
    const float *from = layer.weights + panel * layer.inputs + first_input * width + o - panel;
    float *column = to + (o - first_output) * block_inputs;
    for (intptr_t i = 0; i < block_inputs && i < inputs; i += W) {
      if (i + W <= inputs) {
        transpose(from + i * width, width, column + i, block_inputs);
      } else {
        _Alignas(64) float rest[W * 16];
        for (intptr_t r = 0; r < W; r++)
          for (intptr_t c = 0; c < 16; c += W)
            store(rest + r * 16 + c, i + r < inputs ? load(from + (i + r) * width + c) : splat(0));
        transpose(rest, 16, column + i, block_inputs);
      }
    }
  }
}

/// gradient = d W^T: each element one chain in ascending order of the outputs, starting from zero.
/// deltas is rows x outputs, gradient rows x inputs. Blocks of weights are transposed and then
/// multiplied by the forward tiles; a block continues the chains that the one before it left in
/// `gradient`. (Sums across the lanes of untransposed weights are no faster below 10 rows either.)
static void input_gradient(ck_rows deltas, ck_layer layer, ck_rows gradient) {
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
  clear_pads(gradient);
}
