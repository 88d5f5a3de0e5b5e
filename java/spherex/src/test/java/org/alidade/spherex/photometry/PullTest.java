package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PixelArea;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelWindow;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Corrected and fitted fluxes have no bias, and their errors are true: (measured - injected) /
 * error of thousands of sources has mean 0 and width 1 at every signal to noise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullTest {
  private static final double[] FLUXES = {300, 1200, 6000, 20_000};
  private static final int PER_SIDE = 32;
  private static final double SPACING = 22;
  private static final int SIDE = (int) (PER_SIDE * SPACING);

  /** All measurements by injected flux. */
  private final Map<Double, List<ForcedMeasurement>> measured = new TreeMap<>();

  @BeforeAll
  void measure(@TempDir Path folder) {
    for (Band band : List.of(Band.D1, Band.D3, Band.D4, Band.D6)) {
      measure(band, folder);
    }
  }

  private void measure(Band band, Path folder) {
    SplittableRandom random = new SplittableRandom(band.name().charAt(1));
    List<MockSource> sources = new ArrayList<>();
    PixelWindow window = new PixelWindow(700, 300, SIDE, SIDE);
    MockImage.Builder builder =
        MockImage.builder().band(band).window(window).seed(1000L + band.name().charAt(1));
    for (int i = 0; i < PER_SIDE * PER_SIDE; i++) {
      int row = i / PER_SIDE;
      int column = i - row * PER_SIDE;
      double x = window.x0() + (column + 0.3 + 0.4 * random.nextDouble()) * SPACING;
      double y = window.y0() + (row + 0.3 + 0.4 * random.nextDouble()) * SPACING;
      MockSource source = new MockSource(x, y, FLUXES[i % FLUXES.length]);
      sources.add(source);
      builder.source(source);
    }
    MockImage mock = builder.build();
    Path file = folder.resolve(band + ".fits");
    mock.write(file);
    List<CatalogueSource> catalogue = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SkyPosition sky = mock.position(sources.get(i));
      catalogue.add(
          CatalogueSource.fixed(
              Integer.toString(i), sky.longitudeDegrees(), sky.latitudeDegrees()));
    }
    ForcedOptions options =
        ForcedOptions.defaults()
            .withPhotometry(PhotometryOptions.builder().pixelArea(PixelArea.JACOBIAN).build());
    try (Level2Image image = Level2Image.open(file)) {
      ForcedImage result = ForcedPhotometry.measure(image, catalogue, options);
      assertThat(result.failure()).isEmpty();
      assertThat(result.sources()).hasSize(sources.size());
      for (ForcedMeasurement one : result.sources()) {
        double flux = sources.get(Integer.parseInt(one.source().id())).fluxMicrojansky();
        measured.computeIfAbsent(flux, any -> new ArrayList<>()).add(one);
      }
    }
  }

  @Test
  void correctedApertures() {
    check(
        one -> one.correction().orElseThrow().fluxMicrojansky(),
        one -> one.correction().orElseThrow().fluxErrorMicrojansky());
  }

  @Test
  void pointSpreadFunctions() {
    check(
        one -> one.psf().orElseThrow().fluxMicrojansky(),
        one -> one.psf().orElseThrow().fluxErrorMicrojansky());
  }

  private void check(
      ToDoubleFunction<ForcedMeasurement> flux, ToDoubleFunction<ForcedMeasurement> error) {
    assertThat(measured).hasSize(FLUXES.length);
    measured.forEach(
        (injected, list) -> {
          assertThat(list).hasSizeGreaterThan(1000);
          double[] pulls =
              list.stream()
                  .mapToDouble(
                      one -> (flux.applyAsDouble(one) - injected) / error.applyAsDouble(one))
                  .toArray();
          double mean = java.util.Arrays.stream(pulls).average().orElseThrow();
          double square = java.util.Arrays.stream(pulls).map(p -> p * p).average().orElseThrow();
          assertThat(mean).as("mean pull at %s uJy", injected).isCloseTo(0, within(0.1));
          assertThat(Math.sqrt(square - mean * mean))
              .as("width of the pulls at %s uJy", injected)
              .isBetween(0.9, 1.1);
        });
  }
}
