// Runs every kernel of every instruction set that is there over many shapes, compares the results bit
// for bit with the portable kernels', and prints a digest of them, which is the same on every machine.
// Memory is exactly as large as the kernels' contracts say, so that a sanitizer sees a step outside.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CKernels.h"

static uint64_t state;

/// The next of a fixed series of random numbers (splitmix64).
static uint64_t next(void) {
  uint64_t z = state += 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

static float number(void) {
  static const float scales[] = {0, 0x1p-12f, 0.125f, 1, 1, 8};
  return ((float)(next() >> 40) * 0x1p-24f - 0.5f) * scales[next() % 6];
}

static intptr_t padded(intptr_t count) { return (count + ck_lanes - 1) / ck_lanes * ck_lanes; }

static void *room(size_t bytes) {
  const size_t whole = (bytes + 63) / 64 * 64;
  void *memory = aligned_alloc(64, whole ? whole : 64);
  memset(memory, 0, whole ? whole : 64);
  return memory;
}

static ck_rows rows(intptr_t count, intptr_t columns) {
  const intptr_t stride = padded(columns) / ck_lanes % 2 ? padded(columns) : padded(columns) + ck_lanes;
  ck_rows rows = {room((size_t)(count * stride) * 4), stride, count, columns};
  for (intptr_t r = 0; r < count; r++)
    for (intptr_t c = 0; c < columns; c++) rows.start[r * stride + c] = number();
  return rows;
}

static ck_layer layer(intptr_t inputs, intptr_t outputs) {
  ck_layer layer = {
    room((size_t)(inputs * padded(outputs)) * 4), room((size_t)padded(outputs) * 4), inputs,
    outputs};
  for (intptr_t o = 0; o < outputs; o++) {
    const intptr_t panel = o / ck_panel * ck_panel;
    const intptr_t width = padded(outputs) - panel < ck_panel ? ck_lanes : ck_panel;
    for (intptr_t i = 0; i < inputs; i++)
      layer.weights[panel * inputs + i * width + o - panel] = number();
    layer.biases[o] = number();
  }
  return layer;
}

/// FNV-1a over the bits of numbers, with all NaN alike.
static uint64_t digest(uint64_t hash, const float *numbers, intptr_t count) {
  for (intptr_t i = 0; i < count; i++) {
    uint32_t bits;
    memcpy(&bits, numbers + i, 4);
    if (numbers[i] != numbers[i]) bits = 0x7FC00000;
    hash = (hash ^ bits) * 0x100000001B3u;
  }
  return hash;
}

static uint64_t digest_rows(uint64_t hash, ck_rows rows) {
  return digest(hash, rows.start, rows.count * rows.stride);
}

static uint64_t digest_layer(uint64_t hash, ck_layer layer) {
  hash = digest(hash, layer.weights, layer.inputs * padded(layer.outputs));
  return digest(hash, layer.biases, padded(layer.outputs));
}

static void free_layer(ck_layer layer) {
  free(layer.weights);
  free(layer.biases);
}

static uint64_t products(
  const ck_kernels *k, uint64_t hash, intptr_t count, intptr_t inputs, intptr_t outputs) {
  ck_rows x = rows(count, inputs), a = rows(count, outputs), z = rows(count, outputs);
  ck_rows deltas = rows(count, outputs), gradient = rows(count, inputs);
  ck_layer w = layer(inputs, outputs);
  k->forward(x, w, ck_gelu, z.start, a);
  hash = digest_rows(digest_rows(hash, a), z);
  k->forward(x, w, ck_identity, 0, a);
  hash = digest_rows(hash, a);
  k->input_gradient(deltas, w, gradient);
  hash = digest_rows(hash, gradient);
  k->update(x, deltas, w);
  hash = digest_layer(hash, w);
  free(x.start), free(a.start), free(z.start), free(deltas.start), free(gradient.start);
  free_layer(w);
  return hash;
}

static uint64_t sparse(
  const ck_kernels *k, uint64_t hash, intptr_t count, intptr_t inputs, intptr_t outputs) {
  enum { examples = 40 };
  uint8_t *bytes = room((size_t)(examples * inputs));
  uint32_t starts[examples + 1] = {0};
  for (intptr_t i = 0; i < examples; i++) {
    starts[i + 1] = starts[i];
    for (intptr_t c = 0; c < inputs; c++) {
      bytes[i * inputs + c] = next() % 4 ? 0 : (uint8_t)next();
      starts[i + 1] += bytes[i * inputs + c] != 0;
    }
  }
  uint16_t *columns = room(2 * (starts[examples] + 16));
  uint8_t *values = room(starts[examples] + 16);
  for (intptr_t i = 0, n = 0; i < examples * inputs; i++)
    if (bytes[i]) {
      columns[n] = (uint16_t)(i % inputs);
      values[n++] = bytes[i];
    }
  float *offsets = room((size_t)inputs * 4), *scales = room((size_t)inputs * 4);
  int32_t *indices = room((size_t)count * 4);
  for (intptr_t r = 0; r < count; r++) indices[r] = (int32_t)(next() % examples);
  for (int uniform = 0; uniform < 2; uniform++) {
    for (intptr_t c = 0; c < inputs; c++) scales[c] = 1 / (float)(uniform ? 255 : c + 3);
    const ck_scaling scaling = {offsets, scales, uniform};
    const ck_choice choice = {indices, indices, count, count};
    ck_sparse_rows batch = {
      columns, room((size_t)count * 4), room((size_t)count * 4),
      room((size_t)(count * padded(inputs)) * 4), padded(inputs), count};
    ck_rows x = rows(count, inputs), a = rows(count, outputs), deltas = rows(count, outputs);
    ck_layer w = layer(inputs, outputs);
    k->gather_sparse((ck_sparse_examples){columns, values, starts}, choice, scaling, batch);
    k->gather_bytes(bytes, choice, scaling, x);
    hash = digest_rows(hash, x);
    k->forward_sparse(batch, w, ck_sigmoid, 0, a);
    hash = digest_rows(hash, a);
    k->update_sparse(batch, deltas, w);
    hash = digest_layer(hash, w);
    free(batch.starts), free(batch.lengths), free(batch.values);
    free(x.start), free(a.start), free(deltas.start);
    free_layer(w);
  }
  free(bytes), free(columns), free(values), free(offsets), free(scales), free(indices);
  return hash;
}

/// Puts bit patterns of all kinds into rows.
static void fill_with_bits(ck_rows rows) {
  for (intptr_t r = 0; r < rows.count; r++)
    for (intptr_t c = 0; c < rows.columns; c++) {
      const uint32_t bits = (uint32_t)next();
      memcpy(rows.start + r * rows.stride + c, &bits, 4);
    }
}

static uint64_t elements(const ck_kernels *k, uint64_t hash, intptr_t count, intptr_t columns) {
  ck_rows a = rows(count, columns), b = rows(count, columns);
#define NAMED(name) ck_##name,
  static const ck_function functions[] = {CK_EACH_FUNCTION(NAMED)};
#undef NAMED
  for (unsigned long i = 0; i < sizeof functions / sizeof *functions; i++) {
    const ck_function f = functions[i];
    fill_with_bits(a);
    fill_with_bits(b);
    k->multiply_by_slope(f, b, a.start);
    k->apply(f, a, a.start);
    hash = digest_rows(digest_rows(hash, a), b);
  }
  int32_t *labels = room((size_t)count * 4), *predictions = room((size_t)count * 4);
  float *numbers = room((size_t)count * 4), *losses = room((size_t)count * 4);
  for (intptr_t r = 0; r < count; r++) labels[r] = (int32_t)(next() % (uint64_t)columns);
  const ck_targets targets = {columns > 1 ? labels : 0, columns > 1 ? 0 : numbers};
  const ck_scores scores = {losses, predictions};
  ck_rows misses = rows(count, columns);
  k->huber_loss(misses, targets, 0.5f, scores);
  hash = digest(hash, losses, count);
  k->bounded_differences(misses, targets, 0.5f, -0.3f, b.start);
  hash = digest_rows(hash, b);
  free(misses.start);
  void (*const losses_of[])(ck_rows, ck_targets, ck_scores) = {
    k->quadratic_loss, k->sigmoid_cross_entropy, k->softmax_cross_entropy};
  for (int loss = 0; loss < (columns > 1 ? 3 : 2); loss++) {
    ck_rows z = rows(count, columns);
    losses_of[loss](z, targets, scores);
    hash = digest(digest_rows(hash, z), losses, count);
    for (intptr_t r = 0; r < count; r++)
      hash = (hash ^ (uint32_t)predictions[r]) * 0x100000001B3u;
    k->differences(z, targets, -0.3f, b.start);
    k->multiply_by_softmax_slope(b, z.start);
    k->softmax(z);
    hash = digest_rows(digest_rows(hash, z), b);
    k->multiply(z, b.start);
    hash = digest_rows(hash, z);
    free(z.start);
  }
  free(labels), free(predictions), free(numbers), free(losses);
  free(a.start), free(b.start);
  return hash;
}

static uint64_t steps(const ck_kernels *k, uint64_t hash) {
  ck_layer p = layer(5, 21), g = layer(5, 21), m = layer(5, 21), s = layer(5, 21);
  const intptr_t count = 5 * 32;
  k->momentum_step(count, p.weights, g.weights, m.weights, (ck_momentum){0.1f, 0.9f, 0.01f, 1});
  for (intptr_t i = 0; i < count; i++) s.weights[i] *= s.weights[i];
  k->rmsprop_step(
    count, p.weights, g.weights, s.weights, (ck_rmsprop){0.1f, 0.9f, 0.1f, 1e-8f, 0});
  k->adam_step(
    count, p.weights, g.weights, m.weights, s.weights,
    (ck_adam){0.1f, 0.9f, 0.1f, 0.999f, 0.001f, 0.5f, 1e-8f, 0.01f});
  k->lion_step(
    count, p.weights, g.weights, m.weights, (ck_lion){0.1f, 0.9f, 0.1f, 0.99f, 0.01f});
  k->shrink(count, p.weights, 0.99f);
  hash = digest_layer(digest_layer(digest_layer(hash, p), m), s);
  free_layer(p), free_layer(g), free_layer(m), free_layer(s);
  return hash;
}

static uint64_t everything(const ck_kernels *k) {
  static const intptr_t sizes[] = {1, 2, 7, 15, 16, 17, 31, 32, 33, 47, 48, 70, 129, 300};
  enum { all = sizeof sizes / sizeof *sizes };
  uint64_t hash = 0xCBF29CE484222325u;
  state = 1;
  for (int i = 0; i < all; i++)
    for (int o = 0; o < all; o++) {
      const intptr_t count = 1 + (intptr_t)(next() % 45);
      hash = products(k, hash, count, sizes[i], sizes[o]);
      hash = sparse(k, hash, count, sizes[i], sizes[o]);
    }
  for (int o = 0; o < all; o++)
    for (intptr_t count = 1; count < 40; count += 4) hash = elements(k, hash, count, sizes[o]);
  return steps(k, hash);
}

int main(void) {
  static const char *const names[] = {"portable", "avx2", "avx512", "neon"};
  const uint64_t expected = everything(ck_kernels_for(ck_portable));
  int differing = 0;
  for (ck_instruction_set set = ck_portable; set <= ck_neon; set++) {
    const ck_kernels *kernels = ck_kernels_for(set);
    if (!kernels) continue;
    const uint64_t hash = everything(kernels);
    printf("%s %016llx\n", names[set], (unsigned long long)hash);
    differing += hash != expected;
  }
  if (differing) fprintf(stderr, "%d instruction sets differ from portable\n", differing);
  return differing != 0;
}
