package org.alidade.bindings;

/** Instruction sets the native kernels are compiled for, from the narrowest to the widest. */
public enum InstructionSet {
  /** What every processor of the platform has. */
  PORTABLE,
  /** Advanced SIMD of 64-bit ARM. */
  NEON,
  /** AVX2 with FMA and F16C. */
  AVX2,
  /** AVX-512 F, DQ, BW and VL. */
  AVX512
}
