// AVX-512: tiles of 12 rows by 2 vectors of 16.

#if defined(__x86_64__)
#define KERNELS ck_kernels_avx512
#define W 16
#define TILE_ROWS 12
#define TILE_VECTORS 2
#define UPDATE_ROWS 4
#define UPDATE_LONG INTPTR_MAX
#define SPARSE_GROUP 5
#define WIDE_ROWS 1
#define WIDE_VECTORS 2
#define EACH_WIDE_TILE(TILE)
#define EACH_TILE(TILE)                                                                            \
  TILE(1, 1) TILE(2, 1) TILE(3, 1) TILE(4, 1) TILE(5, 1) TILE(6, 1) TILE(7, 1) TILE(8, 1)          \
  TILE(9, 1) TILE(10, 1) TILE(11, 1) TILE(12, 1)                                                   \
  TILE(1, 2) TILE(2, 2) TILE(3, 2) TILE(4, 2) TILE(5, 2) TILE(6, 2) TILE(7, 2) TILE(8, 2)          \
  TILE(9, 2) TILE(10, 2) TILE(11, 2) TILE(12, 2)
#pragma clang attribute push(                                                                      \
  __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#include "kernels.h"
#pragma clang attribute pop
#endif
