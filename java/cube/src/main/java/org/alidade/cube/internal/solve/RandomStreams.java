package org.alidade.cube.internal.solve;

import java.util.SplittableRandom;

/**
 * Independent streams of random numbers derived from one seed: the stream of a (purpose, epoch,
 * spaxel) is the same whoever asks for it and whenever.
 */
final class RandomStreams {
  /** What the numbers are for. */
  enum Purpose {
    PIXELS(0x9E3779B97F4A7C15L),
    SPAXEL_ORDER(0x3C6EF372FE94F82AL),
    RATIO(0xDAA66D2C7DDF743FL),
    SAMPLE(0x78DDE6E5FD29F054L);

    private final long key;

    Purpose(long key) {
      this.key = key;
    }
  }

  private final long seed;

  RandomStreams(long seed) {
    this.seed = seed;
  }

  SplittableRandom stream(Purpose purpose, int epoch, int spaxel) {
    long key = mix(seed + purpose.key);
    return new SplittableRandom(mix(key ^ mix(((long) epoch << 32) | spaxel)));
  }

  /** A bijection on 64-bit words that spreads neighbouring keys (xor-shift and multiply rounds). */
  private static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
