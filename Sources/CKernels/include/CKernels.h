// SIMD leaf functions for small multilayer perceptrons, one table of them per instruction set.
//
// All tables compute the same bits. Every output of a product is one chain of fused multiply-adds
// in ascending order of the summed index; a sum across a row runs in `ck_lanes` = 16 canonical lanes
// (place j in lane j mod 16, ascending), which are then added in halves: l and l + 8, l and l + 4,
// and so on.
//
// Memory. Rows of Floats start on 64 bytes, `stride` floats apart, a multiple of 16 and at least
// `columns` rounded up to 16. Columns beyond `columns` are pads: they hold zero before, and zero
// after. Weights lie in panels of `ck_panel` = 32 outputs, [outputs / 32][inputs][32], the last one
// 16 wide where that is enough, pads zero; biases are padded likewise; both start on 64 bytes.
// Nothing that is written overlaps anything else unless said. Counts may be zero, widths may not.

#pragma once

#include <stdint.h>

enum {
  /// The lanes of a sum across a row, and what rows are padded to.
  ck_lanes = 16,
  /// The outputs whose weights lie together.
  ck_panel = 32
};

/// Rows of Floats.
typedef struct ck_rows {
  float *_Nonnull start;
  intptr_t stride, count, columns;
} ck_rows;

/// The weights and biases of a layer, or anything of their shape.
typedef struct ck_layer {
  float *_Nonnull weights, *_Nonnull biases;
  intptr_t inputs, outputs;
} ck_layer;

/// How raw values become inputs: (raw - offset) * scale, one pair a column.
typedef struct ck_scaling {
  const float *_Nonnull offsets, *_Nonnull scales;
  /// Whether all offsets are zero and all scales the same.
  int is_uniform;
} ck_scaling;

/// All examples without their zeros: example i holds the places starts[i] ..< starts[i + 1] of
/// `columns`, ascending, and of `values`, both with room for 16 more at the end.
typedef struct ck_sparse_examples {
  const uint16_t *_Nonnull columns;
  const uint8_t *_Nonnull values;
  const uint32_t *_Nonnull starts;
} ck_sparse_examples;

/// A batch of them: row r holds lengths[r] columns from columns + starts[r], and the scaled values
/// from values + r * stride, a multiple of 16.
typedef struct ck_sparse_rows {
  const uint16_t *_Nonnull columns;
  uint32_t *_Nonnull starts, *_Nonnull lengths;
  float *_Nonnull values;
  intptr_t stride, count;
} ck_sparse_rows;

/// The examples of a batch, and those of the next, to be brought towards the cache.
typedef struct ck_choice {
  const int32_t *_Nonnull indices;
  const int32_t *_Nullable next;
  intptr_t count, next_count;
} ck_choice;

/// What a batch's rows are to become: one class a row, or, where `labels` is null (one column), one
/// number a row.
typedef struct ck_targets {
  const int32_t *_Nullable labels;
  const float *_Nullable numbers;
} ck_targets;

/// What a batch's rows scored: a loss and a predicted class each.
typedef struct ck_scores {
  float *_Nonnull losses;
  int32_t *_Nonnull predictions;
} ck_scores;

typedef struct ck_momentum {
  float rate, momentum, decay;
  int nesterov;
} ck_momentum;

/// `rest` is 1 - smoothing.
typedef struct ck_rmsprop {
  float rate, smoothing, rest, epsilon, decay;
} ck_rmsprop;

/// `rest1` is 1 - beta1, `rest2` 1 - beta2; rate holds the first correction, root the second.
typedef struct ck_adam {
  float rate, beta1, rest1, beta2, rest2, root, epsilon, decay;
} ck_adam;

/// `rest1` is 1 - beta1, `rest2` 1 - beta2.
typedef struct ck_lion {
  float rate, beta1, rest1, beta2, rest2;
} ck_lion;

/// The functions of one place alone, each as F(name).
#define CK_EACH_FUNCTION(F)                                                                        \
  F(identity)                                                                                      \
  F(sigmoid)                                                                                       \
  F(tanh)                                                                                          \
  F(relu)                                                                                          \
  F(leaky_relu)                                                                                    \
  F(elu)                                                                                           \
  F(gelu)                                                                                          \
  F(silu)                                                                                          \
  F(softplus)                                                                                      \
  F(mish)

typedef enum ck_function : int32_t {
#define CK_CASE(name) ck_##name,
  CK_EACH_FUNCTION(CK_CASE)
#undef CK_CASE
} ck_function;

/// The kernels, each as K(result, name, parameters). Each one's contract stands above its body.
#define CK_EACH_KERNEL(K)                                                                          \
  K(void, forward, (ck_rows x, ck_layer layer, ck_function f, float *_Nullable z, ck_rows a))      \
  K(void, forward_sparse,                                                                          \
    (ck_sparse_rows x, ck_layer layer, ck_function f, float *_Nullable z, ck_rows a))              \
  K(void, update, (ck_rows x, ck_rows deltas, ck_layer layer))                                     \
  K(void, update_sparse, (ck_sparse_rows x, ck_rows deltas, ck_layer layer))                       \
  K(void, input_gradient, (ck_rows deltas, ck_layer layer, ck_rows gradient))                      \
  K(void, gather_bytes,                                                                            \
    (const uint8_t *_Nonnull bytes, ck_choice choice, ck_scaling scaling, ck_rows out))            \
  K(void, gather_floats,                                                                           \
    (const float *_Nonnull floats, ck_choice choice, ck_scaling scaling, ck_rows out))             \
  K(void, gather_sparse,                                                                           \
    (ck_sparse_examples all, ck_choice choice, ck_scaling scaling, ck_sparse_rows out))            \
  K(void, apply, (ck_function f, ck_rows z, float *_Nonnull a))                                    \
  K(void, multiply_by_slope, (ck_function f, ck_rows deltas, const float *_Nonnull source))        \
  K(void, softmax, (ck_rows z))                                                                    \
  K(void, multiply_by_softmax_slope, (ck_rows deltas, const float *_Nonnull a))                    \
  K(void, multiply, (ck_rows rows, const float *_Nonnull factors))                                 \
  K(void, quadratic_loss, (ck_rows a, ck_targets targets, ck_scores scores))                       \
  K(void, huber_loss, (ck_rows a, ck_targets targets, float delta, ck_scores scores))              \
  K(void, sigmoid_cross_entropy, (ck_rows z, ck_targets targets, ck_scores scores))                \
  K(void, softmax_cross_entropy, (ck_rows z, ck_targets targets, ck_scores scores))                \
  K(void, differences, (ck_rows a, ck_targets targets, float factor, float *_Nonnull out))         \
  K(void, bounded_differences,                                                                     \
    (ck_rows a, ck_targets targets, float limit, float factor, float *_Nonnull out))               \
  K(void, weigh, (ck_rows rows, const float *_Nonnull weights))                                    \
  K(void, momentum_step,                                                                           \
    (intptr_t count, float *_Nonnull p, const float *_Nonnull g, float *_Nonnull v,                \
      ck_momentum knobs))                                                                          \
  K(void, rmsprop_step,                                                                            \
    (intptr_t count, float *_Nonnull p, const float *_Nonnull g, float *_Nonnull s,                \
      ck_rmsprop knobs))                                                                           \
  K(void, adam_step,                                                                               \
    (intptr_t count, float *_Nonnull p, const float *_Nonnull g, float *_Nonnull m,                \
      float *_Nonnull s, ck_adam knobs))                                                           \
  K(void, lion_step,                                                                               \
    (intptr_t count, float *_Nonnull p, const float *_Nonnull g, float *_Nonnull m,                \
      ck_lion knobs))                                                                              \
  K(void, shrink, (intptr_t count, float *_Nonnull p, float factor))                               \
  K(double, peak, (intptr_t rounds))

/// The functions of one instruction set.
typedef struct ck_kernels {
#define CK_MEMBER(result, name, parameters) result(*_Nonnull name) parameters;
  CK_EACH_KERNEL(CK_MEMBER)
#undef CK_MEMBER
} ck_kernels;

typedef enum ck_instruction_set : int32_t {
  ck_portable, ck_avx2, ck_avx512, ck_neon
} ck_instruction_set;

/// The functions of an instruction set, or null where this processor does not have it.
const ck_kernels *_Nullable ck_kernels_for(ck_instruction_set set);

/// sqrt(x² + y²) without overflow or underflow on the way, to little more than half a unit in the
/// last place: what the program takes for the C library's `hypot` and `hypotf`. Infinite where
/// either is, else NaN where either is.
double ck_hypot(double x, double y);
float ck_hypotf(float x, float y);
