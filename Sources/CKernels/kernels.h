// All kernels of one instruction set, and their table. The file that includes this defines
// KERNELS (the table's name), W (floats a vector) and the shape of a tile.

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

#include "vector.h"
#include "functions.h"
#include "elementwise.h"
#include "forward.h"
#include "update.h"
#include "inputgradient.h"
#include "gather.h"
#include "sparse.h"
#include "losses.h"
#include "optimizers.h"
#include "peak.h"

const ck_kernels KERNELS = {
  .forward = forward,
  .forward_sparse = forward_sparse,
  .update = update,
  .update_sparse = update_sparse,
  .input_gradient = input_gradient,
  .gather_bytes = gather_bytes,
  .gather_floats = gather_floats,
  .gather_sparse = gather_sparse,
  .apply = apply,
  .multiply_by_slope = multiply_by_slope,
  .softmax = softmax,
  .multiply_by_softmax_slope = multiply_by_softmax_slope,
  .multiply = multiply,
  .quadratic_loss = quadratic_loss,
  .sigmoid_cross_entropy = sigmoid_cross_entropy,
  .softmax_cross_entropy = softmax_cross_entropy,
  .differences = differences,
  .momentum_step = momentum_step,
  .rmsprop_step = rmsprop_step,
  .adam_step = adam_step,
  .shrink = shrink,
  .peak = peak,
};
