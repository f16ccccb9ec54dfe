// W rows side by side, a lane for each: what goes across a row goes from vector to vector.

#pragma once

#include "functions.h"

/// Some of the rows. Where fewer than W are left the first one fills the other lanes too, and what is
/// stored for it is stored several times.
typedef struct group {
  float *start;
  /// Each lane's row among all, and where it lies from `start`.
  intptr_t row[W], offset[W];
} group;

INLINE group group_of(ck_rows rows, intptr_t first) {
  group all = {rows.start + first * rows.stride, {0}, {0}};
#pragma clang loop unroll(full)
  for (intptr_t r = 0; r < W; r++) {
    const intptr_t place = first + r < rows.count ? r : 0;
    all.row[r] = first + place;
    all.offset[r] = place * rows.stride;
  }
  return all;
}

/// How many columns are taken at a time, from `first` on.
INLINE intptr_t some_columns(intptr_t columns, intptr_t first) {
  return columns - first < ck_lanes ? columns - first : ck_lanes;
}

/// Loads columns, `first` and those after it, into a vector each: whole fours of them.
INLINE void load_columns(const group *rows, intptr_t first, intptr_t columns, V *v) {
  for (intptr_t four = 0; four < columns; four += 4) {
    const float *from = rows->start + first + four;
#pragma clang loop unroll(full)
    for (int r = 0; r < 4; r++) {
      V4 part[W / 4];
#pragma clang loop unroll(full)
      for (int i = 0; i < W / 4; i++) part[i] = *(const V4 *)(from + rows->offset[4 * i + r]);
      __builtin_memcpy(v + four + r, part, sizeof part);
    }
    transpose_fours(v + four);
  }
}

/// Stores them again, and zeros in what is left of the last four.
INLINE void store_columns(const group *rows, intptr_t first, intptr_t columns, V *v) {
  for (intptr_t c = columns; c % 4 != 0; c++) v[c] = splat(0);
  for (intptr_t four = 0; four < columns; four += 4) {
    float *to = rows->start + first + four;
    transpose_fours(v + four);
#pragma clang loop unroll(full)
    for (int r = 0; r < 4; r++) {
      V4 part[W / 4];
      __builtin_memcpy(part, v + four + r, sizeof part);
#pragma clang loop unroll(full)
      for (int i = 0; i < W / 4; i++) *(V4 *)(to + rows->offset[4 * i + r]) = part[i];
    }
  }
}

/// Each row's sum over the canonical lanes: l and l + 8 are added, then l and l + 4, l + 2, l + 1.
INLINE V sum_of_lanes(V *sum) {
#pragma clang loop unroll(full)
  for (int half = ck_lanes / 2; half > 0; half /= 2)
#pragma clang loop unroll(full)
    for (int l = 0; l < half; l++) sum[l] += sum[l + half];
  return sum[0];
}

/// The largest of some columns, NaN aside, and the first where it stands; -1 where there is none.
typedef struct winner {
  V value;
  VI column;
} winner;

INLINE winner no_winner(void) { return (winner){splat(-__builtin_inff()), (VI)(-1)}; }

INLINE winner better(winner a, V value, intptr_t column) {
  const VI wins = (value > a.value) | ((value == a.value) & (a.column < 0));
  return (winner){choose(wins, value, a.value), wins ? (VI)((int32_t)column) : a.column};
}
