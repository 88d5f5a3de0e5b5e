package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.FormatException;
import org.alidade.testing.Python;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in compressed tiles that astropy wrote, compared with astropy's own reading of them. */
class CompressedImageTest {
  @TempDir Path dir;

  @BeforeEach
  void needAstropy() {
    Python.assumeModules("numpy", "astropy");
  }

  /** Writes every image twice: compressed, and plain as astropy reads the compressed one. */
  private static final String PAIR =
      """
      import sys, warnings, numpy as np
      from astropy.io import fits
      warnings.simplefilter('ignore')
      rng = np.random.default_rng(5)
      hdus = []
      def add(name, data, **options):
          hdus.append(fits.CompImageHDU(data, name=name, **options))
      y, x = np.mgrid[0:70, 0:90]
      ramp = x + 3 * y + rng.integers(0, 9, x.shape)
      for kind in ('RICE_1', 'GZIP_1', 'GZIP_2'):
          for t in ('uint8', 'int16', 'int32', 'uint16', 'uint32'):
              add(kind + t, ramp.astype(t), compression_type=kind)
      for kind in ('GZIP_1', 'GZIP_2'):
          for t in ('float32', 'float64'):
              add('LOSSLESS' + kind + t, rng.normal(size=x.shape).astype(t), compression_type=kind,
                  quantize_level=0)
      noisy = (100 + rng.normal(size=x.shape)).astype('float32')
      noisy[3, 5:9] = np.nan
      noisy[8] = 0
      noisy[11] = 7.25
      for kind in ('RICE_1', 'GZIP_1', 'GZIP_2'):
          for method in (-1, 1, 2):
              add('%s_D%d' % (kind, method), noisy, compression_type=kind, quantize_level=16,
                  quantize_method=method, dither_seed=9990)
      add('DOUBLE', noisy.astype('float64'), compression_type='RICE_1', quantize_level=8)
      add('SQUARE', ramp.astype('int32'), compression_type='RICE_1', tile_size=(32, 20))
      add('CUBE', np.arange(5 * 7 * 11, dtype='int16').reshape(5, 7, 11), compression_type='GZIP_1',
          tile_size=(4, 3, 2))
      fits.HDUList([fits.PrimaryHDU()] + hdus).writeto(sys.argv[1])
      with fits.open(sys.argv[1]) as made:
          plain = [fits.ImageHDU(h.data, name=h.name) for h in made[1:]]
          fits.HDUList([fits.PrimaryHDU()] + plain).writeto(sys.argv[2])
      """;

  @Test
  void everyAlgorithmGivesTheValuesThatAstropySees() {
    Path packed = dir.resolve("packed.fits");
    Path plain = dir.resolve("plain.fits");
    Python.run(PAIR, packed, plain);
    try (FitsFile file = FitsFile.open(packed);
        FitsFile judge = FitsFile.open(plain)) {
      assertThat(file.names()).isEqualTo(judge.names()).hasSizeGreaterThan(30);
      for (String name : file.names().subList(1, file.hduCount())) {
        FitsImage image = file.image(name);
        FitsImage expected = judge.image(name);
        assertThat(image.shape()).as(name).isEqualTo(expected.shape());
        assertThat(image.header().getLong("BITPIX"))
            .as(name)
            .isEqualTo(expected.header().getLong("BITPIX"));
        assertThat(image.doubles()).as(name).isEqualTo(expected.doubles());
      }
    }
  }

  @Test
  void runsAcrossTilesAndTheTableBehindTheImage() {
    Path packed = dir.resolve("packed.fits");
    Path plain = dir.resolve("plain.fits");
    Python.run(PAIR, packed, plain);
    try (FitsFile file = FitsFile.open(packed);
        FitsFile judge = FitsFile.open(plain)) {
      for (String name : new String[] {"SQUARE", "CUBE", "RICE_1_D2"}) {
        FitsImage image = file.image(name);
        double[] all = judge.image(name).doubles();
        for (int start = 0; start < all.length; start += 37) {
          int count = Math.min(101, all.length - start);
          assertThat(image.doubles(start, count))
              .containsExactly(java.util.Arrays.copyOfRange(all, start, start + count));
        }
      }
      assertThat(file.header("SQUARE").contains("TFORM1")).isFalse();
      assertThat(file.header("SQUARE").getString("XTENSION")).isEqualTo("IMAGE");
      assertThatThrownBy(() -> file.table("SQUARE")).isInstanceOf(FormatException.class);
    }
  }

  @Test
  void blankIntegersBecomeNan() {
    Path path = dir.resolve("blank.fits");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        h = fits.Header()
        h['BLANK'] = -9
        data = np.array([[1, -9, 3]], 'int16')
        fits.CompImageHDU(data, h, name='B', compression_type='RICE_1').writeto(sys.argv[1])
        """,
        path);
    try (FitsFile file = FitsFile.open(path)) {
      assertThat(file.image("B").doubles()).containsExactly(1, Double.NaN, 3);
    }
  }

  @Test
  void otherAlgorithmsAndDamageAreNamed() throws IOException {
    Path path = dir.resolve("plio.fits");
    Python.run(
        """
        import sys, numpy as np
        from astropy.io import fits
        data = np.arange(4000, dtype='int16').reshape(40, 100)
        fits.HDUList([fits.PrimaryHDU(),
            fits.CompImageHDU(data, name='P', compression_type='PLIO_1'),
            fits.CompImageHDU(data, name='G', compression_type='GZIP_1')]).writeto(sys.argv[1])
        """,
        path);
    byte[] bytes = Files.readAllBytes(path);
    int gzip = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\u001f\u008b");
    bytes[gzip] = 0;
    Files.write(path, bytes);
    try (FitsFile file = FitsFile.open(path)) {
      assertThatThrownBy(() -> file.image("P"))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("PLIO_1");
      FitsImage damaged = file.image("G");
      assertThatThrownBy(damaged::doubles)
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("tile 40");
    }
  }
}
