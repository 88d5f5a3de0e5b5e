package org.alidade.lightcurve.blob;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.zip.CRC32;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.internal.blob.ByteShuffle;

/**
 * Blobs of version 2: self-describing, checked by a CRC, times exact (spec lightcurve 4.7).
 *
 * <p>A header of 32 bytes in little-endian order: magic {@code ALLC}, version (u16), layout (u16),
 * object (u64), number of points (u32), type (u32), first time (f64). Then the columns times,
 * values (f32), errors (f32), flags, and the CRC32 of all that. Bits of the layout: 0 and 1 width
 * of the flags (0: u8, 1: u16, 2: i32); 2 and 3 times (0: differences of their bit patterns, i64;
 * 1: the first ones of the common axis, nothing stored; 2: one bit per time of the axis, after
 * their number of bytes, u32); 4 columns are byte-shuffled, compressed by Zstandard and preceded by
 * their length (u32); a column that did not get shorter is stored as it was; 8 to 15 number of the
 * axis.
 *
 * <pre>{@code
 * byte[] blob = ColumnBlob.encode(curve, TimeAxis.NONE, true);
 * LightCurve same = ColumnBlob.decode(blob, axis -> TimeAxis.NONE);
 * }</pre>
 */
public final class ColumnBlob {
  /** {@code ALLC} in little-endian order. */
  private static final int MAGIC = 0x434c_4c41;

  private static final int VERSION = 2;
  private static final int HEADER_SIZE = 32;
  private static final int CRC_SIZE = 4;
  private static final int WIDTH_BITS = 3;
  private static final int TIMES_SHIFT = 2;
  private static final int OWN_TIMES = 0;
  private static final int FIRST_OF_AXIS = 1;
  private static final int BITS_OF_AXIS = 2;
  private static final int COMPRESSED = 1 << 4;
  private static final int AXIS_SHIFT = 8;
  private static final int ZSTD_LEVEL = 3;

  /** Zstandard makes at most 128 KiB of four bytes. */
  private static final long MOST_EXPANSION = 1L << 15;

  private static final int[] FLAG_BYTES = {1, 2, 4};

  private ColumnBlob() {}

  /**
   * Whether a blob is of this version: it has the magic, and is none of version 1 whose object
   * happens to have the number that the magic spells.
   */
  public static boolean recognises(byte[] blob) {
    if (blob.length < HEADER_SIZE + CRC_SIZE || little(blob).getInt(0) != MAGIC) {
      return false;
    }
    return !PointBlob.fits(blob) || isWhole(blob);
  }

  private static boolean isWhole(byte[] blob) {
    int end = blob.length - CRC_SIZE;
    return little(blob).getInt(end) == crc(blob, end);
  }

  /**
   * Encodes a light curve.
   *
   * @param axis times that the reader will know too
   * @param compressed whether columns are compressed
   * @throws BadInputException if the object or type is negative
   */
  public static byte[] encode(LightCurve curve, TimeAxis axis, boolean compressed) {
    if (curve.objectId() < 0 || curve.typeId() < 0) {
      throw new BadInputException(
          "object " + curve.objectId() + ", type " + curve.typeId(),
          "light curve as blob",
          "use numbers from 0");
    }
    byte[] bits = axis.startsWith(curve.times()) ? new byte[0] : axis.bits(curve.times());
    int times = OWN_TIMES;
    if (axis.startsWith(curve.times())) {
      times = FIRST_OF_AXIS;
    } else if (bits.length > 0) {
      times = BITS_OF_AXIS;
    }
    int width = widthCode(curve.flags());
    int layout =
        width
            | (times << TIMES_SHIFT)
            | (compressed ? COMPRESSED : 0)
            | (axis.number() << AXIS_SHIFT);
    byte[] room = new byte[room(curve.size(), bits.length)];
    ByteBuffer blob = little(room);
    header(blob, curve, layout);
    switch (times) {
      case OWN_TIMES -> column(blob, differences(curve.times()), Long.BYTES, compressed);
      case BITS_OF_AXIS -> blob.putInt(bits.length).put(bits);
      default -> {} // the axis says it all
    }
    column(blob, bytes(curve.values()), Float.BYTES, compressed);
    column(blob, bytes(curve.errors()), Float.BYTES, compressed);
    column(blob, bytes(curve.flags(), width), FLAG_BYTES[width], compressed);
    blob.putInt(crc(room, blob.position()));
    return Arrays.copyOf(room, blob.position());
  }

  private static int room(int points, int bits) {
    long perPoint = Long.BYTES + 2 * Float.BYTES + Integer.BYTES;
    return Math.toIntExact(HEADER_SIZE + points * perPoint + bits + 5L * Integer.BYTES + CRC_SIZE);
  }

  private static void header(ByteBuffer blob, LightCurve curve, int layout) {
    blob.putInt(MAGIC).putShort((short) VERSION).putShort((short) layout);
    blob.putLong(curve.objectId()).putInt(curve.size()).putInt(curve.typeId());
    blob.putDouble(curve.size() == 0 ? 0 : curve.times()[0]);
  }

  private static int widthCode(int[] flags) {
    int all = 0;
    for (int flag : flags) {
      all |= flag;
    }
    if ((all & ~0xff) == 0) {
      return 0;
    }
    return (all & ~0xffff) == 0 ? 1 : 2;
  }

  private static byte[] differences(double[] times) {
    byte[] differences = new byte[times.length * Long.BYTES];
    ByteBuffer bytes = little(differences);
    for (int i = 1; i < times.length; i++) {
      long difference =
          Double.doubleToRawLongBits(times[i]) - Double.doubleToRawLongBits(times[i - 1]);
      bytes.putLong(i * Long.BYTES, difference);
    }
    return differences;
  }

  private static byte[] bytes(float[] values) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    little(bytes).asFloatBuffer().put(values);
    return bytes;
  }

  private static byte[] bytes(int[] flags, int widthCode) {
    int width = FLAG_BYTES[widthCode];
    byte[] bytes = new byte[flags.length * width];
    for (int i = 0; i < flags.length; i++) {
      for (int part = 0; part < width; part++) {
        bytes[i * width + part] = (byte) (flags[i] >> (8 * part));
      }
    }
    return bytes;
  }

  private static void column(ByteBuffer blob, byte[] plain, int width, boolean compressed) {
    if (!compressed) {
      blob.put(plain);
      return;
    }
    byte[] shorter = Zstd.compress(ByteShuffle.shuffle(plain, width), ZSTD_LEVEL);
    byte[] stored = shorter.length < plain.length ? shorter : plain;
    blob.putInt(stored.length).put(stored);
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /**
   * Decodes a blob.
   *
   * @param axes the axis of a number, as it was or with more times at its end
   * @throws FormatException if it is damaged, of another version, or the axis too short
   */
  public static LightCurve decode(byte[] blob, IntFunction<TimeAxis> axes) {
    ByteBuffer bytes = little(blob);
    int end = blob.length - CRC_SIZE;
    if (!recognises(blob) || bytes.getShort(4) != VERSION) {
      throw damaged("no blob of version " + VERSION);
    }
    if (!isWhole(blob)) {
      throw damaged("the checksum differs");
    }
    try {
      return decode(bytes.limit(end), axes);
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | ZstdException e) {
      FormatException failure = damaged("columns and header do not fit");
      failure.initCause(e);
      throw failure;
    }
  }

  private static LightCurve decode(ByteBuffer blob, IntFunction<TimeAxis> axes) {
    int layout = blob.getShort(6);
    long objectId = blob.getLong(8);
    int size = blob.getInt(16);
    int typeId = blob.getInt(20);
    double start = blob.getDouble(24);
    int width = layout & WIDTH_BITS;
    boolean compressed = (layout & COMPRESSED) != 0;
    int perPoint = 2 * Float.BYTES; // what is there at least, so that a wrong size takes no memory
    if (size < 0 || width > 2 || (!compressed && (long) size * perPoint > blob.limit())) {
      throw damaged("columns and header do not fit");
    }
    TimeAxis axis = axes.apply((layout >> AXIS_SHIFT) & 0xff);
    blob.position(HEADER_SIZE);
    double[] times =
        switch ((layout >> TIMES_SHIFT) & 3) {
          case OWN_TIMES -> summed(start, column(blob, size, Long.BYTES, compressed));
          case FIRST_OF_AXIS -> first(axis, size);
          case BITS_OF_AXIS -> chosen(axis, size, blob);
          default -> throw damaged("unknown coding of times");
        };
    float[] values = new float[size];
    column(blob, size, Float.BYTES, compressed).asFloatBuffer().get(values);
    float[] errors = new float[size];
    column(blob, size, Float.BYTES, compressed).asFloatBuffer().get(errors);
    int[] flags = flags(column(blob, size, FLAG_BYTES[width], compressed), size, width);
    return new LightCurve(objectId, typeId, times, values, errors, flags);
  }

  private static ByteBuffer column(ByteBuffer blob, int size, int width, boolean compressed) {
    int plain = Math.multiplyExact(size, width);
    int stored = compressed ? blob.getInt() : plain;
    if (stored < 0 || stored > plain || stored > blob.remaining()) {
      throw damaged("a column is too long");
    }
    ByteBuffer column = blob.slice(blob.position(), stored).order(ByteOrder.LITTLE_ENDIAN);
    blob.position(blob.position() + stored);
    if (stored == plain) {
      return column;
    }
    byte[] shorter = new byte[stored];
    column.get(shorter);
    if (plain > MOST_EXPANSION * stored || Zstd.getFrameContentSize(shorter) != plain) {
      throw damaged("a column has another length");
    }
    return little(ByteShuffle.unshuffle(Zstd.decompress(shorter, plain), width));
  }

  private static double[] summed(double start, ByteBuffer differences) {
    double[] times = new double[differences.remaining() / Long.BYTES];
    long bits = Double.doubleToRawLongBits(start);
    for (int i = 0; i < times.length; i++) {
      bits += differences.getLong(i * Long.BYTES);
      times[i] = Double.longBitsToDouble(bits);
    }
    return times;
  }

  private static double[] first(TimeAxis axis, int size) {
    if (size > axis.size()) {
      throw damaged("the time axis has only " + axis.size() + " times of " + size);
    }
    return Arrays.copyOf(axis.times(), size);
  }

  private static double[] chosen(TimeAxis axis, int size, ByteBuffer blob) {
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw damaged("a column is too long");
    }
    double[] times = new double[Math.min(size, length * 8)];
    int count = 0;
    for (int i = 0; i < length * 8; i++) {
      if (((blob.get(blob.position() + (i >> 3)) >> (i & 7)) & 1) != 0) {
        if (i >= axis.size() || count == times.length) {
          throw damaged("the time axis does not fit");
        }
        times[count++] = axis.times()[i];
      }
    }
    blob.position(blob.position() + length);
    if (count != size) {
      throw damaged("the time axis does not fit");
    }
    return times;
  }

  private static int[] flags(ByteBuffer column, int size, int widthCode) {
    int[] flags = new int[size];
    for (int i = 0; i < size; i++) {
      flags[i] =
          switch (widthCode) {
            case 0 -> column.get(i) & 0xff;
            case 1 -> column.getShort(2 * i) & 0xffff;
            default -> column.getInt(4 * i);
          };
    }
    return flags;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static FormatException damaged(String what) {
    return new FormatException(what, "light-curve blob", "store it again");
  }
}
