// The shapes of tiles that the file of the instruction set defines: TILE_ROWS by TILE_VECTORS, and
// where there are few rows WIDE_ROWS by WIDE_VECTORS. The tables of tiles are indexed without a
// check, so what they must hold is checked here.

#pragma once

#include "vector.h"

_Static_assert(WIDE_VECTORS >= TILE_VECTORS, "the sums of a tile fit the widest");
_Static_assert(WIDE_ROWS <= TILE_ROWS, "the rows of a wide tile fit the highest");
_Static_assert(WIDE_VECTORS * W <= ck_panel, "a tile lies in one panel");

/// Whether a half panel is less than a tile: only then are there tiles of fewer vectors.
enum { has_narrow_tiles = TILE_VECTORS * W > ck_lanes };

#define TILE(R, C) +1
_Static_assert(
  EACH_TILE(TILE) == TILE_ROWS * (has_narrow_tiles ? TILE_VECTORS : 1),
  "a tile for every number of rows and, where panels end within one, of vectors");
_Static_assert(
  0 EACH_WIDE_TILE(TILE) == (WIDE_VECTORS > TILE_VECTORS ? WIDE_ROWS : 0),
  "a wide tile for every number of its rows");
#undef TILE
