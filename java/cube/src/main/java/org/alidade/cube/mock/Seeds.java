package org.alidade.cube.mock;

/** Seeds for parts of a galaxy, so that each part can be made without the others. */
final class Seeds {
  private Seeds() {}

  /** A seed from a seed and two indices, by the finaliser of SplitMix64 (Steele et al. 2014). */
  static long of(long seed, long first, long second) {
    return mix(mix(mix(seed) + first) + second);
  }

  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
