// NEON, which every 64-bit ARM has: tiles of 6 rows by 4 vectors of 4.

#if defined(__aarch64__)
#define KERNELS ck_kernels_neon
#define W 4
#define TILE_ROWS 6
#define TILE_VECTORS 4
#define UPDATE_ROWS 6
#define UPDATE_LONG INTPTR_MAX
#define SPARSE_GROUP 3
#define WIDE_ROWS 2
#define WIDE_VECTORS 8
#define EACH_WIDE_TILE(TILE) TILE(1, 8) TILE(2, 8)
#define EACH_TILE(TILE) TILE(1, 4) TILE(2, 4) TILE(3, 4) TILE(4, 4) TILE(5, 4) TILE(6, 4)
#include "kernels.h"
#endif
