// Any processor: where it has no fused multiply-add the C library's correct, slow one is called.

#define KERNELS ck_kernels_portable
#define W 4
#define TILE_ROWS 4
#define TILE_VECTORS 2
#define UPDATE_ROWS 4
#define UPDATE_LONG INTPTR_MAX
#define SPARSE_GROUP 2
#define WIDE_ROWS 1
#define WIDE_VECTORS 2
#define EACH_WIDE_TILE(TILE)
#define EACH_TILE(TILE) TILE(1, 2) TILE(2, 2) TILE(3, 2) TILE(4, 2)
#include "kernels.h"
