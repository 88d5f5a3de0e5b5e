package org.alidade.web.internal.lightcurve;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;

/**
 * A JSON document with arrays behind it, little-endian: four letters {@code ALWB}, length of the
 * document (32 bits), the document, then the arrays in turn, each from a multiple of eight bytes.
 */
final class BinaryBody {
  private static final byte[] MAGIC = "ALWB".getBytes(StandardCharsets.US_ASCII);
  private static final int ALIGNMENT = 8;
  private static final int PREFIX = 8;

  private final List<Consumer<ByteBuffer>> arrays = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  private void add(int bytes, Consumer<ByteBuffer> array) {
    lengths.add(bytes);
    arrays.add(array);
  }

  /** Adds 64-bit numbers. */
  void doubles(double[] values) {
    add(values.length * Double.BYTES, into -> into.asDoubleBuffer().put(values));
  }

  /** Adds numbers as 32-bit ones. */
  void floats(double[] values) {
    add(
        values.length * Float.BYTES,
        into -> {
          for (int i = 0; i < values.length; i++) {
            into.putFloat(i * Float.BYTES, (float) values[i]);
          }
        });
  }

  /** Adds 32-bit integers. */
  void integers(int[] values) {
    add(values.length * Integer.BYTES, into -> into.asIntBuffer().put(values));
  }

  /** Adds bytes. */
  void bytes(byte[] values) {
    add(values.length, into -> into.put(values));
  }

  /** Adds truth values, a byte each. */
  void flags(boolean[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) (values[i] ? 1 : 0);
    }
    bytes(bytes);
  }

  private static int aligned(int position) {
    return (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** The answer. */
  Reply reply(Json document) {
    byte[] json = document.bytes();
    int size = aligned(PREFIX + json.length);
    for (int length : lengths) {
      size = aligned(size + length);
    }
    ByteBuffer body = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    body.put(MAGIC).putInt(json.length).put(json);
    int position = aligned(body.position());
    for (int i = 0; i < arrays.size(); i++) {
      ByteBuffer part = body.slice(position, lengths.get(i)).order(ByteOrder.LITTLE_ENDIAN);
      arrays.get(i).accept(part);
      position = aligned(position + lengths.get(i));
    }
    return Reply.binary(body.array());
  }
}
