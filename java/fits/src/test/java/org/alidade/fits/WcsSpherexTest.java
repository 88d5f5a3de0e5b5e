package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three descriptions of SPHEREx images: sky with SIP, parent pixels, wavelength tables. */
@ExtendWith(LeakCheck.class)
@EnabledIf("org.alidade.fits.WcsCase#hasLibrary")
class WcsSpherexTest {
  private static final int BLOCK = 2880;

  @TempDir Path folder;

  @Test
  void realHeader() throws IOException {
    Path cards = GoldenData.data("spherex", "qr2_cutout_image_header.txt");
    try (FitsFile file = FitsFile.open(imageWith(cards))) {
      FitsHeader header = file.header(1);
      try (Wcs sky = Wcs.of(file, header, Wcs.PRIMARY, PixelOrigin.ZERO)) {
        assertThat(sky.frame()).isEqualTo("ICRS");
        double[] m31 = sky.skyToPixel(10.684708, 41.26875);
        assertThat(m31[0]).isCloseTo(57.6, within(0.05));
        assertThat(m31[1]).isCloseTo(58.3, within(0.05));
        assertThat(sky.pixelScalesArcsec()[0]).isCloseTo(6.156, within(1e-3));
        assertThat(sky.pixelScalesArcsec()[1]).isCloseTo(6.154, within(1e-3));
      }
      try (Wcs parent = Wcs.of(header, 'A', PixelOrigin.ONE)) {
        assertThat(parent.title()).isEqualTo("0-based active pixel coordinates");
        assertThat(parent.isCelestial()).isFalse();
        // The distortion belongs to the sky alone.
        assertThat(parent.pixelToWorld(1, 117)).containsExactly(1292, 979);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01_d3_isolated",
        "g02_d1_airglow_flags",
        "g03_d6_edge_negative",
        "g04_d4_crowded"
      })
  void goldenPositionsAndWavelengths(String name) {
    Path images = GoldenData.golden("spherex", name + ".fits.gz");
    Python.assumeModules("json");
    String truth =
        Python.run(
            """
            import json, sys
            record = json.load(open(sys.argv[1]))
            scale = next(r['expected']['intermediate']['pixel_scale_arcsec'] for r in record['runs']
                         if r['expected']['status'] == 'ok')
            for s in record['truth']['sources']:
                print(s['ra'], s['dec'], s['x'], s['y'], s['x_parent'], s['y_parent'],
                      s['wavelength_um'], s['bandwidth_um'], s['omega_arcsec2'], scale)
            """,
            GoldenData.golden("spherex", name + ".json"));
    assertThat(truth.lines()).isNotEmpty();
    try (FitsFile file = FitsFile.open(images);
        Wcs sky = Wcs.of(file, file.header("IMAGE"), Wcs.PRIMARY, PixelOrigin.ZERO);
        Wcs parent = Wcs.of(file, file.header("IMAGE"), 'A', PixelOrigin.ZERO);
        Wcs spectral = Wcs.of(file, file.header("IMAGE"), 'W', PixelOrigin.ZERO)) {
      assertThat(spectral.axisList())
          .containsExactly(
              new WcsAxis("WAVE-TAB", "um", "Wavelength"),
              new WcsAxis("WAVE-TAB", "um", "Bandwidth"));
      truth.lines().forEach(line -> compare(sky, parent, spectral, line.split(" ")));
    }
  }

  private static void compare(Wcs sky, Wcs parent, Wcs spectral, String[] source) {
    double[] value = new double[source.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = Double.parseDouble(source[i]);
    }
    double[] pixel = sky.skyToPixel(value[0], value[1]);
    assertThat(pixel[0]).isCloseTo(value[2], within(1e-8));
    assertThat(pixel[1]).isCloseTo(value[3], within(1e-8));
    SkyPosition position = sky.raDec(value[2], value[3]);
    assertThat(position.longitudeDegrees()).isCloseTo(value[0], within(1e-11));
    assertThat(position.latitudeDegrees()).isCloseTo(value[1], within(1e-11));
    double[] inParent = parent.pixelToWorld(value[2], value[3]);
    assertThat(inParent[0]).isCloseTo(value[4], within(1e-9));
    assertThat(inParent[1]).isCloseTo(value[5], within(1e-9));
    double[] wavelength = spectral.pixelToWorld(value[2], value[3]);
    assertThat(wavelength[0] / value[6]).isCloseTo(1, within(1e-9));
    assertThat(wavelength[1] / value[7]).isCloseTo(1, within(1e-9));
    assertThat(sky.pixelAreaArcsec2(value[2], value[3]) / value[8]).isCloseTo(1, within(1e-6));
    assertThat(sky.pixelScaleArcsec() / value[9]).isCloseTo(1, within(1e-9));
  }

  /** A file with these cards over an image of zeros in its first extension. */
  private Path imageWith(Path cards) throws IOException {
    StringBuilder text = new StringBuilder();
    card(text, "SIMPLE  =                    T");
    card(text, "BITPIX  =                    8");
    card(text, "NAXIS   =                    0");
    card(text, "END");
    pad(text, ' ');
    for (String line : Files.readAllLines(cards, StandardCharsets.ISO_8859_1)) {
      if (!line.isBlank() && !line.startsWith("END ")) {
        card(text, line);
      }
    }
    card(text, "END");
    pad(text, ' ');
    text.append("\0".repeat(117 * 117 * 4));
    pad(text, '\0');
    Path file = folder.resolve("real.fits");
    return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
  }

  private static void card(StringBuilder text, String card) {
    text.append(card).append(" ".repeat(80 - card.length()));
  }

  private static void pad(StringBuilder text, char with) {
    while (text.length() % BLOCK != 0) {
      text.append(with);
    }
  }
}
