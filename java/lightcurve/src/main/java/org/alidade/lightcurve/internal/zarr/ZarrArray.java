package org.alidade.lightcurve.internal.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.FormatException;

/** An array of a Zarr directory, for reading. */
public final class ZarrArray {
  /** What a Java array holds. */
  private static final long MOST_ELEMENTS = Integer.MAX_VALUE - 64L;

  private final Path folder;
  private final ZarrMetadata metadata;

  ZarrArray(Path folder, ZarrMetadata metadata) {
    this.folder = folder;
    this.metadata = metadata;
  }

  /** Lengths of the axes. */
  public long[] shape() {
    return metadata.shape().clone();
  }

  /** Names of the axes, empty texts where they have none. */
  public List<String> dimensions() {
    return metadata.dimensionsOr(metadata.shape().length);
  }

  /** Whether the elements are texts. */
  public boolean isText() {
    return metadata.kind().isText();
  }

  /** Whether the elements are integers or truth values. */
  public boolean isWhole() {
    return metadata.kind().isWhole();
  }

  /** The numbers of a part, in row-major order. */
  public float[] floats(long[] offset, long[] count) {
    check(!isText());
    float[] values = new float[size(count)];
    ElementKind kind = metadata.kind();
    copy(
        offset,
        count,
        (to, chunk, from, length) -> {
          for (int i = 0; i < length; i++) {
            values[to + i] =
                (float) (chunk.isEmpty() ? metadata.fill() : kind.number(chunk.get(), from + i));
          }
        });
    return values;
  }

  /** All numbers, in row-major order. */
  public double[] doubles() {
    check(!isText());
    double[] values = new double[size(metadata.shape())];
    ElementKind kind = metadata.kind();
    copyAll(
        (to, chunk, from, length) -> {
          for (int i = 0; i < length; i++) {
            values[to + i] = chunk.isEmpty() ? metadata.fill() : kind.number(chunk.get(), from + i);
          }
        });
    return values;
  }

  /** All integers, in row-major order. */
  public long[] longs() {
    return longs(new long[metadata.shape().length], metadata.shape());
  }

  /** The integers of a part, in row-major order. */
  public long[] longs(long[] offset, long[] count) {
    check(!isText());
    long[] values = new long[size(count)];
    ElementKind kind = metadata.kind();
    copy(
        offset,
        count,
        (to, chunk, from, length) -> {
          for (int i = 0; i < length; i++) {
            values[to + i] =
                chunk.isEmpty() ? (long) metadata.fill() : kind.whole(chunk.get(), from + i);
          }
        });
    return values;
  }

  /** All texts, in row-major order. */
  public List<String> texts() {
    check(isText());
    String[] values = new String[size(metadata.shape())];
    Arrays.fill(values, "");
    int width = metadata.kind().bytes();
    copyAll(
        (to, chunk, from, length) -> {
          if (chunk.isPresent()) {
            List<String> all = width == 0 ? listed(chunk.get()) : fixed(chunk.get(), width);
            if (all.size() < from + length) {
              throw damaged();
            }
            for (int i = 0; i < length; i++) {
              values[to + i] = all.get(from + i);
            }
          }
        });
    return List.of(values);
  }

  /** Texts after their lengths, after their number. */
  private List<String> listed(ByteBuffer chunk) {
    if (chunk.limit() < Integer.BYTES) {
      throw damaged();
    }
    int count = chunk.getInt(0);
    int at = Integer.BYTES;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (at + Integer.BYTES > chunk.limit()) {
        throw damaged();
      }
      int length = chunk.getInt(at);
      at += Integer.BYTES;
      if (length < 0 || length > chunk.limit() - at) {
        throw damaged();
      }
      byte[] bytes = new byte[length];
      chunk.get(at, bytes);
      texts.add(new String(bytes, StandardCharsets.UTF_8));
      at += length;
    }
    if (texts.size() < metadata.chunkElements() && texts.size() < size(metadata.shape())) {
      throw damaged();
    }
    return texts;
  }

  private List<String> fixed(ByteBuffer chunk, int width) {
    List<String> texts = new ArrayList<>();
    for (int start = 0; start + width <= chunk.limit(); start += width) {
      StringBuilder text = new StringBuilder();
      for (int at = start; at < start + width && chunk.getInt(at) != 0; at += Integer.BYTES) {
        int letter = chunk.getInt(at);
        if (!Character.isValidCodePoint(letter)) {
          throw damaged();
        }
        text.appendCodePoint(letter);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private int size(long[] count) {
    long size = 1;
    for (long length : count) {
      size = length == 0 || size <= MOST_ELEMENTS / length ? size * length : MOST_ELEMENTS + 1;
    }
    if (size > MOST_ELEMENTS) {
      throw new FormatException(
          "more than " + MOST_ELEMENTS + " elements at once",
          folder.toString(),
          "write the array in parts");
    }
    return (int) size;
  }

  /** Takes elements that follow each other in both places. */
  private interface Run {
    void copy(int to, Optional<ByteBuffer> chunk, int from, int length);
  }

  private void copyAll(Run run) {
    copy(new long[metadata.shape().length], metadata.shape(), run);
  }

  private void copy(long[] offset, long[] count, Run run) {
    int rank = count.length;
    long[] chunk = metadata.chunk();
    long[] first = new long[rank];
    long[] last = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      if (count[axis] == 0) {
        return;
      }
      first[axis] = offset[axis] / chunk[axis];
      last[axis] = (offset[axis] + count[axis] - 1) / chunk[axis];
    }
    long[] index = first.clone();
    boolean more = true;
    while (more) {
      copyChunk(index, offset, count, run);
      more = next(index, first, last);
    }
  }

  /** Counts on, the last axis fastest; false after the last one. */
  private static boolean next(long[] index, long[] first, long[] last) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      if (index[axis] < last[axis]) {
        index[axis]++;
        return true;
      }
      index[axis] = first[axis];
    }
    return false;
  }

  private void copyChunk(long[] index, long[] offset, long[] count, Run run) {
    int rank = count.length;
    long[] from = new long[rank];
    long[] to = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      long start = index[axis] * metadata.chunk()[axis];
      from[axis] = Math.max(offset[axis], start);
      to[axis] = Math.min(offset[axis] + count[axis], start + metadata.chunk()[axis]) - 1;
    }
    Optional<ByteBuffer> content = chunk(index);
    long[] place = from.clone();
    long[] ends = to.clone();
    int length = rank == 0 ? 1 : (int) (to[rank - 1] - from[rank - 1] + 1);
    if (rank > 0) {
      ends[rank - 1] = from[rank - 1];
    }
    boolean more = true;
    while (more) {
      long source = 0;
      long target = 0;
      for (int axis = 0; axis < rank; axis++) {
        source =
            source * metadata.chunk()[axis] + place[axis] - index[axis] * metadata.chunk()[axis];
        target = target * count[axis] + place[axis] - offset[axis];
      }
      run.copy((int) target, content, (int) source, length);
      more = next(place, from, ends);
    }
  }

  private Optional<ByteBuffer> chunk(long[] index) {
    Path file = folder.resolve(metadata.chunkName(index));
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    byte[] bytes = ZarrFiles.bytes(file);
    long expected = (long) metadata.chunkElements() * metadata.kind().bytes();
    long most = expected == 0 ? Integer.MAX_VALUE - 64L : expected + 64;
    List<ZarrCodec> codecs = metadata.codecs();
    for (int i = codecs.size() - 1; i >= 0; i--) {
      bytes = codecs.get(i).decode(bytes, most, file.toString());
    }
    if (expected > 0 && bytes.length != expected) {
      throw damaged();
    }
    ByteOrder order = expected == 0 ? ByteOrder.LITTLE_ENDIAN : metadata.order();
    return Optional.of(ByteBuffer.wrap(bytes).order(order));
  }

  private void check(boolean fits) {
    if (!fits) {
      throw new FormatException(
          isText() ? "texts instead of numbers" : "numbers instead of texts",
          folder.toString(),
          "write the array again");
    }
  }

  private FormatException damaged() {
    return new FormatException(
        "a chunk has another length than the array says", folder.toString(), "restore the file");
  }
}
