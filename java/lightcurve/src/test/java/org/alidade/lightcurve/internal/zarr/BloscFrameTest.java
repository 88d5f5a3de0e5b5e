package org.alidade.lightcurve.internal.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.internal.blob.ByteShuffle;
import org.junit.jupiter.api.Test;

class BloscFrameTest {
  private static final int WIDTH = 4;
  private static final int BLOCK = 1024;
  private static final int ZSTD = 4 << 5;
  private static final int NOT_SPLIT = 16;

  private final byte[] plain = new byte[2500];

  BloscFrameTest() {
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) (i % 4 == 3 ? 65 : i / 7);
    }
  }

  private static byte[] little(int... values) {
    byte[] bytes = new byte[4 * values.length];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }

  private byte[] frame(int flags) {
    int blocks = (plain.length + BLOCK - 1) / BLOCK;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int[] places = new int[blocks];
    for (int block = 0; block < blocks; block++) {
      places[block] = 16 + 4 * blocks + content.size();
      int end = Math.min(plain.length, (block + 1) * BLOCK);
      byte[] part = Arrays.copyOfRange(plain, block * BLOCK, end);
      byte[] ordered = (flags & 1) != 0 ? ByteShuffle.shuffle(part, WIDTH) : part;
      boolean split = (flags & NOT_SPLIT) == 0 && part.length == BLOCK;
      int size = ordered.length / (split ? WIDTH : 1);
      for (int start = 0; start < ordered.length; start += size) {
        byte[] stream = Arrays.copyOfRange(ordered, start, start + size);
        byte[] stored = Zstd.compress(stream, 3);
        stored = stored.length < size ? stored : stream;
        content.writeBytes(little(stored.length));
        content.writeBytes(stored);
      }
    }
    int length = 16 + 4 * blocks + content.size();
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {2, 1, (byte) flags, WIDTH});
    frame.writeBytes(little(plain.length, BLOCK, length));
    frame.writeBytes(little(places));
    frame.writeBytes(content.toByteArray());
    return frame.toByteArray();
  }

  @Test
  void allKindsOfFrames() {
    for (int flags : new int[] {ZSTD, ZSTD | 1, ZSTD | NOT_SPLIT, ZSTD | NOT_SPLIT | 1}) {
      assertThat(BloscFrame.decode(frame(flags), plain.length, "x")).isEqualTo(plain);
    }
  }

  @Test
  void copiedBytes() {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {2, 1, 2 | 1, WIDTH});
    frame.writeBytes(little(5, 5, 21));
    frame.writeBytes(new byte[] {1, 2, 3, 4, 5});
    assertThat(BloscFrame.decode(frame.toByteArray(), 5, "x")).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void damagedAndForeignFrames() {
    byte[] whole = frame(ZSTD | 1);
    assertThatThrownBy(() -> BloscFrame.decode(new byte[7], 10, "x"))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> BloscFrame.decode(whole, plain.length - 1, "x"))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(
            () -> BloscFrame.decode(Arrays.copyOf(whole, whole.length - 9), plain.length, "x"))
        .isInstanceOf(FormatException.class);
    byte[] place = whole.clone();
    place[18] = 77;
    assertThatThrownBy(() -> BloscFrame.decode(place, plain.length, "x"))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> BloscFrame.decode(frame(1 << 5), plain.length, "x"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("codec 1");
    assertThatThrownBy(() -> BloscFrame.decode(frame(ZSTD | 4), plain.length, "x"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("bit shuffle");
  }
}
