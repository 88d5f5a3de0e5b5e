package org.alidade.transients.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.Wcs;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.Frame;
import org.alidade.transients.ObservationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class MockArchiveTest {
  private static final MockOptions SMALL =
      MockOptions.defaults()
          .withSupernovae(2)
          .withEpochs(1, 2)
          .withSky(MockSkyOptions.defaults().withStars(30).withGalaxies(5))
          .withCamera(MockCamera.defaults().withSize(160, 128));

  @TempDir Path folder;

  @Test
  void writesWhatAnArchiveDelivers() throws IOException {
    MockArchive archive = MockArchive.write(SMALL, folder);
    JsonNode query = new ObjectMapper().readTree(archive.queryResults().toFile());
    assertThat(query).hasSize(2);
    assertThat(query.get(0).get("reference_observations")).hasSize(1);
    assertThat(query.get(0).get("science_observations")).hasSize(2);
    JsonNode downloads =
        new ObjectMapper().readTree(archive.fitsFolder().resolve("download_results.json").toFile());
    String name = downloads.get(1).get("science_files").get(1).asText();
    try (FitsFile file = FitsFile.open(archive.fitsFolder().resolve(name));
        Wcs wcs = Wcs.of(file.header(0))) {
      file.verifyChecksums();
      assertThat(file.image(0).shape()).containsExactly(128, 160);
      assertThat(file.header(0).getString("FILTER")).isEqualTo("r");
      double discovery = archive.fields().get(1).discoveryMjd();
      assertThat(file.header(0).getDouble("MJD-OBS")).isGreaterThan(discovery);
      assertThat(wcs.pixelScaleArcsec()).isCloseTo(1, within(1e-6));
    }
    List<String> lines = Files.readAllLines(archive.catalogue());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(2).split("\\|", -1)).hasSize(33);
  }

  @Test
  void theSameSeedGivesTheSameImages() {
    MockField field = MockField.of(SMALL, 1);
    MockField again = MockField.of(SMALL, 1);
    MockEpoch last = field.epochs().get(2);
    assertThat(again.expose(last).adu()).isEqualTo(field.expose(last).adu());
    MockField other = MockField.of(SMALL.withSeed(5), 1);
    assertThat(other.expose(other.epochs().get(2)).adu()).isNotEqualTo(field.expose(last).adu());
  }

  @Test
  void aFrameHasItsNoiseAndItsSupernova() {
    MockOptions quiet =
        SMALL
            .withSky(new MockSkyOptions(0, 0, 0, 0, 0))
            .withCamera(SMALL.camera().withDefects(0, false).withPointing(0, 0));
    MockField field = MockField.of(quiet, 0);
    MockExposure before = field.expose(field.epochs(ObservationType.REFERENCE).get(0));
    MockExposure after = field.expose(field.epochs(ObservationType.SCIENCE).get(1));
    Frame frame = before.frame();
    double sum = 0;
    double squares = 0;
    int rows = 30;
    for (int i = 0; i < rows * 160; i++) {
      sum += frame.pixels()[i];
      squares += frame.pixels()[i] * frame.pixels()[i] / frame.variance()[i];
    }
    assertThat(sum / (rows * 160)).isCloseTo(0, within(1.0));
    assertThat(squares / (rows * 160)).isCloseTo(1, within(0.1));
    assertThat(supernova(before).flux()).isZero();
    assertThat(supernova(after).flux()).isGreaterThan(1000);
    assertThat(supernova(after).x()).isCloseTo(supernova(before).x(), within(1e-6));
  }

  @Test
  void aSaturatedStarBleeds() {
    MockField field = MockField.of(SMALL.withSky(SMALL.sky().withSaturatedStars(1)), 0);
    MockExposure exposure = field.expose(field.epochs().get(0));
    float highest = 0;
    for (float value : exposure.adu()) {
      highest = Float.isNaN(value) ? highest : Math.max(highest, value);
    }
    assertThat(highest).isEqualTo(50_000f);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> MockOptions.defaults().withSupernovae(0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("supernovae");
    assertThatThrownBy(() -> MockField.of(SMALL, 2)).isInstanceOf(BadInputException.class);
  }

  private static MockExposure.Placed supernova(MockExposure exposure) {
    return exposure.sources().stream()
        .filter(placed -> placed.source().kind() == MockKind.SUPERNOVA)
        .findFirst()
        .orElseThrow();
  }
}
