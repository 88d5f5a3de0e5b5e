package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  @TempDir Path folder = Path.of("");

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("x.npy"), content);
  }

  /** A file as numpy lays it out; lengths are two bytes wide in version 1, four afterwards. */
  private static byte[] npy(int version, String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(16 + text.length + data.length);
    file.order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    file.put(text).put(data);
    return used(file);
  }

  private static String header(String type, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
  }

  private static ByteBuffer data(ByteOrder order) {
    return ByteBuffer.allocate(24).order(order);
  }

  private static byte[] used(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.flip().get(bytes);
    return bytes;
  }

  static Stream<Arguments> elementTypes() {
    ByteOrder little = ByteOrder.LITTLE_ENDIAN;
    ByteOrder big = ByteOrder.BIG_ENDIAN;
    return Stream.of(
        Arguments.of("<f8", used(data(little).putDouble(-2.5).putDouble(3))),
        Arguments.of(">f8", used(data(big).putDouble(-2.5).putDouble(3))),
        Arguments.of("<f4", used(data(little).putFloat(-2.5f).putFloat(3))));
  }

  @ParameterizedTest
  @MethodSource("elementTypes")
  void readsFloats(String type, byte[] data) throws IOException {
    assertThat(NpyFile.readDoubles(file(npy(1, header(type, "(2,)"), data))))
        .containsExactly(-2.5, 3);
  }

  static Stream<Arguments> integerTypes() {
    return Stream.of(
        Arguments.of("<i8", used(data(ByteOrder.LITTLE_ENDIAN).putLong(-7).putLong(1L << 40))),
        Arguments.of(">i8", used(data(ByteOrder.BIG_ENDIAN).putLong(-7).putLong(1L << 40))));
  }

  @ParameterizedTest
  @MethodSource("integerTypes")
  void readsIntegers(String type, byte[] data) throws IOException {
    assertThat(NpyFile.readDoubles(file(npy(1, header(type, "(1, 2)"), data))))
        .containsExactly(-7, 0x1p40);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void readsAllVersions(int version) throws IOException {
    byte[] data = used(data(ByteOrder.LITTLE_ENDIAN).putInt(5));
    assertThat(NpyFile.readDoubles(file(npy(version, header("<i4", "()"), data))))
        .containsExactly(5);
  }

  @Test
  void readsWhatItWrites() throws IOException {
    double[] values = new double[20_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7.0;
    }
    values[17] = Double.NaN;
    Path file = folder.resolve("x.npy");
    NpyFile.write(file, values, 100, 200);
    assertThat(NpyFile.readDoubles(file)).containsExactly(values);
    byte[] written = Files.readAllBytes(file);
    assertThat((written.length - values.length * 8) % 64).as("data start aligned").isZero();
    assertThat(new String(written, 10, 80, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (100, 200), }");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aVectorHasOneAxis() throws IOException {
    Path file = folder.resolve("x.npy");
    NpyFile.write(file, new double[] {1, 2});
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("'shape': (2,)");
  }

  @Test
  void refusesAWrongNumberOfValues() {
    assertThatThrownBy(() -> NpyFile.write(folder.resolve("x.npy"), new double[5], 2, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("5 values for shape (2, 3)");
    assertThat(folder.resolve("x.npy")).doesNotExist();
  }

  static Stream<Arguments> unusable() {
    byte[] eight = new byte[8];
    return Stream.of(
        Arguments.of(new byte[3], "not a .npy file"),
        Arguments.of(new byte[100], "not a .npy file"),
        Arguments.of(npy(1, "no header at all", eight), "not a .npy file"),
        Arguments.of(npy(1, header("<f8", "(2,)"), eight), "ends early"),
        Arguments.of(npy(1, header("<f8", "(2305843009213693953,)"), eight), "ends early"),
        Arguments.of(npy(1, header("<f8", "(9999999999, 9999999999)"), eight), "not a .npy file"),
        Arguments.of(npy(1, header("<f8", "(99999999999999999999,)"), eight), "not a .npy file"),
        Arguments.of(npy(1, header("<u8", "(1,)"), eight), "elements of type u8"),
        Arguments.of(
            npy(1, header("<f8", "(1,)").replace("False", "True"), eight), "Fortran order"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void refusesWhatItCannotRead(byte[] content, String message) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> NpyFile.readDoubles(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("x.npy");
  }
}
