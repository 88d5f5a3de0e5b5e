package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files written here, judged by astropy and read back. */
class FitsWriterTest {
  private static final int[] SHAPE = {2, 3};
  private static final String LONG_TEXT = "a'b ".repeat(70) + "end";

  @TempDir Path dir;

  private static final String STRICT =
      """
      import sys, warnings, numpy as np
      warnings.simplefilter('error')
      from astropy.io import fits
      f = fits.open(sys.argv[1], checksum=True)
      f.verify('exception')
      for h in f:
          assert 'CHECKSUM' in h.header and 'DATASUM' in h.header, h.name
          assert h.verify_checksum() == 1 and h.verify_datasum() == 1, h.name
      """;

  @ParameterizedTest
  @ValueSource(strings = {"all.fits", "all.fits.gz"})
  void astropyReadsEverythingWithoutAWarning(String name) {
    Python.assumeModules("numpy", "astropy");
    Path path = write(name);
    String seen =
        Python.run(
            STRICT
                + """
                h = f[0].header
                assert h['EXPOSURE'] == 7337 and h['EXPTIME'] == 900.0 and h['FLAG'] is True
                assert h['TINY'] == 1.25e-17 and h['EMPTY'] == '' and h['LONG'] == sys.argv[2]
                assert h['UNDEF'] is None and h.comments['UNDEF'] == 'no value'
                assert h['HIERARCH WAVE HELIORV_SCI'] == -12.5
                assert h.comments['EXPTIME'] == '[s] exposure time'
                assert h['COMMENT'][0] == 'made for a test' and len(h['HISTORY']) == 2
                print(*[x.name for x in f])
                for k, t in (('F4', 'f4'), ('F8', 'f8'), ('I2', 'i2'), ('I4', 'i4'), ('U1', 'u1')):
                    d = f[k].data
                    assert d.dtype.newbyteorder('=') == np.dtype(t) and d.shape == (2, 3), k
                    assert f[k].header['BUNIT'] == 'Jy'
                assert np.array_equal(f['F4'].data, [[1, 2, np.nan], [-4, np.inf, 6]], equal_nan=True)
                assert f['F8'].data[1, 2] == 6.5 and f['I2'].data[0, 0] == -32768
                assert f['I4'].data[1, 2] == -7 and f['U1'].data[0, 2] == 255
                s = f['STREAM'].data
                assert s.shape == (4, 1000) and s[:2].sum() == 0 and s[3, 999] == 999 and s[3, 0] == 0
                assert f['ODD'].data.tolist() == [0, 0, 3, 4, 5, 0, 7]
                t = f['T'].data
                assert t.columns.names == ['d', 'e', 'k', 'j', 'i', 'b', 'l', 'a', 'dv', 'ev', 'lv']
                assert t.columns.formats == ['D', 'E', 'K', 'J', 'I', 'B', 'L', '5A', '2D', '3E', '2L']
                assert t.columns.units[:2] == ['deg', 'km/s']
                assert t['d'].tolist() == [1.5, 2.5] and t['k'].tolist() == [2**60 + 1, -1]
                assert t['b'].tolist() == [200, 1] and t['l'].tolist() == [True, False]
                assert list(t['a']) == ['ab', 'cdefg'] and t['i'].tolist() == [-3, 4]
                assert t['ev'].tolist() == [[1, 2, 3], [4, 5, 6]] and t['dv'][1, 1] == 4
                assert t['lv'].tolist() == [[True, False], [False, True]]
                assert len(f['NONE'].data) == 0
                """,
            path,
            LONG_TEXT);
    assertThat(seen).isEqualTo("PRIMARY F4 F8 I2 I4 U1 STREAM ODD T NONE\n");
  }

  @Test
  void everythingIsReadBack() {
    try (FitsFile file = FitsFile.open(write("all.fits"))) {
      file.verifyChecksums();
      FitsHeader header = file.header(0);
      assertThat(header.getString("LONG")).isEqualTo(LONG_TEXT);
      assertThat(header.unit("EXPTIME")).contains("s");
      assertThat(header.getDouble("WAVE HELIORV_SCI")).isEqualTo(-12.5);
      assertThat(file.image("F8").doubles()).containsExactly(1, 2, 3, 4, 5, 6.5);
      assertThat(file.image("U1").doubles()).containsExactly(0, 1, 255, 3, 4, 5);
      assertThat(file.table("T").longs("k")).containsExactly((1L << 60) + 1, -1);
      assertThat(file.table("T").unit("d")).contains("deg");
      assertThat(file.table("T").strings("a")).containsExactly("ab", "cdefg");
    }
  }

  @Test
  void thePrimaryMayHoldAnImage() {
    Path path = dir.resolve("primary.fits");
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(SHAPE, new float[] {1, 2, 3, 4, 5, 6}, List.of(FitsCard.of("GAIN", 2.5, "")));
      assertThatThrownBy(() -> writer.primary(List.of())).isInstanceOf(InvalidStateException.class);
      writer.image("MORE", new int[] {1}, new float[] {7}, List.of());
      writer.commit();
    }
    try (FitsFile file = FitsFile.open(path)) {
      file.verifyChecksums();
      assertThat(file.image(0).shape()).containsExactly(SHAPE);
      assertThat(file.image(0).floats()).containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(file.header(0).getDouble("GAIN")).isEqualTo(2.5);
      assertThat(file.image("MORE").floats()).containsExactly(7);
    }
    Python.assumeModules("numpy", "astropy");
    assertThat(Python.run(STRICT + "print(f[0].data.tolist(), f[0].header['GAIN'])", path))
        .isEqualTo("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]] 2.5\n");
  }

  @Test
  void damageIsFoundByItsChecksum() throws IOException {
    Path path = write("all.fits");
    byte[] bytes = Files.readAllBytes(path);
    bytes[2 * 2880 + 2] ^= 4;
    Files.write(path, bytes);
    try (FitsFile file = FitsFile.open(path)) {
      assertThatThrownBy(file::verifyChecksums)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("HDU")
          .hasMessageContaining("SUM does not fit");
    }
  }

  @Test
  void aCopiedHeaderKeepsItsCardsButNotTheLayout() {
    Path first = write("all.fits");
    Path second = dir.resolve("copy.fits");
    try (FitsFile file = FitsFile.open(first);
        FitsWriter writer = FitsWriter.create(second)) {
      writer.primary(file.header(0).cards());
      writer.image("COPY", new int[] {1}, new short[] {4}, file.header("F4").cards());
      writer.commit();
    }
    try (FitsFile file = FitsFile.open(first);
        FitsFile copy = FitsFile.open(second)) {
      assertThat(copy.header(0).cards().subList(0, 12))
          .isEqualTo(file.header(0).cards().subList(0, 12));
      assertThat(copy.header(1).getLong("BITPIX")).isEqualTo(16);
      assertThat(copy.header(1).getString("BUNIT")).isEqualTo("Jy");
      copy.verifyChecksums();
    }
  }

  @Test
  void withoutCommitNothingIsLeft() throws IOException {
    Path path = dir.resolve("never.fits");
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.image("A", SHAPE, new float[6], List.of());
    }
    assertThat(everythingIn(dir)).isEmpty();
    Files.writeString(path, "the former file");
    assertThatThrownBy(() -> incomplete(path)).isInstanceOf(InvalidStateException.class);
    assertThat(Files.readString(path)).isEqualTo("the former file");
    assertThat(everythingIn(dir)).containsExactly(path);
  }

  private static void incomplete(Path path) {
    try (FitsWriter writer = FitsWriter.create(path);
        FitsImageStream stream = writer.imageStream("A", FitsPixelType.FLOAT32, SHAPE, List.of())) {
      stream.write(new float[5], 0, 5);
    }
  }

  @Test
  void anIncompleteImageCannotBeCommitted() {
    try (FitsWriter writer = FitsWriter.create(dir.resolve("a.fits"))) {
      FitsImageStream stream = writer.imageStream("A", FitsPixelType.UINT8, SHAPE, List.of());
      stream.write(new byte[4], 0, 4);
      assertThatThrownBy(stream::close)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("4 of 6");
      assertThatThrownBy(() -> stream.write(new byte[3], 0, 3))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(writer::commit).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> writer.primary(List.of())).isInstanceOf(InvalidStateException.class);
    }
  }

  @Test
  void unwritableInputIsNamed() {
    try (FitsWriter writer = FitsWriter.create(dir.resolve("bad.fits"))) {
      assertThatThrownBy(() -> writer.primary(List.of(FitsCard.of("A+B", 1, ""))))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("A+B");
      assertThatThrownBy(() -> writer.primary(List.of(FitsCard.of("UNIT", "\u00c5", ""))))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("UNIT");
      assertThatThrownBy(() -> FitsCard.of("X", Double.NaN, ""))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> writer.image("I", SHAPE, new float[5], List.of()))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("5 values");
      FitsImageStream stream = writer.imageStream("I", FitsPixelType.INT16, SHAPE, List.of());
      assertThatThrownBy(() -> stream.write(new double[] {40000}, 0, 1))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("40000");
    }
    FitsTableData.Builder table = FitsTableData.builder(2);
    assertThatThrownBy(() -> table.doubles("x", "", new double[3]))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column x");
    assertThatThrownBy(() -> table.strings("s", 2, new String[] {"abc", ""}))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> table.ints("a", "", new int[2]).ints("A", "", new int[2]).build())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> FitsWriter.create(dir.resolve("no/such/folder.fits")))
        .isInstanceOf(IoFailureException.class);
  }

  @Test
  void skippedPixelsAreZeroInALargeImage() throws IOException {
    Path path = dir.resolve("sparse.fits");
    int columns = 10_000;
    try (FitsWriter writer = FitsWriter.create(path)) {
      int[] shape = {2000, columns};
      try (FitsImageStream stream =
          writer.imageStream("S", FitsPixelType.FLOAT32, shape, List.of())) {
        stream.skip(1000L * columns);
        stream.write(new float[] {7}, 0, 1);
        stream.skip(1000L * columns - 1);
      }
      writer.commit();
    }
    assertThat(Files.size(path)).isGreaterThan(80_000_000L);
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.image("S").floats(1000L * columns - 1, 3)).containsExactly(0, 7, 0);
      file.verifyChecksums();
    }
  }

  private static List<Path> everythingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private Path write(String name) {
    Path path = dir.resolve(name);
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(
          List.of(
              FitsCard.of("EXPOSURE", 7337, "exposure number"),
              FitsCard.of("EXPTIME", 900.0, "[s] exposure time"),
              FitsCard.of("TINY", 1.25e-17, ""),
              FitsCard.of("FLAG", true, ""),
              FitsCard.of("EMPTY", "", "empty text"),
              FitsCard.of("LONG", LONG_TEXT, "a long text"),
              FitsCard.undefined("UNDEF", "no value"),
              FitsCard.of("HIERARCH WAVE HELIORV_SCI", -12.5, "[km/s] velocity"),
              FitsCard.comment("made for a test"),
              FitsCard.history("x".repeat(100))));
      List<FitsCard> unit = List.of(FitsCard.of("BUNIT", "Jy", "unit"));
      float nan = Float.NaN;
      writer.image("F4", SHAPE, new float[] {1, 2, nan, -4, Float.POSITIVE_INFINITY, 6}, unit);
      writer.image("F8", SHAPE, new double[] {1, 2, 3, 4, 5, 6.5}, unit);
      writer.image("I2", SHAPE, new short[] {-32768, 1, 2, 3, 4, 5}, unit);
      writer.image("I4", SHAPE, new int[] {1 << 30, 1, 2, 3, 4, -7}, unit);
      writer.image("U1", SHAPE, new byte[] {0, 1, -1, 3, 4, 5}, unit);
      stream(writer);
      writer.table("T", table(), List.of());
      writer.table("NONE", FitsTableData.builder(0).ints("x", "", new int[0]).build(), List.of());
      writer.commit();
    }
    return path;
  }

  private static void stream(FitsWriter writer) {
    float[] row = new float[1000];
    for (int i = 0; i < row.length; i++) {
      row[i] = i;
    }
    int[] shape = {4, 1000};
    try (FitsImageStream stream =
        writer.imageStream("STREAM", FitsPixelType.FLOAT32, shape, List.of())) {
      stream.skip(2000);
      stream.write(row, 0, 1000);
      stream.write(row, 0, 1000);
    }
    try (FitsImageStream odd =
        writer.imageStream("ODD", FitsPixelType.UINT8, new int[] {7}, List.of())) {
      odd.skip(2);
      odd.write(new byte[] {3, 4, 5}, 0, 3);
      odd.skip(1);
      odd.write(new int[] {7}, 0, 1);
    }
  }

  private static FitsTableData table() {
    return FitsTableData.builder(2)
        .doubles("d", "deg", new double[] {1.5, 2.5})
        .floats("e", "km/s", new float[] {1, 2})
        .longs("k", "", new long[] {(1L << 60) + 1, -1})
        .ints("j", "", new int[] {7, 8})
        .shorts("i", "", new short[] {-3, 4})
        .bytes("b", "", new byte[] {(byte) 200, 1})
        .booleans("l", new boolean[] {true, false})
        .strings("a", new String[] {"ab", "cdefg"})
        .doubleVectors("dv", "", 2, new double[] {1, 2, 3, 4})
        .floatVectors("ev", "", 3, new float[] {1, 2, 3, 4, 5, 6})
        .booleanVectors("lv", 2, new boolean[] {true, false, false, true})
        .build();
  }
}
