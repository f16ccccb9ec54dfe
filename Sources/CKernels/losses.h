// Losses of a batch's rows and the classes they are taken for.

#pragma once

#include "columns.h"
#include "elementwise.h"

/// What the rows of a group should be: classes, or numbers in a single column.
typedef struct aims {
  VI classes;
  V numbers;
} aims;

INLINE aims aims_of(const group *rows, ck_targets targets) {
  aims all = {0};
#pragma clang loop unroll(full)
  for (int r = 0; r < W; r++) {
    if (targets.labels) all.classes[r] = targets.labels[rows->row[r]];
    else all.numbers[r] = targets.numbers[rows->row[r]];
  }
  return all;
}

/// What a column should be.
INLINE V aim(const aims *all, ck_targets targets, intptr_t column) {
  if (!targets.labels) return all->numbers;
  return choose(all->classes == (VI)((int32_t)column), splat(1), splat(0));
}

/// Writes what the rows of a group scored: the first of the largest of several columns, 0 if there is
/// none; of a single column, whether it is above one half.
INLINE void write_scores(
  const group *rows, intptr_t columns, V losses, winner best, ck_scores scores) {
  const VI several = best.column < 0 ? (VI)(0) : best.column;
  const VI classes = columns == 1 ? -(best.value > 0.5f) : several;
#pragma clang loop unroll(full)
  for (int r = 0; r < W; r++) {
    scores.losses[rows->row[r]] = losses[r];
    scores.predictions[rows->row[r]] = classes[r];
  }
}

typedef enum loss_kind { quadratic, huber, sigmoid_entropy } loss_kind;

/// A lane's sum and one column's loss; of the quadratic loss twice as much.
INLINE V with_loss(const loss_kind kind, V a, V y, float delta, V sum) {
  switch (kind) {
  case quadratic: return madd(a - y, a - y, sum);
  case huber: {
    const V miss = a - y, size = choose(miss < 0, -miss, miss), most = at_most(delta, size);
    return madd(most, size - 0.5f * most, sum);
  }
  case sigmoid_entropy: return sum + (softplus(a) - y * a);
  }
}

/// Losses that are sums of each column's own. Logits of sigmoid_entropy become activations.
INLINE void sum_losses(
  const loss_kind kind, ck_rows a, ck_targets targets, float delta, ck_scores scores) {
  for (intptr_t r = 0; r < a.count; r += W) {
    const group rows = group_of(a, r);
    const aims all = aims_of(&rows, targets);
    V sum[ck_lanes] = {0}, v[ck_lanes];
    winner best = no_winner();
    for (intptr_t first = 0; first < a.columns; first += ck_lanes) {
      const intptr_t columns = some_columns(a.columns, first);
      load_columns(&rows, first, columns, v);
      for (intptr_t c = 0; c < columns; c++) {
        sum[c] = with_loss(kind, v[c], aim(&all, targets, first + c), delta, sum[c]);
        if (kind == sigmoid_entropy) v[c] = sigmoid(v[c]);
        best = better(best, v[c], first + c);
      }
      if (kind == sigmoid_entropy) store_columns(&rows, first, columns, v);
    }
    const V losses = sum_of_lanes(sum);
    write_scores(&rows, a.columns, kind == quadratic ? 0.5f * losses : losses, best, scores);
  }
}

/// losses[r] = half the sum of (a - y)^2 across row r, in lanes.
static void quadratic_loss(ck_rows a, ck_targets targets, ck_scores scores) {
  sum_losses(quadratic, a, targets, 0, scores);
}

/// losses[r] = the sum across row r, in lanes, of m^2 / 2 where a miss m = |a - y| is at most delta,
/// and of delta (m - delta / 2) beyond: c (m - c / 2) with c, the smaller of m and delta.
static void huber_loss(ck_rows a, ck_targets targets, float delta, ck_scores scores) {
  sum_losses(huber, a, targets, delta, scores);
}

/// losses[r] = the sum of softplus(z) - y z across row r, in lanes; then z = sigmoid(z).
static void sigmoid_cross_entropy(ck_rows z, ck_targets targets, ck_scores scores) {
  sum_losses(sigmoid_entropy, z, targets, 0, scores);
}

/// Turns the rows of a group into their softmax, e^(z - m) / sum of e^(z - m) where m is a row's
/// largest, and returns m + log(sum of e^(z - m)) and the winners. Three passes over the columns:
/// where they are no more than the lanes they are loaded and stored once.
INLINE V softmax_group(const group *rows, intptr_t all, winner *best) {
  const int stay = all <= ck_lanes;
  V v[ck_lanes], sum[ck_lanes] = {0}, largest = splat(-__builtin_inff());
  for (intptr_t first = 0; first < all; first += ck_lanes) {
    const intptr_t columns = some_columns(all, first);
    load_columns(rows, first, columns, v);
    for (intptr_t c = 0; c < columns; c++) largest = choose(v[c] > largest, v[c], largest);
  }
  for (intptr_t first = 0; first < all; first += ck_lanes) {
    const intptr_t columns = some_columns(all, first);
    if (!stay) load_columns(rows, first, columns, v);
    for (intptr_t c = 0; c < columns; c++) sum[c] += v[c] = exponential(v[c] - largest);
    if (!stay) store_columns(rows, first, columns, v);
  }
  const V total = sum_of_lanes(sum);
  for (intptr_t first = 0; first < all; first += ck_lanes) {
    const intptr_t columns = some_columns(all, first);
    if (!stay) load_columns(rows, first, columns, v);
    for (intptr_t c = 0; c < columns; c++) *best = better(*best, v[c] /= total, first + c);
    store_columns(rows, first, columns, v);
  }
  return largest + logarithm(total);
}

/// Turns each row into its softmax.
static void softmax(ck_rows z) {
  for (intptr_t r = 0; r < z.count; r += W) {
    const group rows = group_of(z, r);
    winner best = no_winner();
    softmax_group(&rows, z.columns, &best);
  }
}

/// losses[r] = m + log(sum of e^(z - m)) - z[label], where m is the largest; then z = softmax(z).
static void softmax_cross_entropy(ck_rows z, ck_targets targets, ck_scores scores) {
  for (intptr_t r = 0; r < z.count; r += W) {
    const group rows = group_of(z, r);
    V own = splat(0);
#pragma clang loop unroll(full)
    for (int j = 0; j < W; j++) own[j] = rows.start[rows.offset[j] + targets.labels[rows.row[j]]];
    winner best = no_winner();
    const V logarithm = softmax_group(&rows, z.columns, &best);
    write_scores(&rows, z.columns, logarithm - own, best, scores);
  }
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

/// Vector i of a row's (a - y) * factor, where y is one-hot, or the row's number in a single column;
/// with a limit a - y is kept within -limit and limit.
INLINE V scaled_difference(
  V a, ck_targets targets, intptr_t row, intptr_t i, const float *limit, float factor) {
  V miss;
  if (targets.labels) miss = a - choose(places(i * W) == (VI)(targets.labels[row]), splat(1), splat(0));
  else miss = a - splat(targets.numbers[row]);
  return (limit ? at_most(*limit, at_least(-*limit, miss)) : miss) * factor;
}

INLINE void scaled_differences(
  ck_rows a, ck_targets targets, const float *limit, float factor, float *out) {
  const intptr_t last = (a.columns - 1) / W;
  for (intptr_t r = 0; r < a.count; r++) {
    const float *from = a.start + r * a.stride;
    float *to = out + r * a.stride;
    for (intptr_t i = 0; i < last; i++)
      store(to + i * W, scaled_difference(load(from + i * W), targets, r, i, limit, factor));
    const V value = scaled_difference(load(from + last * W), targets, r, last, limit, factor);
    store(to + last * W, keep(value, last, a.columns));
  }
}

/// out = (a - y) * factor, with the stride of a.
static void differences(ck_rows a, ck_targets targets, float factor, float *out) {
  scaled_differences(a, targets, 0, factor, out);
}

/// out = (a - y, at least -limit and at most limit) * factor, with the stride of a; NaN stays.
static void bounded_differences(
  ck_rows a, ck_targets targets, float limit, float factor, float *out
) {
  scaled_differences(a, targets, &limit, factor, out);
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
