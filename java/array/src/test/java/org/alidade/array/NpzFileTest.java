package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NothingLeft.class)
class NpzFileTest {
  @TempDir Path folder = Path.of("");

  @Test
  void everyTypeHasItsHeaderAndItsElements() throws IOException {
    Path file = folder.resolve("x.npz");
    try (DoubleArray doubles = DoubleArray.copyOf("test", new double[] {1, 2, 3, 4}, 2, 2);
        ByteArray flags = ByteArray.allocate("test", 3)) {
      flags.set(1, (byte) 1);
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      arrays.put("doubles", NpyArray.of(doubles));
      arrays.put("flags", NpyArray.flags(flags));
      arrays.put("floats", NpyArray.of(new float[] {0.5f, -1}));
      arrays.put("longs", NpyArray.of(new long[] {1L << 40}));
      arrays.put("ints", NpyArray.of(new int[] {7, 8, 9, 10, 11, 12}, 3, 2));
      arrays.put("texts", NpyArray.of(List.of("Sci1", "", "S")));
      NpzFile.write(file, arrays);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "doubles.npy", "flags.npy", "floats.npy", "longs.npy", "ints.npy", "texts.npy");
      assertThat(header(zip, "doubles")).contains("'descr': '<f8'", "'shape': (2, 2)");
      assertThat(header(zip, "flags")).contains("'descr': '|b1'", "'shape': (3,)");
      assertThat(header(zip, "floats")).contains("'descr': '<f4'");
      assertThat(header(zip, "longs")).contains("'descr': '<i8'");
      assertThat(header(zip, "ints")).contains("'descr': '<i4'", "'shape': (3, 2)");
      assertThat(header(zip, "texts")).contains("'descr': '<U4'");
      assertThat(elements(zip, "doubles").getDouble(24)).isEqualTo(4);
      assertThat(elements(zip, "flags").get(1)).isEqualTo((byte) 1);
      assertThat(elements(zip, "longs").getLong(0)).isEqualTo(1L << 40);
      assertThat(elements(zip, "texts").getInt(12)).isEqualTo('1');
      assertThat(elements(zip, "texts").getInt(32)).isEqualTo('S');
    }
  }

  @Test
  void membersStartAtMultiplesOf64Bytes() throws IOException {
    Path file = folder.resolve("x.npz");
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    for (String name : List.of("a", "bb", "a much longer name of an array", "d")) {
      arrays.put(name, NpyArray.of(new double[name.length()]));
    }
    NpzFile.write(file, arrays);
    byte[] bytes = Files.readAllBytes(file);
    int found = 0;
    for (int at = 0; at < bytes.length - 6; at++) {
      if (bytes[at] == (byte) 0x93 && bytes[at + 1] == 'N' && bytes[at + 5] == 'Y') {
        assertThat(at % 64).isZero();
        found++;
      }
    }
    assertThat(found).isEqualTo(4);
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    Path first = folder.resolve("first.npz");
    Path second = folder.resolve("second.npz");
    NpzFile.write(first, Map.of("x", NpyArray.of(new double[] {1, 2})));
    NpzFile.write(second, Map.of("x", NpyArray.of(new double[] {1, 2})));
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("x.npz"), "old");
    DoubleArray closed = DoubleArray.allocate("test", 3);
    NpyArray content = NpyArray.of(closed);
    closed.close();
    assertThatThrownBy(() -> NpzFile.write(file, Map.of("x", content)))
        .isInstanceOf(ClosedException.class);
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).containsExactly("x.npz");
  }

  @Test
  void aViewIsWrittenFromWhereItStarts() throws IOException {
    Path file = folder.resolve("x.npy");
    try (DoubleArray whole = DoubleArray.copyOf("test", new double[] {1, 2, 3, 4, 5, 6}, 3, 2)) {
      NpyFile.write(file, NpyArray.of(whole.slice(1, 2)));
    }
    assertThat(NpyFile.readDoubles(file)).containsExactly(3, 4, 5, 6);
  }

  @Test
  void lengthsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> NpyArray.of(new int[3], 2, 2)).isInstanceOf(BadInputException.class);
  }

  private static String header(ZipFile zip, String name) throws IOException {
    byte[] member = member(zip, name);
    return new String(member, 10, headerBytes(member) - 10, StandardCharsets.US_ASCII);
  }

  private static ByteBuffer elements(ZipFile zip, String name) throws IOException {
    byte[] member = member(zip, name);
    int start = headerBytes(member);
    assertThat(start % 64).isZero();
    return ByteBuffer.wrap(member, start, member.length - start)
        .slice()
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int headerBytes(byte[] member) {
    return 10 + ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
  }

  private static byte[] member(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name + ".npy"))) {
      return in.readAllBytes();
    }
  }
}
