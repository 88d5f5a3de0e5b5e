package org.alidade.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in answers. */
final class Floats {
  private Floats() {}

  static float[] of(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
