package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.alidade.array.FormatException;
import org.alidade.testing.Python;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading files that astropy wrote. */
class AstropyFilesTest {
  @TempDir Path dir;

  @BeforeEach
  void needAstropy() {
    Python.assumeModules("numpy", "astropy");
  }

  @Test
  void readsEveryColumnType() {
    Path path = dir.resolve("types.fits");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        C = fits.Column
        cols = [
            C('B', 'B', array=np.array([1, 200], np.uint8)),
            C('I', 'I', array=np.array([-3, 4], np.int16), null=-3),
            C('UI', 'J', bzero=2**31, array=np.array([1, 4000000000], np.uint32)),
            C('K', 'K', array=np.array([2**53 + 1, -5])),
            C('L', 'L', array=np.array([True, False])),
            C('D2', '4D', dim='(2,2)', array=np.arange(8.0).reshape(2, 2, 2)),
            C('VAR', 'PE()', array=np.array([np.array([1, 2, 3], 'f4'), np.array([9], 'f4')], dtype=object)),
            C('TXT', '8A', array=np.array(['ab', 'c d'])),
            C('SCALED', 'I', array=np.array([1, 4], np.int16)),
        ]
        t = fits.BinTableHDU.from_columns(cols, name='T')
        t.header['TSCAL9'] = 0.5
        t.header['TZERO9'] = 10.0
        fits.HDUList([fits.PrimaryHDU(), t]).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      FitsTable table = file.table("T");
      assertThat(table.longs("B")).containsExactly(1, 200);
      assertThat(table.doubles("I")).containsExactly(Double.NaN, 4);
      assertThat(table.longs("UI")).containsExactly(1, 4000000000L);
      assertThat(table.longs("K")).containsExactly((1L << 53) + 1, -5);
      assertThat(table.longs("L")).containsExactly(1, 0);
      assertThat(table.vectors("D2")).isDeepEqualTo(new double[][] {{0, 1, 2, 3}, {4, 5, 6, 7}});
      assertThat(table.vectors("VAR")[0]).containsExactly(1, 2, 3);
      assertThat(table.vectors("VAR")[1]).containsExactly(9);
      assertThat(table.strings("TXT")).containsExactly("ab", "c d");
      assertThat(table.doubles("SCALED")).containsExactly(10.5, 12.0);
    }
  }

  @Test
  void readsAllPixelTypesAndGzip() {
    Path path = dir.resolve("pixels.fits.gz");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        hdus = [fits.PrimaryHDU()]
        for t in ('uint8', 'int16', 'uint16', 'int32', 'int64', 'float32', 'float64'):
            hdus.append(fits.ImageHDU(np.arange(6, dtype=t).reshape(1, 2, 3) * 40, name=t))
        fits.HDUList(hdus).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      for (String name : file.names().subList(1, file.hduCount())) {
        assertThat(file.image(name).shape()).as(name).containsExactly(1, 2, 3);
        assertThat(file.image(name).doubles()).as(name).containsExactly(0, 40, 80, 120, 160, 200);
      }
    }
  }

  @Test
  void readsAsciiTablesAndLongHeaderValues() {
    Path path = dir.resolve("ascii.fits");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        cols = [fits.Column('N', 'I6', array=np.array([3, -4])),
                fits.Column('X', 'E15.7', unit='Angstrom', array=np.array([1.5, 2e10])),
                fits.Column('S', 'A5', array=np.array(['ab', 'cde']))]
        p = fits.PrimaryHDU()
        p.header['LONG'] = 'x' * 150
        p.header['HIERARCH ESO DET DIT'] = 12.5
        fits.HDUList([p, fits.TableHDU.from_columns(cols, name='A')]).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.header(0).getString("LONG")).isEqualTo("x".repeat(150));
      assertThat(file.header(0).getDouble("HIERARCH.ESO.DET.DIT")).isEqualTo(12.5);
      FitsTable table = file.table("A");
      assertThat(table.longs("N")).containsExactly(3, -4);
      assertThat(table.doubles("X")).containsExactly(1.5, 2e10);
      assertThat(table.unit("X")).contains("Angstrom");
      assertThat(table.strings("S")).containsExactly("ab", "cde");
    }
  }

  @Test
  void readsBitAndLogicalColumnsVectorsAndEmptyHdus() {
    Path path = dir.resolve("bits.fits");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        C = fits.Column
        cols = [
            C('BITS', '11X', array=np.array([[1, 0, 1] + [0] * 7 + [1], [0] * 10 + [1]], bool)),
            C('FLAGS', '3L', array=np.array([[True, False, True], [False, False, True]])),
            C('SHORTS', '2I', array=np.array([[1, -2], [3, 4]], np.int16)),
            C('US', 'I', bzero=32768, array=np.array([1, 65535], np.uint16)),
            C('TEXTS', '6A', array=np.array(['ab', 'cdef'])),
        ]
        none = fits.BinTableHDU.from_columns([C('X', 'D', array=np.zeros(0))], name='NONE')
        fits.HDUList([fits.PrimaryHDU(), fits.ImageHDU(name='EMPTY'),
                      fits.BinTableHDU.from_columns(cols, name='T'), none]).writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.names()).containsExactly("", "EMPTY", "T", "NONE");
      assertThatThrownBy(() -> file.image("EMPTY"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("no data");
      FitsTable table = file.table("T");
      assertThat(table.vectors("BITS")[0]).containsExactly(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1);
      assertThat(table.vectors("BITS")[1]).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
      assertThat(table.vectors("FLAGS")).isDeepEqualTo(new double[][] {{1, 0, 1}, {0, 0, 1}});
      assertThat(table.vectors("SHORTS")).isDeepEqualTo(new double[][] {{1, -2}, {3, 4}});
      assertThat(table.longs("US")).containsExactly(1, 65535);
      assertThat(table.strings("TEXTS")).containsExactly("ab", "cdef");
      assertThat(file.table("NONE").rowCount()).isZero();
      assertThat(file.table("NONE").doubles("X")).isEmpty();
    }
  }
}
