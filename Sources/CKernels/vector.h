// The vector of one instruction set: W floats, and what the kernels do with it.
//
// W, TILE_ROWS and TILE_VECTORS are defined by the file of the instruction set.

typedef float V __attribute__((ext_vector_type(W)));
typedef float V8 __attribute__((ext_vector_type(8)));
typedef float V4 __attribute__((ext_vector_type(4)));
typedef int32_t VI __attribute__((ext_vector_type(W)));

#define INLINE static inline __attribute__((always_inline))

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

/// The 16 canonical lanes of a sum across a row.
typedef struct lanes { V v[16 / W]; } lanes;

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

/// The largest lane; NaN is passed over, -infinity if there is nothing else.
INLINE float largest_lane(V v) {
  v = choose(v == v, v, splat(-__builtin_inff()));
#if W == 16
  const V8 eight = v.lo > v.hi ? v.lo : v.hi;
  const V4 four = eight.lo > eight.hi ? eight.lo : eight.hi;
#elif W == 8
  const V4 four = v.lo > v.hi ? v.lo : v.hi;
#else
  const V four = v;
#endif
  const float a = four[0] > four[2] ? four[0] : four[2];
  const float b = four[1] > four[3] ? four[1] : four[3];
  return a > b ? a : b;
}

/// The lower halves of two vectors, their lanes in turn: a0 b0 a1 b1 ...
INLINE V interleave_low(V a, V b) {
#if W == 16
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
#elif W == 8
  return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
#else
  return __builtin_shufflevector(a, b, 0, 4, 1, 5);
#endif
}

/// The upper halves of two vectors, their lanes in turn.
INLINE V interleave_high(V a, V b) {
#if W == 16
  return __builtin_shufflevector(
    a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
#elif W == 8
  return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
#else
  return __builtin_shufflevector(a, b, 2, 6, 3, 7);
#endif
}
