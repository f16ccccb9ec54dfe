// Gathering 8-bit rows as inputs.

#pragma once

#include "vector.h"

typedef uint8_t VB __attribute__((ext_vector_type(W)));

/// Brings memory towards the second-level cache. Called when a batch is gathered: between its rows it
/// would keep their own loads waiting, which costs 6 % of a small network's step.
INLINE void prefetch(const void *start, intptr_t bytes) {
  for (intptr_t at = 0; at < bytes; at += 64) __builtin_prefetch((const char *)start + at, 0, 2);
}

/// out[r][j] = (bytes[indices[r]][j] - offsets[j]) * scales[j], where a row of bytes is out.columns
/// long, without padding or alignment.
static void gather_bytes(
  const uint8_t *bytes, ck_choice choice, ck_scaling scaling, ck_rows out) {
  const intptr_t whole = out.columns / W * W;
  const V factor = splat(scaling.scales[0]);
  for (intptr_t r = 0; r < choice.count; r++) {
    const uint8_t *from = bytes + choice.indices[r] * out.columns;
    float *to = out.start + r * out.stride;
    for (intptr_t j = 0; j < whole; j += W) {
      VB raw;
      __builtin_memcpy(&raw, from + j, W);
      const V value = __builtin_convertvector(raw, V);
      if (scaling.is_uniform) {
        store(to + j, value * factor);
      } else {
        V offset, column_factor;
        __builtin_memcpy(&offset, scaling.offsets + j, sizeof offset);
        __builtin_memcpy(&column_factor, scaling.scales + j, sizeof column_factor);
        store(to + j, (value - offset) * column_factor);
      }
    }
    for (intptr_t j = whole; j < out.columns; j++)
      to[j] = ((float)from[j] - scaling.offsets[j]) * scaling.scales[j];
  }
  for (intptr_t r = 0; r < choice.next_count; r++)
    prefetch(bytes + choice.next[r] * out.columns, out.columns);
}

/// out[r] = floats[indices[r]], where a row of floats is out.columns long, without padding.
static void gather_floats(const float *floats, ck_choice choice, ck_rows out) {
  const intptr_t bytes = out.columns * (intptr_t)sizeof(float);
  for (intptr_t r = 0; r < choice.count; r++) {
    __builtin_memcpy(
      out.start + r * out.stride, floats + choice.indices[r] * out.columns,
      (unsigned long)bytes);
  }
  for (intptr_t r = 0; r < choice.next_count; r++)
    prefetch(floats + choice.next[r] * out.columns, bytes);
}

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
