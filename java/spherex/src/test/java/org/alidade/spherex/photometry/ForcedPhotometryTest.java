package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.fits.SkyPosition;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PixelArea;
import org.alidade.spherex.PsfErratum;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelWindow;
import org.alidade.spherex.image.PsfPlane;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Catalogues on images: corrected apertures, fits, neighbours, motion. */
class ForcedPhotometryTest {
  private static final ForcedOptions OPTIONS =
      ForcedOptions.defaults()
          .withPhotometry(PhotometryOptions.builder().pixelArea(PixelArea.JACOBIAN).build());
  private static final MockSource STAR = new MockSource(930.23, 1131.71, 20000);

  @TempDir Path folder;

  private Path write(MockImage image) {
    Path file = folder.resolve("image.fits");
    image.write(file);
    return file;
  }

  private static CatalogueSource entry(String id, MockImage image, MockSource source) {
    SkyPosition sky = image.position(source);
    return CatalogueSource.fixed(id, sky.longitudeDegrees(), sky.latitudeDegrees());
  }

  private static ForcedMeasurement only(Path file, CatalogueSource source, ForcedOptions options) {
    try (Level2Image image = Level2Image.open(file)) {
      List<ForcedMeasurement> all =
          ForcedPhotometry.measure(image, List.of(source), options).sources();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** The generator of the golden files knows nothing of this library. */
  @ParameterizedTest
  @CsvSource({
    "g01_d3_isolated, 1000",
    "g02_d1_airglow_flags, 500",
    "g03_d6_edge_negative, 2000",
    "g04_d4_crowded, 900"
  })
  void goldenTruth(String name, double least) {
    JsonNode truth = GoldenRun.read(GoldenData.golden("spherex", name + ".json")).get("truth");
    List<CatalogueSource> catalogue = new ArrayList<>();
    List<Double> fluxes = new ArrayList<>();
    for (JsonNode source : truth.get("sources")) {
      catalogue.add(
          CatalogueSource.fixed(
              Integer.toString(catalogue.size()),
              source.get("ra").asDouble(),
              source.get("dec").asDouble()));
      fluxes.add(source.get("flux_ujy").asDouble());
    }
    int compared = 0;
    try (Level2Image image = Level2Image.open(GoldenData.golden("spherex", name + ".fits.gz"))) {
      for (ForcedMeasurement one : ForcedPhotometry.measure(image, catalogue, OPTIONS).sources()) {
        double flux = fluxes.get(Integer.parseInt(one.source().id()));
        if (flux >= least
            && one.psf().filter(fit -> fit.status() == PsfStatus.FITTED).isPresent()) {
          PsfMeasurement psf = one.psf().get();
          assertThat(psf.fluxMicrojansky())
              .as("source %s", one.source().id())
              .isCloseTo(flux, within(3.5 * psf.fluxErrorMicrojansky()));
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  @ParameterizedTest
  @EnumSource(PsfBackground.class)
  void withoutNoiseTheFluxIsExact(PsfBackground background) {
    MockImage mock = MockImage.builder().source(STAR).noise(false).build();
    ForcedMeasurement one =
        only(
            write(mock),
            entry("a", mock, STAR),
            OPTIONS.withPsf(PsfFitOptions.defaults().withBackground(background)));
    PsfMeasurement psf = one.psf().orElseThrow();
    assertThat(psf.status()).isEqualTo(PsfStatus.FITTED);
    assertThat(psf.fluxMicrojansky() / 20000).isCloseTo(1, within(1e-3));
    assertThat(psf.usedWeight()).isCloseTo(1, within(1e-3));
    ApertureCorrection corrected = one.correction().orElseThrow();
    assertThat(corrected.factor()).isBetween(1.1, 1.5);
    assertThat(corrected.backgroundLight()).isBetween(1e-6, 3e-3);
    assertThat(corrected.fluxMicrojansky() / 20000).isCloseTo(1, within(5e-4));
    assertThat(one.contamination().orElseThrow().neighbours()).isZero();
  }

  @Test
  void positionIsFound() {
    MockImage mock = MockImage.builder().source(STAR).build();
    MockSource off = new MockSource(STAR.parentX() + 0.2, STAR.parentY() - 0.15, 1);
    ForcedOptions options = OPTIONS.withPsf(PsfFitOptions.defaults().withRecentring(true));
    Path file = write(mock);
    PsfMeasurement psf = only(file, entry("a", mock, off), options).psf().orElseThrow();
    assertThat(psf.shiftAccepted()).isTrue();
    assertThat(psf.shiftX()).isCloseTo(-0.2, within(0.02));
    assertThat(psf.shiftY()).isCloseTo(0.15, within(0.02));
    assertThat(psf.fluxMicrojansky()).isCloseTo(20000, within(4 * psf.fluxErrorMicrojansky()));
    MockSource far = new MockSource(STAR.parentX() + 1.1, STAR.parentY(), 1);
    PsfMeasurement refused = only(file, entry("a", mock, far), options).psf().orElseThrow();
    assertThat(refused.shiftAccepted()).isFalse();
    assertThat(refused.shiftX()).isZero();
  }

  @Test
  void neighboursAreFittedTogether() {
    MockSource near = new MockSource(STAR.parentX() + 1.6, STAR.parentY() + 0.7, 12000);
    MockImage mock = MockImage.builder().source(STAR).source(near).noise(false).build();
    Path file = write(mock);
    try (Level2Image image = Level2Image.open(file)) {
      List<ForcedMeasurement> both =
          ForcedPhotometry.measure(
                  image, List.of(entry("a", mock, STAR), entry("b", mock, near)), OPTIONS)
              .sources();
      assertThat(both.get(0).psf().orElseThrow().neighbours()).isEqualTo(1);
      assertThat(both.get(0).psf().orElseThrow().fluxMicrojansky() / 20000)
          .isCloseTo(1, within(2e-3));
      assertThat(both.get(1).psf().orElseThrow().fluxMicrojansky() / 12000)
          .isCloseTo(1, within(2e-3));
      Contamination contamination = both.get(1).contamination().orElseThrow();
      assertThat(contamination.neighbours()).isEqualTo(1);
      double raw = both.get(1).aperture().result().orElseThrow().fluxMicrojansky();
      assertThat(contamination.fraction())
          .isCloseTo(contamination.neighbourFluxMicrojansky() / raw, within(1e-12))
          .isBetween(0.05, 0.6);
    }
    PsfMeasurement alone = only(file, entry("b", mock, near), OPTIONS).psf().orElseThrow();
    assertThat(Math.abs(alone.fluxMicrojansky() / 12000 - 1)).isGreaterThan(0.02);
  }

  @Test
  void sourceThatIsListedTwice() {
    MockImage mock = MockImage.builder().source(STAR).noise(false).build();
    try (Level2Image image = Level2Image.open(write(mock))) {
      List<ForcedMeasurement> both =
          ForcedPhotometry.measure(
                  image, List.of(entry("a", mock, STAR), entry("b", mock, STAR)), OPTIONS)
              .sources();
      assertThat(both).hasSize(2);
      assertThat(both.get(0).psf().orElseThrow().fluxMicrojansky() / 20000)
          .isCloseTo(1, within(2e-3));
    }
  }

  @Test
  void edgesAndOutside() {
    MockImage mock = MockImage.builder().build();
    MockSource edge = new MockSource(901, 1130, 1);
    MockSource outside = new MockSource(1500, 1130, 1);
    try (Level2Image image = Level2Image.open(write(mock))) {
      ForcedImage result =
          ForcedPhotometry.measure(
              image,
              List.of(entry("out", mock, outside), entry("edge", mock, edge)),
              ForcedOptions.defaults());
      assertThat(result.sources()).hasSize(1);
      ForcedMeasurement one = result.sources().get(0);
      assertThat(one.source().id()).isEqualTo("edge");
      assertThat(one.aperture().failure().orElseThrow().reason())
          .isEqualTo(RejectionReason.TOO_CLOSE_TO_EDGE);
      assertThat(one.psf()).isEmpty();
    }
  }

  @Test
  void sameAsOneByOneWithEveryThreadNumber() {
    MockImage.Builder builder = MockImage.builder().window(new PixelWindow(0, 0, 130, 130));
    List<MockSource> sources = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      MockSource source = new MockSource(12 + i * 3.6, 60 + 40 * Math.sin(i), 500 + 100 * i);
      sources.add(source);
      builder.source(source);
    }
    MockImage mock = builder.build();
    Path file = write(mock);
    List<CatalogueSource> catalogue = new ArrayList<>();
    sources.forEach(source -> catalogue.add(entry("s" + catalogue.size(), mock, source)));
    List<ForcedImage> serial = measureAll(file, catalogue, 1);
    assertThat(measureAll(file, catalogue, 3)).isEqualTo(serial);
    assertThat(serial.get(0).sources()).hasSize(30);
    ForcedMeasurement some = serial.get(0).sources().get(11);
    Source position = some.source().position();
    assertThat(some.aperture())
        .isEqualTo(SpherexPhotometry.measure(file, position, PhotometryOptions.defaults()));
  }

  private static List<ForcedImage> measureAll(
      Path file, List<CatalogueSource> catalogue, int threads) {
    List<ForcedImage> images = new ArrayList<>();
    ForcedPhotometry.measureAll(
        List.of(file, file.resolveSibling("absent.fits")),
        catalogue,
        ForcedOptions.defaults(),
        threads,
        images::add,
        new CancellationToken());
    assertThat(images).hasSize(2);
    images.sort(java.util.Comparator.comparing(ForcedImage::index));
    assertThat(images.get(1).failure().orElseThrow().reason())
        .isEqualTo(RejectionReason.UNREADABLE);
    return images.subList(0, 1);
  }

  @Test
  void properMotion() {
    CatalogueSource moving = new CatalogueSource("m", Source.at(100, 60), 3600, -7200, 2000);
    double tenYears = 51544.5 + 3652.5;
    SkyPosition there = moving.at(tenYears);
    assertThat(
            (there.longitudeDegrees() - 100)
                * Math.cos(Math.toRadians(there.latitudeDegrees()))
                * 3600)
        .isCloseTo(36, within(0.02));
    assertThat((there.latitudeDegrees() - 60) * 3600).isCloseTo(-72, within(0.02));
    assertThat(CatalogueSource.fixed("f", 359.9, -5).at(60000))
        .isEqualTo(new SkyPosition(359.9, -5));
    SkyPosition pole = new CatalogueSource("p", Source.at(0, 90), 3600, 0, 2000).at(tenYears);
    assertThat((90 - pole.latitudeDegrees()) * 3600).isCloseTo(36, within(1e-6));
  }

  @Test
  void lightOfAPlaneIsOneAtEveryPhase() {
    try (Level2Image image = Level2Image.open(write(MockImage.builder().build()))) {
      PsfPlane plane = image.psfAt(30, 30, PsfErratum.REPAIR).orElseThrow();
      for (double phase = -0.5; phase <= 0.5; phase += 0.0731) {
        double[] light = plane.pixels(30 + phase, 30 - phase / 3, 20, 20, 21, 21);
        double sum = 0;
        for (double part : light) {
          sum += part;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
      }
      assertThat(plane.reachPixels()).isCloseTo(5.05, within(1e-12));
    }
  }
}
