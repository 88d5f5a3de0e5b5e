package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-up axes in files that astropy wrote. */
@ExtendWith(LeakCheck.class)
@EnabledIf("org.alidade.fits.WcsCase#hasLibrary")
class WcsTableTest {
  /** A cube with a wavelength table; arguments: file, then statements that change the table. */
  private static final String WRITE =
      """
      import sys, numpy as np
      from astropy.io import fits
      from astropy.wcs import WCS
      wave = np.array([4000.0, 4100.0, 4300.0, 4350.0, 4900.0])
      index = np.array([1.0, 10.0, 12.0, 20.0, 30.0])
      columns, dim, version = 'COORD INDEX'.split(), '(1,5)', 2
      exec(sys.argv[2])
      h = fits.Header()
      for k, v in dict(CTYPE1='RA---TAN', CTYPE2='DEC--TAN', CTYPE3='WAVE-TAB', CRPIX1=2.0, CRPIX2=1.5,
                       CRVAL1=150.0, CRVAL2=2.0, CDELT1=-1e-4, CDELT2=1e-4, CUNIT3='Angstrom', CRVAL3=1.0,
                       CRPIX3=1.0, CDELT3=1.0, PS3_0='WAVES', PS3_1='COORD', PS3_2='INDEX', PV3_1=2, PV3_3=1).items():
          h[k] = v
      cube = fits.ImageHDU(np.zeros((30, 2, 3), 'f4'), header=h, name='CUBE')
      other = fits.BinTableHDU.from_columns([fits.Column('COORD', '2D', array=np.ones((1, 2)))], name='WAVES')
      table = fits.BinTableHDU.from_columns(
          [fits.Column(columns[0], '%dD' % wave.size, dim=dim, array=wave.reshape(1, -1, 1) if dim else wave.reshape(1, -1)),
           fits.Column(columns[1], '%dD' % index.size, array=index.reshape(1, -1))], name='WAVES', ver=version)
      hdus = fits.HDUList([fits.PrimaryHDU(), cube, other, table])
      hdus.writeto(sys.argv[1], overwrite=True)
      """;

  private static final String JUDGE =
      WRITE
          + """
          h = fits.open(sys.argv[1])
          w = WCS(h['CUBE'].header, fobj=h)
          pixels = np.array([float(v) for v in sys.argv[3].split()]).reshape(-1, 3)
          print(*[repr(float(v)) for v in w.wcs_pix2world(pixels, 1).ravel()])
          """;

  @TempDir Path folder;

  @BeforeEach
  void needAstropy() {
    Python.assumeModules("numpy", "astropy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a table with its dimensions | pass",
        "a table without            | dim = None",
        "a falling index            | index = index[::-1].copy()",
        "falling wavelengths        | wave = wave[::-1].copy()"
      })
  void wavelengthsAsAstropyHasThem(String name, String change) {
    Path path = folder.resolve("cube.fits");
    double[] pixels = {1, 1, 1, 2, 1, 5.5, 3, 2, 11, 1.5, 1.5, 29.75, 1, 1, 34, 2, 2, 50};
    String text = Arrays.toString(pixels).replaceAll("[\\[\\],]", "");
    double[] expected =
        Arrays.stream(Python.run(JUDGE, path, change, text).strip().split(" "))
            .mapToDouble(number -> number.equals("nan") ? Double.NaN : Double.parseDouble(number))
            .toArray();
    try (FitsFile file = FitsFile.open(path);
        Wcs wcs = Wcs.of(file, file.header("CUBE"))) {
      double[] world = new double[pixels.length];
      assertThat(wcs.pixelToWorld(pixels, world, 6)).isEqualTo(1);
      assertThat(world).as(name).containsExactly(expected, within(1e-11));
      // A celestial position exists beyond the table all the same.
      assertThat(world[15]).isNotNaN();
      assertThat(world[17]).isNaN();
      double[] back = wcs.worldToPixel(world[3], world[4], world[5]);
      assertThat(back).containsExactly(new double[] {2, 1, 5.5}, within(1e-9));
      assertThat(wcs.skyToPixel(world[6], world[7]))
          .containsExactly(new double[] {3, 2}, within(1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version = 3                      | no extension WAVES (version 2)",
        "dim = '(5,1)'                    | the coordinate array does not fit",
        "wave = wave[:4]; dim = '(1,4)'   | an index vector has 5 values for 4 coordinates",
        "index[2] = 0.5                   | neither rises nor falls",
        "wave[1] = np.inf                 | values that are no numbers",
        "dim = '(1,5,1)'                  | does not have the 2 dimensions"
      })
  void wrongTablesAreRefused(String change, String reason) {
    Path path = folder.resolve("wrong.fits");
    Python.run(WRITE, path, change);
    try (FitsFile file = FitsFile.open(path)) {
      assertThatThrownBy(() -> Wcs.of(file, file.header("CUBE")).close())
          .isInstanceOf(FormatException.class)
          .hasMessageContaining(reason)
          .hasMessageContaining("wrong.fits");
    }
  }

  @Test
  void missingColumnsAndFilesAreNamed() {
    Path path = folder.resolve("missing.fits");
    Python.run(WRITE, path, "columns[1] = 'INDICES'");
    try (FitsFile file = FitsFile.open(path)) {
      assertThatThrownBy(() -> Wcs.of(file, file.header("CUBE")).close())
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("INDEX");
      assertThatThrownBy(() -> Wcs.of(file.header("CUBE")).close())
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("WAVES");
    }
  }
}
