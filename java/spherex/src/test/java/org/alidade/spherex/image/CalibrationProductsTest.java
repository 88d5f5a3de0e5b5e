package org.alidade.spherex.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PixelArea;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.spherex.photometry.SpherexPhotometry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of solid angles and wavelengths in a folder. */
class CalibrationProductsTest {
  private static final int SIDE = 2040;

  @TempDir Path folder;

  private void write(String name, String extension, double factor) throws IOException {
    Path file = folder.resolve("maps").resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    float[] values = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        values[y * SIDE + x] = (float) (factor * (30 + x / 1024.0 + y / 512.0));
      }
    }
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.image(extension, new int[] {SIDE, SIDE}, values, List.of());
      if (extension.equals("CWAVE")) {
        writer.image("CBAND", new int[] {SIDE, SIDE}, values, List.of());
      }
      writer.commit();
    }
  }

  @Test
  void highestVersionIsInterpolated() throws IOException {
    write("solid_angle_pixel_map_D3_spx_cal-sapm-v2-2025-164.fits", "IMAGE", 1);
    write("solid_angle_pixel_map_D3_spx_cal-sapm-v10-2025-001.fits", "IMAGE", 1.25);
    write("spectral_wcs_D3_spx_cal-wcs-v4-2025-254.fits", "CWAVE", 0.5);
    try (CalibrationProducts products = CalibrationProducts.in(folder)) {
      double expected = 1.25 * (30 + 100.5 / 1024 + 200.25 / 512);
      assertThat(products.solidAngleArcsec2(Band.D3, new PixelPosition(100.5, 200.25)))
          .isCloseTo(expected, within(1e-5));
      assertThat(products.channel(Band.D3, new PixelPosition(2039.2, 10)).bandwidthMicrons())
          .isCloseTo(0.5 * (30 + 2039.2 / 1024 + 10 / 512.0), within(1e-5));
      assertThat(products.solidAngleArcsec2(Band.D3, new PixelPosition(-3, 1))).isNaN();
      assertThatThrownBy(() -> products.solidAngleArcsec2(Band.D4, new PixelPosition(1, 1)))
          .isInstanceOf(MissingDatasetException.class)
          .hasMessageContaining("D4");
    }
    assertThatThrownBy(() -> CalibrationProducts.in(folder.resolve("none")))
        .isInstanceOf(BadInputException.class);
    measureWithMap();
  }

  private void measureWithMap() {
    MockSource star = new MockSource(930.2, 1131.7, 3000);
    MockImage mock = MockImage.builder().source(star).build();
    Path file = folder.resolve("image.fits");
    mock.write(file);
    SkyPosition sky = mock.position(star);
    Source source = Source.at(sky.longitudeDegrees(), sky.latitudeDegrees());
    PhotometryOptions defaults = PhotometryOptions.defaults();
    PhotometryOptions map =
        defaults.toBuilder()
            .pixelArea(PixelArea.MAP)
            .calibrationDirectory(folder.toString())
            .build();
    var plain = SpherexPhotometry.measure(file, source, defaults).result().orElseThrow();
    var mapped = SpherexPhotometry.measure(file, source, map).result().orElseThrow();
    double scale = Objects.requireNonNull(plain.details()).pixelScaleArcsec();
    double area = 1.25 * (30 + 930.2 / 1024 + 1131.7 / 512);
    assertThat(mapped.fluxMicrojansky() / plain.fluxMicrojansky())
        .isCloseTo(area / scale / scale, within(1e-6));
  }
}
