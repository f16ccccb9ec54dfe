// Gathering rows as inputs.

#pragma once

#include "vector.h"

typedef uint8_t VB __attribute__((ext_vector_type(W)));

/// Brings memory towards the second-level cache. Called when a batch is gathered: between its rows it
/// would keep their own loads waiting, which costs 6 % of a small network's step.
INLINE void prefetch(const void *start, intptr_t bytes) {
  for (intptr_t at = 0; at < bytes; at += 64) __builtin_prefetch((const char *)start + at, 0, 2);
}

/// to[j] = (from[j] - offsets[j]) * scales[j] for W columns, or with one scale and no offsets.
INLINE void scale_bytes(
  const uint8_t *from, const ck_scaling *scaling, const int is_uniform, intptr_t j, float *to) {
  VB raw;
  __builtin_memcpy(&raw, from + j, W);
  V value = __builtin_convertvector(raw, V), offset, factor;
  if (is_uniform) {
    value *= splat(scaling->scales[0]);
  } else {
    __builtin_memcpy(&offset, scaling->offsets + j, sizeof offset);
    __builtin_memcpy(&factor, scaling->scales + j, sizeof factor);
    value = (value - offset) * factor;
  }
  store(to + j, value);
}

INLINE void gather_scaled_bytes(
  const uint8_t *bytes, ck_choice choice, ck_scaling scaling, const int is_uniform, ck_rows out) {
  const intptr_t whole = out.columns / W * W;
  for (intptr_t r = 0; r < choice.count; r++) {
    const uint8_t *from = bytes + choice.indices[r] * out.columns;
    float *to = out.start + r * out.stride;
#pragma clang loop unroll_count(4)
    for (intptr_t j = 0; j < whole; j += W) scale_bytes(from, &scaling, is_uniform, j, to);
    for (intptr_t j = whole; j < out.columns; j++)
      to[j] = ((float)from[j] - scaling.offsets[j]) * scaling.scales[j];
  }
}

/// out[r][j] = (bytes[indices[r]][j] - offsets[j]) * scales[j], where a row of bytes is out.columns
/// long, without padding or alignment.
static void gather_bytes(
  const uint8_t *bytes, ck_choice choice, ck_scaling scaling, ck_rows out) {
  if (scaling.is_uniform) gather_scaled_bytes(bytes, choice, scaling, 1, out);
  else gather_scaled_bytes(bytes, choice, scaling, 0, out);
  for (intptr_t r = 0; r < choice.next_count; r++)
    prefetch(bytes + choice.next[r] * out.columns, out.columns);
}

/// to[j] = (from[j] - offsets[j]) * scales[j] for as many columns as a vector has lanes.
#define SCALE_FLOATS(vector, first)                                                                \
  {                                                                                                \
    vector raw, offset, factor;                                                                    \
    __builtin_memcpy(&raw, from + (first), sizeof raw);                                            \
    __builtin_memcpy(&offset, scaling.offsets + (first), sizeof offset);                           \
    __builtin_memcpy(&factor, scaling.scales + (first), sizeof factor);                            \
    raw = (raw - offset) * factor;                                                                 \
    __builtin_memcpy(to + (first), &raw, sizeof raw);                                              \
  }

/// out[r][j] = (floats[indices[r]][j] - offsets[j]) * scales[j], where a row of floats is out.columns
/// long, without padding or alignment. What is left after whole vectors is done by one that begins
/// earlier: some columns are then written twice, with the same value.
static void gather_floats(
  const float *floats, ck_choice choice, ck_scaling scaling, ck_rows out) {
  const intptr_t columns = out.columns;
  for (intptr_t r = 0; r < choice.count; r++) {
    const float *from = floats + choice.indices[r] * columns;
    float *to = out.start + r * out.stride;
    if (columns >= W) {
      for (intptr_t j = 0; j + W <= columns; j += W) SCALE_FLOATS(V, j)
      if (columns % W != 0) SCALE_FLOATS(V, columns - W)
    } else if (columns >= 8) {
      SCALE_FLOATS(V8, 0)
      SCALE_FLOATS(V8, columns - 8)
    } else if (columns >= 4) {
      SCALE_FLOATS(V4, 0)
      SCALE_FLOATS(V4, columns - 4)
    } else {
      for (intptr_t j = 0; j < columns; j++) to[j] = (from[j] - scaling.offsets[j]) * scaling.scales[j];
    }
  }
  for (intptr_t r = 0; r < choice.next_count; r++)
    prefetch(floats + choice.next[r] * columns, columns * (intptr_t)sizeof(float));
}

#undef SCALE_FLOATS

/// Finds the rows of a batch and writes their scaled values (all offsets are zero). Vectors may read
/// and write beyond a row's end.
static void gather_sparse(
  ck_sparse_examples all, ck_choice choice, ck_scaling scaling, ck_sparse_rows out) {
  const V factor = splat(scaling.scales[0]);
  for (intptr_t r = 0; r < choice.count; r++) {
    const uint32_t start = all.starts[choice.indices[r]];
    const uint32_t length = all.starts[choice.indices[r] + 1] - start;
    out.starts[r] = start;
    out.lengths[r] = length;
    float *to = out.values + r * out.stride;
    if (scaling.is_uniform) {
      for (uint32_t j = 0; j < length; j += W) {
        VB raw;
        __builtin_memcpy(&raw, all.values + start + j, W);
        store(to + j, __builtin_convertvector(raw, V) * factor);
      }
    } else {
      for (uint32_t j = 0; j < length; j++)
        to[j] = (float)all.values[start + j] * scaling.scales[all.columns[start + j]];
    }
  }
  for (intptr_t r = 0; r < choice.next_count; r++) {
    const uint32_t start = all.starts[choice.next[r]];
    const uint32_t length = all.starts[choice.next[r] + 1] - start;
    prefetch(all.columns + start, length * 2);
    prefetch(all.values + start, length);
  }
}
