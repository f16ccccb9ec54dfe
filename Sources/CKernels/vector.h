// The vector of one instruction set: W floats, and what the kernels do with it.
//
// W and the shapes of tiles are defined by the file of the instruction set. Every header includes
// what it uses, so that their order does not matter.

#pragma once

#include "CKernels.h"

// Before the first function of all headers: nothing is fused but what says so.
#pragma STDC FP_CONTRACT OFF

_Static_assert(ck_lanes % W == 0, "the lanes are whole vectors");
_Static_assert(ck_panel == 2 * ck_lanes, "a panel is whole or half");

typedef float V __attribute__((ext_vector_type(W)));
typedef float V8 __attribute__((ext_vector_type(8)));
typedef float V4 __attribute__((ext_vector_type(4)));
typedef int32_t VI __attribute__((ext_vector_type(W)));

#define INLINE static inline __attribute__((always_inline))

/// `count` rounded up to whole lanes.
INLINE intptr_t padded(intptr_t count) { return (count + ck_lanes - 1) / ck_lanes * ck_lanes; }

/// Columns of the panel that starts at `first`, of so many padded outputs: the last may be half.
INLINE intptr_t panel_width(intptr_t padded, intptr_t first) {
  return padded - first < ck_panel ? ck_lanes : ck_panel;
}

INLINE V load(const float *p) { return *(const V *)p; }
INLINE void store(float *p, V v) { *(V *)p = v; }
INLINE V splat(float x) { return (V)(x); }
INLINE V madd(V a, V b, V c) { return __builtin_elementwise_fma(a, b, c); }
INLINE VI bits(V v) { return (VI)v; }
INLINE V floats(VI v) { return (V)v; }

/// `a` where the mask's lanes are set, else `b`.
INLINE V choose(VI mask, V a, V b) { return mask ? a : b; }

/// 0, 1, 2 … plus `first`.
INLINE VI places(intptr_t first) {
  const VI iota = {
    0, 1, 2, 3,
#if W > 4
    4, 5, 6, 7,
#endif
#if W > 8
    8, 9, 10, 11, 12, 13, 14, 15,
#endif
  };
  return iota + (VI)((int32_t)first);
}

/// Vectors of the canonical lanes.
enum { lane_vectors = ck_lanes / W };

/// The canonical lanes of a sum across a row.
typedef struct lanes { V v[lane_vectors]; } lanes;

/// Lanes l and l + 8 are added, then l and l + 4, l + 2, l + 1.
INLINE float lanes_sum(lanes sum) {
#if W == 16
  const V8 eight = sum.v[0].lo + sum.v[0].hi;
  const V4 four = eight.lo + eight.hi;
#elif W == 8
  const V eight = sum.v[0] + sum.v[1];
  const V4 four = eight.lo + eight.hi;
#else
  const V four = (sum.v[0] + sum.v[2]) + (sum.v[1] + sum.v[3]);
#endif
  return (four[0] + four[2]) + (four[1] + four[3]);
}

/// Four floats of each of W / 4 rows, the first row's in the first 128 bits, and so on.
INLINE V load_fours(const float *p, intptr_t stride) {
  const V4 a = *(const V4 *)p;
#if W == 4
  (void)stride;
  return a;
#else
  const V4 b = *(const V4 *)(p + stride);
  const V8 ab = __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
#if W == 8
  return ab;
#else
  const V4 c = *(const V4 *)(p + 2 * stride), d = *(const V4 *)(p + 3 * stride);
  const V8 cd = __builtin_shufflevector(c, d, 0, 1, 2, 3, 4, 5, 6, 7);
  return __builtin_shufflevector(
    ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
#endif
#endif
}

/// Transposes the 4 x 4 floats that four vectors hold in each 128 bits.
INLINE void transpose_fours(V v[4]) {
#if W == 16
#define LOW(a, b)                                                                                  \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 4, 20, 5, 21, 8, 24, 9, 25, 12, 28, 13, 29)
#define HIGH(a, b)                                                                                 \
  __builtin_shufflevector(a, b, 2, 18, 3, 19, 6, 22, 7, 23, 10, 26, 11, 27, 14, 30, 15, 31)
#define FIRST(a, b)                                                                                \
  __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29)
#define SECOND(a, b)                                                                               \
  __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31)
#elif W == 8
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 8, 1, 9, 4, 12, 5, 13)
#define HIGH(a, b) __builtin_shufflevector(a, b, 2, 10, 3, 11, 6, 14, 7, 15)
#define FIRST(a, b) __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13)
#define SECOND(a, b) __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15)
#else
#define LOW(a, b) __builtin_shufflevector(a, b, 0, 4, 1, 5)
#define HIGH(a, b) __builtin_shufflevector(a, b, 2, 6, 3, 7)
#define FIRST(a, b) __builtin_shufflevector(a, b, 0, 1, 4, 5)
#define SECOND(a, b) __builtin_shufflevector(a, b, 2, 3, 6, 7)
#endif
  const V low01 = LOW(v[0], v[1]), low23 = LOW(v[2], v[3]);
  const V high01 = HIGH(v[0], v[1]), high23 = HIGH(v[2], v[3]);
  v[0] = FIRST(low01, low23);
  v[1] = SECOND(low01, low23);
  v[2] = FIRST(high01, high23);
  v[3] = SECOND(high01, high23);
#undef LOW
#undef HIGH
#undef FIRST
#undef SECOND
}
