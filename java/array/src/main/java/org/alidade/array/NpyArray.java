package org.alidade.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An array as numpy's {@code .npy} format stores it: a header whose length is a multiple of 64
 * bytes, then the elements in C order. Nothing is copied before it is written.
 *
 * <pre>{@code
 * NpyFile.write(Path.of("flux.npy"), NpyArray.of(fit.flux()));
 * NpzFile.write(Path.of("fit.npz"), Map.of("flux", NpyArray.of(fit.flux()), "mjd", NpyArray.of(mjd)));
 * }</pre>
 */
public final class NpyArray {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int HEADER_ALIGNMENT = 64;
  private static final int BLOCK_BYTES = 1 << 16;

  private final String type;
  private final Shape shape;
  private final int elementBytes;
  private final Content content;

  private NpyArray(String type, Shape shape, int elementBytes, Content content) {
    this.type = type;
    this.shape = shape;
    this.elementBytes = elementBytes;
    this.content = content;
  }

  /** Puts the elements into a channel. */
  private interface Content {
    void writeTo(WritableByteChannel channel) throws IOException;
  }

  /** Puts one element of a Java array into a little-endian buffer. */
  private interface Element {
    void put(ByteBuffer buffer, int index);
  }

  /** float64, float32, int32 or int8 elements of an open native array, in its shape. */
  public static NpyArray of(NativeArray array) {
    String order = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
    String type =
        array instanceof DoubleArray
            ? order + "f8"
            : array instanceof FloatArray
                ? order + "f4"
                : array instanceof IntArray ? order + "i4" : "|i1";
    return new NpyArray(type, array.shape(), array.elementBytes(), out -> copy(array, out));
  }

  /** Bytes of 0 and 1 as booleans, in the shape of the array. */
  public static NpyArray flags(ByteArray array) {
    return new NpyArray("|b1", array.shape(), 1, out -> copy(array, out));
  }

  /**
   * float64 elements.
   *
   * @param lengths axis lengths; none means one axis
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static NpyArray of(double[] values, long... lengths) {
    return of("<f8", Double.BYTES, values.length, lengths, (b, i) -> b.putDouble(values[i]));
  }

  /**
   * float32 elements.
   *
   * @param lengths axis lengths; none means one axis
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static NpyArray of(float[] values, long... lengths) {
    return of("<f4", Float.BYTES, values.length, lengths, (b, i) -> b.putFloat(values[i]));
  }

  /**
   * int64 elements.
   *
   * @param lengths axis lengths; none means one axis
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static NpyArray of(long[] values, long... lengths) {
    return of("<i8", Long.BYTES, values.length, lengths, (b, i) -> b.putLong(values[i]));
  }

  /**
   * int32 elements.
   *
   * @param lengths axis lengths; none means one axis
   * @throws BadInputException if the lengths do not multiply to the number of values
   */
  public static NpyArray of(int[] values, long... lengths) {
    return of("<i4", Integer.BYTES, values.length, lengths, (b, i) -> b.putInt(values[i]));
  }

  /** Texts of one axis, as numpy's fixed-width Unicode; the longest sets the width. */
  public static NpyArray of(List<String> texts) {
    int[][] points = texts.stream().map(text -> text.codePoints().toArray()).toArray(int[][]::new);
    int width = Math.max(1, Arrays.stream(points).mapToInt(text -> text.length).max().orElse(1));
    Element element =
        (buffer, index) -> {
          for (int i = 0; i < width; i++) {
            buffer.putInt(i < points[index].length ? points[index][i] : 0);
          }
        };
    return of("<U" + width, Integer.BYTES * width, points.length, new long[0], element);
  }

  private static NpyArray of(
      String type, int elementBytes, int count, long[] lengths, Element element) {
    Shape shape = lengths.length == 0 ? Shape.of(count) : Shape.of(lengths);
    if (shape.size() != count) {
      throw new BadInputException(
          count + " values for shape " + shape, "NpyArray", "pass one value per element");
    }
    return new NpyArray(
        type, shape, elementBytes, out -> encode(element, count, elementBytes, out));
  }

  /** Lengths of the axes, slowest first. */
  public Shape shape() {
    return shape;
  }

  /** Size of header and elements together, in bytes. */
  public long bytes() {
    return header().length + shape.bytes(elementBytes);
  }

  /**
   * Writes header and elements.
   *
   * @throws IOException if the channel fails
   */
  public void writeTo(WritableByteChannel channel) throws IOException {
    writeFully(ByteBuffer.wrap(header()), channel);
    content.writeTo(channel);
  }

  private byte[] header() {
    long[] axes = shape.toArray();
    String lengths =
        LongStream.of(axes)
            .mapToObj(Long::toString)
            .collect(Collectors.joining(", ", "(", axes.length == 1 ? ",)" : ")"));
    String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + lengths + ", }";
    int prefix = MAGIC.length + 4;
    int padded =
        (prefix + text.length() + 1 + HEADER_ALIGNMENT - 1) / HEADER_ALIGNMENT * HEADER_ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (padded - prefix));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  private static void copy(NativeArray array, WritableByteChannel channel) throws IOException {
    long done = 0;
    while (done < array.byteSize()) {
      long inSegment = Allocation.leftInSegment(array.offsetBytes() + done);
      int part = (int) Math.min(BLOCK_BYTES, Math.min(array.byteSize() - done, inSegment));
      writeFully(array.bytes(done, part), channel);
      done += part;
    }
  }

  private static void encode(
      Element element, int count, int elementBytes, WritableByteChannel channel)
      throws IOException {
    ByteBuffer block =
        ByteBuffer.allocate(Math.max(BLOCK_BYTES, elementBytes)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      if (block.remaining() < elementBytes) {
        writeFully(block.flip(), channel);
        block.clear();
      }
      element.put(block, i);
    }
    writeFully(block.flip(), channel);
  }

  private static void writeFully(ByteBuffer buffer, WritableByteChannel channel)
      throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
