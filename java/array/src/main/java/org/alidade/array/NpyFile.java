package org.alidade.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrays in numpy's {@code .npy} format, versions 1 to 3, of float64, float32, 32-bit or 64-bit
 * integers in C order.
 *
 * <p>Example: {@code double[] x = NpyFile.readDoubles(Path.of("x.npy"));}
 */
public final class NpyFile {
  private static final Pattern DESCRIPTION =
      Pattern.compile("'descr'\\s*:\\s*'([<>=|])([a-z])(\\d{1,3})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

  private NpyFile() {}

  /**
   * Reads the numbers of a file, row-major, as float64.
   *
   * @throws FormatException if the file is not .npy, is truncated, or holds something else than
   *     plain numbers in C order
   * @throws IOException if the file cannot be read
   */
  public static double[] readDoubles(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    String header = header(bytes, file);
    Matcher type = match(DESCRIPTION, header, file);
    if (match(ORDER, header, file).group(1).equals("True")) {
      throw new FormatException(
          "array in Fortran order", file.toString(), "save it with numpy.ascontiguousarray");
    }
    Shape shape = shape(match(SHAPE, header, file).group(1), file);
    bytes.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    String kind = type.group(2) + type.group(3);
    int width = Integer.parseInt(type.group(3));
    if (width == 0 || shape.size() > bytes.remaining() / width) {
      throw new FormatException("file ends early", file.toString(), "write it again");
    }
    double[] values = new double[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = next(bytes, kind, file);
    }
    return values;
  }

  private static double next(ByteBuffer bytes, String kind, Path file) {
    return switch (kind) {
      case "f8" -> bytes.getDouble();
      case "f4" -> bytes.getFloat();
      case "i8" -> bytes.getLong();
      case "i4" -> bytes.getInt();
      default ->
          throw new FormatException(
              "elements of type " + kind, file.toString(), "save float64, float32, int64 or int32");
    };
  }

  private static String header(ByteBuffer bytes, Path file) {
    byte[] magic = new byte[NpyArray.MAGIC.length];
    if (bytes.remaining() < NpyArray.MAGIC.length + 6) {
      throw foreign(file);
    }
    bytes.get(magic);
    int version = bytes.get();
    bytes.get();
    int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
    if (!Arrays.equals(magic, NpyArray.MAGIC) || length < 0 || length > bytes.remaining()) {
      throw foreign(file);
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static Matcher match(Pattern pattern, String header, Path file) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw foreign(file);
    }
    return matcher;
  }

  private static FormatException foreign(Path file) {
    return new FormatException(
        "not a .npy file of numbers", file.toString(), "save it with numpy.save");
  }

  private static Shape shape(String text, Path file) {
    try {
      return Shape.of(
          Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .mapToLong(Long::parseLong)
              .toArray());
    } catch (NumberFormatException | BadInputException e) {
      FormatException failure = foreign(file);
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Writes float64 values; the file appears under its name only when it is whole.
   *
   * @param lengths axis lengths; none means one axis
   * @throws BadInputException if the lengths do not multiply to the number of values
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, double[] values, long... lengths) throws IOException {
    write(file, NpyArray.of(values, lengths));
  }

  /**
   * Writes an array of any type; the file appears under its name only when it is whole.
   *
   * @throws IOException if writing fails
   */
  public static void write(Path file, NpyArray array) throws IOException {
    AtomicFile.write(
        file,
        part -> {
          try (FileChannel channel =
              FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            array.writeTo(channel);
          }
        });
  }
}
