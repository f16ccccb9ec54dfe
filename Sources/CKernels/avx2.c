// AVX2 and FMA: tiles of 6 rows by 2 vectors of 8.

#if defined(__x86_64__)
#define KERNELS ck_kernels_avx2
#define W 8
#define TILE_ROWS 6
#define TILE_VECTORS 2
#define UPDATE_ROWS 4
#define UPDATE_LONG 24
#define SPARSE_GROUP 3
#define WIDE_ROWS 2
#define WIDE_VECTORS 4
#define EACH_WIDE_TILE(TILE) TILE(1, 4) TILE(2, 4)
#define EACH_TILE(TILE) TILE(1, 2) TILE(2, 2) TILE(3, 2) TILE(4, 2) TILE(5, 2) TILE(6, 2)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "kernels.h"
#pragma clang attribute pop
#endif
