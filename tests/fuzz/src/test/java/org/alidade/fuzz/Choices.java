package org.alidade.fuzz;

/** Decisions that the bytes of an input make, one after the other; all zero when it ends. */
final class Choices {
  private final byte[] bytes;
  private int position;

  Choices(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether the input has ended. */
  boolean ended() {
    return position >= bytes.length;
  }

  /** One of the numbers from 0 to below a bound of at most 256. */
  int below(int bound) {
    return (ended() ? 0 : bytes[position++] & 0xff) % bound;
  }

  /** One of some things. */
  @SafeVarargs
  final <T> T of(T... things) {
    return things[below(things.length)];
  }
}
