// Losses of a batch's rows and the classes they are taken for.

#pragma once

#include "elementwise.h"

/// What vector i of a row should be: one-hot, or the row's number in a single column.
INLINE V target_of(ck_targets targets, intptr_t row, intptr_t i) {
  if (!targets.labels) return splat(targets.numbers[row]);
  return choose(places(i * W) == (VI)(targets.labels[row]), splat(1), splat(0));
}

/// The largest of a row; NaN is passed over, -infinity if there is nothing else.
INLINE float largest_of_row(const float *row, intptr_t columns) {
  V largest = splat(-__builtin_inff());
  for (intptr_t i = 0; i * W < columns; i++) {
    const V value = load(row + i * W);
    largest = choose((value > largest) & (places(i * W) < (VI)((int32_t)columns)), value, largest);
  }
  return largest_lane(largest);
}

/// predictions[r] = the first of row r's largest values, NaN aside, 0 if there is none; of a single
/// column, whether it is above one half.
static void predict(ck_rows a, int32_t *predictions) {
  for (intptr_t r = 0; r < a.count; r++) {
    const float *row = a.start + r * a.stride;
    if (a.columns == 1) {
      predictions[r] = row[0] > 0.5f;
      continue;
    }
    const V largest = splat(largest_of_row(row, a.columns));
    int32_t first = INT32_MAX;
    for (intptr_t i = 0; i * W < a.columns && first == INT32_MAX; i++) {
      const VI here = (load(row + i * W) == largest) & (places(i * W) < (VI)((int32_t)a.columns));
      first = __builtin_reduce_min(here ? places(i * W) : (VI)(INT32_MAX));
    }
    predictions[r] = first == INT32_MAX ? 0 : first;
  }
}

/// losses[r] = half the sum of (a - y)^2 across row r, in lanes.
static void quadratic_loss(ck_rows a, ck_targets targets, ck_scores scores) {
  const intptr_t vectors = vectors_a_row(a);
  for (intptr_t r = 0; r < a.count; r++) {
    const float *row = a.start + r * a.stride;
    lanes sum = {0};
    for (intptr_t i = 0; i < vectors; i += lane_vectors)
      for (intptr_t part = 0; part < lane_vectors; part++) {
        const V miss = load(row + (i + part) * W) - target_of(targets, r, i + part);
        const V kept = keep(miss, i + part, a.columns);
        sum.v[part] = madd(kept, kept, sum.v[part]);
      }
    scores.losses[r] = 0.5f * lanes_sum(sum);
  }
  predict(a, scores.predictions);
}

/// losses[r] = the sum across row r, in lanes, of m^2 / 2 where a miss m = |a - y| is at most delta,
/// and of delta (m - delta / 2) beyond: c (m - c / 2) with c, the smaller of m and delta.
static void huber_loss(ck_rows a, ck_targets targets, float delta, ck_scores scores) {
  const intptr_t vectors = vectors_a_row(a);
  for (intptr_t r = 0; r < a.count; r++) {
    const float *row = a.start + r * a.stride;
    lanes sum = {0};
    for (intptr_t i = 0; i < vectors; i += lane_vectors)
      for (intptr_t part = 0; part < lane_vectors; part++) {
        const V miss = load(row + (i + part) * W) - target_of(targets, r, i + part);
        const V size = keep(choose(miss < 0, -miss, miss), i + part, a.columns);
        const V most = choose(size > delta, splat(delta), size);
        sum.v[part] = madd(most, size - 0.5f * most, sum.v[part]);
      }
    scores.losses[r] = lanes_sum(sum);
  }
  predict(a, scores.predictions);
}

/// losses[r] = the sum of softplus(z) - y z across row r, in lanes; then z = sigmoid(z).
static void sigmoid_cross_entropy(ck_rows z, ck_targets targets, ck_scores scores) {
  const intptr_t vectors = vectors_a_row(z);
  for (intptr_t r = 0; r < z.count; r++) {
    lanes sum = {0};
    for (intptr_t i = 0; i < vectors; i += lane_vectors)
      for (intptr_t part = 0; part < lane_vectors; part++) {
        float *at = z.start + r * z.stride + (i + part) * W;
        const V logit = load(at);
        const V loss = softplus(logit) - target_of(targets, r, i + part) * logit;
        sum.v[part] += keep(loss, i + part, z.columns);
        store(at, keep(sigmoid(logit), i + part, z.columns));
      }
    scores.losses[r] = lanes_sum(sum);
  }
  predict(z, scores.predictions);
}

/// Turns a row into e^(z - m) and returns the sum, in lanes.
INLINE float exponentials_of_row(float *z, intptr_t columns, float largest) {
  lanes sum = {0};
  for (intptr_t i = 0; i * W < columns; i += lane_vectors)
    for (intptr_t part = 0; part < lane_vectors; part++) {
      float *at = z + (i + part) * W;
      const V e = keep(exponential(load(at) - splat(largest)), i + part, columns);
      sum.v[part] += e;
      store(at, e);
    }
  return lanes_sum(sum);
}

/// Turns each of up to W rows into its softmax, e^(z - m) / sum of e^(z - m) where m is the row's
/// largest, and returns m and the sums. Row by row in each of three passes: a row's own chain of
/// operations is long.
INLINE void softmax_rows(float *z, intptr_t stride, intptr_t columns, intptr_t rows, V *m, V *sum) {
  _Alignas(64) float largest[W] = {0}, total[W] = {0};
  for (intptr_t r = 0; r < rows; r++) largest[r] = largest_of_row(z + r * stride, columns);
  for (intptr_t r = 0; r < rows; r++)
    total[r] = exponentials_of_row(z + r * stride, columns, largest[r]);
  for (intptr_t r = 0; r < rows; r++)
    for (intptr_t i = 0; i * W < columns; i++) {
      float *at = z + r * stride + i * W;
      store(at, keep(load(at) / splat(total[r]), i, columns));
    }
  *m = load(largest);
  *sum = load(total);
}

/// Turns each row into its softmax.
static void softmax(ck_rows z) {
  for (intptr_t r = 0; r < z.count; r += W) {
    const intptr_t rows = z.count - r < W ? z.count - r : W;
    V largest, sum;
    softmax_rows(z.start + r * z.stride, z.stride, z.columns, rows, &largest, &sum);
  }
}

/// losses[r] = m + log(sum of e^(z - m)) - z[label], where m is the largest; then z = softmax(z).
static void softmax_cross_entropy(ck_rows z, ck_targets targets, ck_scores scores) {
  for (intptr_t r = 0; r < z.count; r += W) {
    const intptr_t rows = z.count - r < W ? z.count - r : W;
    float *start = z.start + r * z.stride;
    _Alignas(64) float own[W] = {0};
    for (intptr_t j = 0; j < rows; j++) own[j] = start[j * z.stride + targets.labels[r + j]];
    V largest, sum;
    softmax_rows(start, z.stride, z.columns, rows, &largest, &sum);
    store(own, largest + logarithm(sum) - load(own));
    __builtin_memcpy(scores.losses + r, own, (unsigned long)rows * sizeof(float));
  }
  predict(z, scores.predictions);
}

/// deltas = a (d - sum of a d across the row, in lanes): the slope of softmax.
static void multiply_by_softmax_slope(ck_rows deltas, const float *a) {
  const intptr_t vectors = vectors_a_row(deltas);
  for (intptr_t r = 0; r < deltas.count; r++) {
    float *d = deltas.start + r * deltas.stride;
    const float *row = a + r * deltas.stride;
    lanes sum = {0};
    for (intptr_t i = 0; i < vectors; i += lane_vectors)
      for (intptr_t part = 0; part < lane_vectors; part++) {
        const intptr_t at = (i + part) * W;
        sum.v[part] = madd(load(d + at), load(row + at), sum.v[part]);
      }
    const V total = splat(lanes_sum(sum));
    for (intptr_t i = 0; i < vectors; i++)
      store(d + i * W, keep(load(row + i * W) * (load(d + i * W) - total), i, deltas.columns));
  }
}

/// out = (a - y) * factor, with the stride of a.
static void differences(ck_rows a, ck_targets targets, float factor, float *out) {
  const intptr_t vectors = vectors_a_row(a);
  for (intptr_t r = 0; r < a.count; r++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = r * a.stride + i * W;
      const V miss = load(a.start + at) - target_of(targets, r, i);
      store(out + at, keep(miss * factor, i, a.columns));
    }
}

/// rows[r] *= weights[r]; pads stay zero, whatever the weights.
static void weigh(ck_rows rows, const float *weights) {
  const intptr_t vectors = vectors_a_row(rows);
  for (intptr_t r = 0; r < rows.count; r++) {
    const V weight = splat(weights[r]);
    float *row = rows.start + r * rows.stride;
    for (intptr_t i = 0; i < vectors; i++)
      store(row + i * W, keep(load(row + i * W) * weight, i, rows.columns));
  }
}

/// out = (a - y, at least -limit and at most limit) * factor, with the stride of a; NaN stays.
static void bounded_differences(
  ck_rows a, ck_targets targets, float limit, float factor, float *out
) {
  const intptr_t vectors = vectors_a_row(a);
  for (intptr_t r = 0; r < a.count; r++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = r * a.stride + i * W;
      const V miss = load(a.start + at) - target_of(targets, r, i);
      const V above = choose(miss < -limit, splat(-limit), miss);
      const V bounded = choose(above > limit, splat(limit), above);
      store(out + at, keep(bounded * factor, i, a.columns));
    }
}
