// All kernels of one instruction set, and their table. The file that includes this defines
// KERNELS (the table's name), W (floats a vector) and the shape of a tile.

#include "elementwise.h"
#include "forward.h"
#include "gather.h"
#include "inputgradient.h"
#include "losses.h"
#include "optimizers.h"
#include "peak.h"
#include "sparse.h"
#include "update.h"

#define MEMBER(result, name, parameters) .name = name,
const ck_kernels KERNELS = {CK_EACH_KERNEL(MEMBER)};
#undef MEMBER
