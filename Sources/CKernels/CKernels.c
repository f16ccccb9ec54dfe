// Which instruction sets this processor has.

#include "CKernels.h"

#if defined(__x86_64__)
extern const ck_kernels ck_kernels_avx512, ck_kernels_avx2;
#elif defined(__aarch64__)
extern const ck_kernels ck_kernels_neon;
#endif
extern const ck_kernels ck_kernels_portable;

const ck_kernels *ck_kernels_for(ck_instruction_set set) {
  switch (set) {
  case ck_portable: return &ck_kernels_portable;
#if defined(__x86_64__)
  case ck_avx2:
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return &ck_kernels_avx2;
    return 0;
  case ck_avx512:
    if (
      __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
      return &ck_kernels_avx512;
    return 0;
  case ck_neon: return 0;
#elif defined(__aarch64__)
  case ck_neon: return &ck_kernels_neon;
  case ck_avx2: case ck_avx512: return 0;
#else
  default: return 0;
#endif
  }
}
