// Elementary functions of a vector, the twins of those in the Swift reference: the same operations
// in the same order. NaN and infinities travel through all of them.

#pragma once

#include "vector.h"

/// x = r + k ln 2: e^r - 1, and 2^k in two factors.
typedef struct reduced { V q, scale0, scale1; } reduced;

INLINE V power_of_two(VI k) { return floats((k + 127) << 23); }

INLINE reduced reduce_exponential(V x) {
  const V shifted = madd(x, splat(0x1.715476p0f), splat(12582912.0f));
  const V k = shifted - 12582912.0f;
  V r = madd(-k, splat(0x1.62e4p-1f), x);
  r = madd(-k, splat(0x1.7f7d1cp-20f), r);
  V p = madd(splat(0x1.6d7c9p-10f), r, splat(0x1.123992p-7f));
  p = madd(p, r, splat(0x1.5554bep-5f));
  p = madd(p, r, splat(0x1.555492p-3f));
  p = madd(p, r, splat(0.5f));
  const V q = madd(r * r, p, r);
  const VI integer = bits(shifted) - 0x4B400000;
  const VI half = integer >> 1;
  return (reduced){q, power_of_two(half), power_of_two(integer - half)};
}

INLINE V exponential(V x) {
  const reduced e = reduce_exponential(x);
  const V value = (1 + e.q) * e.scale0 * e.scale1;
  const V bounded = choose(x < -0x1.9fe368p6f, splat(0), value);
  return choose(x > 0x1.62e42ep6f, splat(__builtin_inff()), bounded);
}

/// e^x - 1, exact near zero, for x <= 64.
INLINE V exponential_minus_one(V x) {
  const reduced e = reduce_exponential(choose(x < -40.0f, splat(-40), x));
  const V power = e.scale0 * e.scale1;
  return madd(e.q, power, power - 1);
}

INLINE V logarithm(V x) {
  const VI is_denormal = x < 0x1p-126f;
  const VI b = bits(choose(is_denormal, x * 0x1p23f, x));
  const VI offset = b - 0x3F3504F3;
  const V k = __builtin_convertvector(offset >> 23, V) - choose(is_denormal, splat(23), splat(0));
  const V f = floats((offset & 0x007FFFFF) + 0x3F3504F3) - 1;
  V p = madd(splat(-0x1.38cf2p-4f), f, splat(0x1.05602ep-3f));
  p = madd(p, f, splat(-0x1.0d81f2p-3f));
  p = madd(p, f, splat(0x1.22d8f8p-3f));
  p = madd(p, f, splat(-0x1.54728cp-3f));
  p = madd(p, f, splat(0x1.99a01ep-3f));
  p = madd(p, f, splat(-0x1.000226p-2f));
  p = madd(p, f, splat(0x1.555554p-2f));
  const V square = f * f;
  V tail = madd(f * square, p, k * 0x1.7f7d1cp-20f);
  tail = madd(splat(-0.5f), square, tail);
  const V value = madd(k, splat(0x1.62e4p-1f), f + tail);
  const V finite = choose(x < __builtin_inff(), value, x);
  const V real = choose(x < 0, splat(__builtin_nanf("")), finite);
  return choose(x == 0, splat(-__builtin_inff()), real);
}

INLINE V sigmoid(V x) { return 1 / (1 + exponential(-x)); }

INLINE V tangent(V x) {
  const V magnitude = floats(bits(x) & 0x7FFFFFFF);
  const V e = exponential_minus_one(2 * choose(magnitude > 10.0f, splat(10), magnitude));
  return floats(bits(e / (e + 2)) | (bits(x) & INT32_MIN));
}

INLINE V softplus(V x) {
  const V e = exponential(floats(bits(x) | INT32_MIN));
  const V u = 1 + e;
  const V log = logarithm(u) + (e - (u - 1)) / u;
  return choose(x < 0, splat(0), x) + log;
}

INLINE V gelu_tangent(V z) {
  const V cubic = madd(splat(0.044715f), z * z, splat(1));
  return tangent(0.7978846f * z * cubic);
}

/// mish is z t and its slope t + z (1 - t^2) s, with e = e^z, t = tanh(ln(1 + e)) = w / (w + 2),
/// w = e (e + 2), and s = sigmoid(z) = e / (1 + e).
typedef struct mish { V e, t; } mish;

INLINE mish mish_parts(V z) {
  // Above 20 t is 1, and a square would become infinite; below, where e^-z is, all is zero.
  const V power = exponential(choose(z > 20.0f, splat(20), z));
  const V e = choose(z < -0x1.62e42ep6f, splat(0), power);
  const V w = e * (e + 2);
  return (mish){e, w / (w + 2)};
}

/// f(z).
INLINE V value_of(ck_function f, V z) {
  switch (f) {
  case ck_identity: return z;
  case ck_sigmoid: return sigmoid(z);
  case ck_tanh: return tangent(z);
  case ck_relu: return choose(z < 0, splat(0), z);
  case ck_leaky_relu: return choose(z < 0, 0.01f * z, z);
  case ck_elu: return choose(z < 0, exponential_minus_one(z), z);
  case ck_gelu: return 0.5f * z * (1 + gelu_tangent(z));
  case ck_silu: return z * sigmoid(z);
  case ck_softplus: return softplus(z);
  case ck_mish: return z * mish_parts(z).t;
  }
}

/// The slope of f, made from z for gelu, silu, softplus and mish and from a = f(z) for the others.
INLINE V slope_of(ck_function f, V x) {
  switch (f) {
  case ck_identity: return splat(1);
  case ck_sigmoid: return x * (1 - x);
  case ck_tanh: return madd(-x, x, splat(1));
  case ck_relu: return choose(x > 0, splat(1), x);
  case ck_leaky_relu: return choose(x > 0, splat(1), 0.01f + 0 * x);
  case ck_elu: return choose(x > 0, splat(1), 1 + x);
  case ck_gelu: {
    const V t = gelu_tangent(x);
    // Beyond 10, where 1 - t * t is zero, a square may be infinite and zero times it NaN.
    const V magnitude = floats(bits(x) & 0x7FFFFFFF);
    const V at = choose(magnitude > 10.0f, splat(10), magnitude);
    const V inner = madd(splat(0.10703222f), at * at, splat(0.7978846f));
    return madd(0.5f * x * madd(-t, t, splat(1)), inner, 0.5f * (1 + t));
  }
  case ck_silu: {
    const V s = sigmoid(x);
    return madd(x * s, 1 - s, s);
  }
  case ck_softplus: return sigmoid(x);
  case ck_mish: {
    const mish m = mish_parts(x);
    return madd(x * (m.e / (1 + m.e)), madd(-m.t, m.t, splat(1)), m.t);
  }
  }
}
