// The loss's slope at a layer's inputs: G = d W^T.

#pragma once

#include "forward.h"

/// Inputs and outputs of a block of weights that is transposed at a time: 16 KB, half the
/// first-level cache.
enum { block_inputs = ck_panel, block_outputs = 128 };

_Static_assert(block_inputs % W == 0, "a block is whole transposes");
_Static_assert(block_outputs % ck_panel == 0, "a block is whole panels");

/// Writes the transpose of W rows of ck_lanes floats.
INLINE void transpose(const float *from, intptr_t from_stride, float *to, intptr_t to_stride) {
#pragma clang loop unroll(full)
  for (int four = 0; four < ck_lanes; four += 4) {
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
  const intptr_t padded_outputs = padded(layer.outputs);
  const intptr_t inputs = layer.inputs - first_input;
  for (intptr_t o = first_output; o < first_output + outputs; o += ck_lanes) {
    const intptr_t panel = o / ck_panel * ck_panel;
    const intptr_t width = panel_width(padded_outputs, panel);
    const float *from = layer.weights + panel * layer.inputs + first_input * width + o - panel;
    float *column = to + (o - first_output) * block_inputs;
    for (intptr_t i = 0; i < block_inputs && i < inputs; i += W) {
      if (i + W <= inputs) {
        transpose(from + i * width, width, column + i, block_inputs);
      } else {
        _Alignas(64) float rest[W * ck_lanes];
        for (intptr_t r = 0; r < W; r++)
          for (intptr_t c = 0; c < ck_lanes; c += W)
            store(
              rest + r * ck_lanes + c,
              i + r < inputs ? load(from + (i + r) * width + c) : splat(0));
        transpose(rest, ck_lanes, column + i, block_inputs);
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
    const intptr_t width = layer.inputs - i <= ck_lanes ? ck_lanes : ck_panel;
    for (intptr_t o = 0; o < layer.outputs; o += block_outputs) {
      const intptr_t left = layer.outputs - o;
      const intptr_t outputs = left < block_outputs ? left : block_outputs;
      transpose_block(layer, i, o, padded(outputs), block);
      const ck_rows d = {deltas.start + o, deltas.stride, deltas.count, outputs};
      float *out = gradient.start + i;
      forward_panel(
        d, outputs, block, block_inputs, width, o ? out : zeros, o ? gradient.stride : 0, out,
        gradient.stride);
    }
  }
  clear_pads(gradient);
}
