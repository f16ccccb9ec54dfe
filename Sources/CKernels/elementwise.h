// Loops over every element of rows.

/// A row's vectors, pads up to 16 included.
INLINE intptr_t vectors_a_row(ck_rows rows) { return (rows.columns + 15) / 16 * (16 / W); }

/// The value at the columns of vector `index` that are no pads, zero at the pads.
INLINE V keep(V value, intptr_t index, intptr_t columns) {
  return choose(places(index * W) < (VI)((int32_t)columns), value, splat(0));
}

INLINE void apply_rows(ck_function f, ck_rows z, float *a) {
  const intptr_t vectors = vectors_a_row(z), whole = z.columns / W;
  for (intptr_t row = 0; row < z.count; row++) {
    const float *from = z.start + row * z.stride;
    float *to = a + row * z.stride;
    for (intptr_t i = 0; i < whole; i++) store(to + i * W, value_of(f, load(from + i * W)));
    for (intptr_t i = whole; i < vectors; i++)
      store(to + i * W, keep(value_of(f, load(from + i * W)), i, z.columns));
  }
}

/// a = f(z); `a` may be z itself and has its stride. Pads of z may hold anything.
static void apply(ck_function f, ck_rows z, float *a) {
  switch (f) {
  case ck_identity: apply_rows(ck_identity, z, a); break;
  case ck_sigmoid: apply_rows(ck_sigmoid, z, a); break;
  case ck_tanh: apply_rows(ck_tanh, z, a); break;
  case ck_relu: apply_rows(ck_relu, z, a); break;
  case ck_leaky_relu: apply_rows(ck_leaky_relu, z, a); break;
  case ck_elu: apply_rows(ck_elu, z, a); break;
  case ck_gelu: apply_rows(ck_gelu, z, a); break;
  case ck_silu: apply_rows(ck_silu, z, a); break;
  case ck_softplus: apply_rows(ck_softplus, z, a); break;
  }
}

/// Makes pads zero again where a product with a NaN or an infinity reached them.
INLINE void clear_pads(ck_rows rows) {
  const intptr_t vectors = vectors_a_row(rows);
  for (intptr_t i = rows.columns / W; i < vectors; i++)
    for (intptr_t row = 0; row < rows.count; row++) {
      float *at = rows.start + row * rows.stride + i * W;
      store(at, keep(load(at), i, rows.columns));
    }
}

INLINE void slope_rows(ck_function f, ck_rows deltas, const float *source) {
  const intptr_t vectors = vectors_a_row(deltas);
  for (intptr_t row = 0; row < deltas.count; row++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = row * deltas.stride + i * W;
      store(deltas.start + at, load(deltas.start + at) * slope_of(f, load(source + at)));
    }
}

/// deltas *= f'(source), element by element: source holds preactivations for gelu, silu and
/// softplus and activations for the others, with the stride of deltas and zeros or slopes' finite
/// arguments in its pads.
static void multiply_by_slope(ck_function f, ck_rows deltas, const float *source) {
  switch (f) {
  case ck_identity: break;
  case ck_sigmoid: slope_rows(ck_sigmoid, deltas, source); break;
  case ck_tanh: slope_rows(ck_tanh, deltas, source); break;
  case ck_relu: slope_rows(ck_relu, deltas, source); break;
  case ck_leaky_relu: slope_rows(ck_leaky_relu, deltas, source); break;
  case ck_elu: slope_rows(ck_elu, deltas, source); break;
  case ck_gelu: slope_rows(ck_gelu, deltas, source); break;
  case ck_silu: slope_rows(ck_silu, deltas, source); break;
  case ck_softplus: slope_rows(ck_softplus, deltas, source); break;
  }
}

/// rows *= factors, element by element; factors have the stride of rows and zeros in their pads.
static void multiply(ck_rows rows, const float *factors) {
  const intptr_t vectors = vectors_a_row(rows);
  for (intptr_t row = 0; row < rows.count; row++)
    for (intptr_t i = 0; i < vectors; i++) {
      const intptr_t at = row * rows.stride + i * W;
      store(rows.start + at, load(rows.start + at) * load(factors + at));
    }
}
