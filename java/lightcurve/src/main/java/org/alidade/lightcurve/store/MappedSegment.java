package org.alidade.lightcurve.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/**
 * The bytes of a segment, little-endian, and the same as numbers; made once, so that reading a
 * record makes no views of its own. Only methods that take an index are used: threads share it.
 *
 * @param bytes all bytes
 * @param floats every four of them
 * @param ints every four of them
 * @param shorts every two of them
 */
record MappedSegment(ByteBuffer bytes, FloatBuffer floats, IntBuffer ints, ShortBuffer shorts) {
  static MappedSegment of(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.order(ByteOrder.LITTLE_ENDIAN);
    return new MappedSegment(
        bytes, bytes.asFloatBuffer(), bytes.asIntBuffer(), bytes.asShortBuffer());
  }
}
