// Elementary functions of a vector, the twins of those in the Swift reference: the same operations
// in the same order. NaN and infinities travel through all of them.

#pragma once

#include "vector.h"

/// x = r + k ln 2, for x of -104 to 89: e^r - 1, and k.
typedef struct reduced { V q; VI k; } reduced;

/// 2^k for k of -126 to 127.
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
  return (reduced){madd(r * r, p, r), bits(shifted) - 0x4B400000};
}

/// `x`, but at least `least`, and at most `most`; NaN stays.
INLINE V at_least(float least, V x) { return choose(x < least, splat(least), x); }
INLINE V at_most(float most, V x) { return choose(x > most, splat(most), x); }

/// e^x for x <= 40. The power of two is multiplied in by two steps, the first of which is exact: the
/// result may be denormal, and is zero from -104 down.
INLINE V exponential(V x) {
  const reduced e = reduce_exponential(at_least(-104.0f, x));
  return (1 + e.q) * power_of_two(e.k + 64) * 0x1p-64f;
}

/// e^x - 1, exact near zero, for -40 <= x <= 64.
INLINE V exponential_minus_one(V x) {
  const reduced e = reduce_exponential(x);
  const V power = power_of_two(e.k);
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

/// 1 / (1 + e^-x), where e^-x is infinite from 89 on, and anything that adds nothing to 1 will do
/// below -86. In between its half is never denormal.
INLINE V sigmoid(V x) {
  const reduced e = reduce_exponential(at_most(89.0f, at_least(-86.0f, -x)));
  return 1 / (1 + madd(splat(2), e.q, splat(2)) * power_of_two(e.k - 1));
}

INLINE V tangent(V x) {
  const V magnitude = floats(bits(x) & 0x7FFFFFFF);
  const V e = exponential_minus_one(2 * at_most(10.0f, magnitude));
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
  const V power = exponential(at_most(20.0f, z));
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
  case ck_elu: return choose(z < 0, exponential_minus_one(at_least(-40.0f, z)), z);
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
    const V at = at_most(10.0f, magnitude);
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
