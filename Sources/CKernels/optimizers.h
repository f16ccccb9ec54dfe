// Steps of the optimizers that keep memory of earlier gradients, by PyTorch's rules. `count` is a
// multiple of ck_lanes; pads, whose gradients are zero, stay zero.

#pragma once

#include "vector.h"

/// g + decay p, the gradient of a weight with its penalty.
INLINE V decayed(const float *g, const float *p, float decay) {
  return madd(splat(decay), load(p), load(g));
}

/// v = momentum v + g, p -= rate v; nesterov: p -= rate (g + momentum v).
static void momentum_step(
  intptr_t count, float *p, const float *g, float *v, ck_momentum knobs) {
  for (intptr_t i = 0; i < count; i += W) {
    const V gradient = decayed(g + i, p + i, knobs.decay);
    const V velocity = madd(splat(knobs.momentum), load(v + i), gradient);
    store(v + i, velocity);
    const V step = knobs.nesterov ? madd(splat(knobs.momentum), velocity, gradient) : velocity;
    store(p + i, madd(splat(-knobs.rate), step, load(p + i)));
  }
}

/// s = smoothing s + rest g^2, p -= rate g / (sqrt(s) + epsilon).
static void rmsprop_step(intptr_t count, float *p, const float *g, float *s, ck_rmsprop knobs) {
  for (intptr_t i = 0; i < count; i += W) {
    const V gradient = decayed(g + i, p + i, knobs.decay);
    const V square = madd(splat(knobs.rest) * gradient, gradient, knobs.smoothing * load(s + i));
    store(s + i, square);
    const V step = gradient / (__builtin_elementwise_sqrt(square) + knobs.epsilon);
    store(p + i, madd(splat(-knobs.rate), step, load(p + i)));
  }
}

/// m = beta1 m + rest1 g, s = beta2 s + rest2 g^2,
/// p -= rate m / (sqrt(s) / root + epsilon), where rate and root hold the corrections of this step.
static void adam_step(intptr_t count, float *p, const float *g, float *m, float *s, ck_adam knobs) {
  for (intptr_t i = 0; i < count; i += W) {
    const V gradient = decayed(g + i, p + i, knobs.decay);
    const V mean = madd(splat(knobs.rest1), gradient, knobs.beta1 * load(m + i));
    const V square = madd(splat(knobs.rest2) * gradient, gradient, knobs.beta2 * load(s + i));
    store(m + i, mean);
    store(s + i, square);
    const V divisor = __builtin_elementwise_sqrt(square) / knobs.root + knobs.epsilon;
    store(p + i, madd(splat(-knobs.rate), mean / divisor, load(p + i)));
  }
}

/// p -= rate sign(beta1 m + rest1 g), m = beta2 m + rest2 g; zero and NaN are their own signs.
static void lion_step(intptr_t count, float *p, const float *g, float *m, ck_lion knobs) {
  for (intptr_t i = 0; i < count; i += W) {
    const V gradient = load(g + i), mean = load(m + i);
    const V blend = madd(splat(knobs.rest1), gradient, knobs.beta1 * mean);
    const V sign = choose(blend > 0, splat(1), choose(blend < 0, splat(-1), blend));
    store(m + i, madd(splat(knobs.rest2), gradient, knobs.beta2 * mean));
    store(p + i, madd(splat(-knobs.rate), sign, load(p + i)));
  }
}

/// p *= factor.
static void shrink(intptr_t count, float *p, float factor) {
  for (intptr_t i = 0; i < count; i += W) store(p + i, load(p + i) * factor);
}
