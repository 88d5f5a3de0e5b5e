package org.alidade.transients.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.mock.MockSkyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class GeneratedPairsTest {
  private static final MockOptions SKY =
      MockOptions.defaults()
          .withSupernovae(3)
          .withEpochs(1, 1)
          .withSky(new MockSkyOptions(40, 1, 6, 1, 6))
          .withCamera(MockCamera.defaults().withSize(192, 192));

  @TempDir Path folder;

  @Test
  void candidatesOfRealSubtractionsAreTheSamples() {
    BuiltDataset built =
        DatasetBuilder.build(
            DatasetOptions.triplets("generated").withSize(31).withUsableOnly(false),
            GeneratedPairs.of(SKY),
            folder);
    Set<String> origins = new HashSet<>();
    for (Sample sample : DatasetFile.read(built.file()).samples()) {
      origins.add(sample.info().origin());
      assertThat(sample.info().real()).isEqualTo(sample.info().origin().equals("injected"));
      if (sample.info().real()) {
        assertThat(sample.info().significance()).isGreaterThan(5);
      }
    }
    assertThat(origins).containsExactlyInAnyOrder("injected", "residual", "random");
  }

  @Test
  void masksShowWhereTheInjectedLightIs() {
    BuiltDataset built =
        DatasetBuilder.build(
            DatasetOptions.patches("generated").withSize(32),
            GeneratedPairs.of(SKY.withSupernovae(1)),
            folder);
    for (Sample sample : DatasetFile.read(built.file()).samples()) {
      if (sample.info().real()) {
        assertThat(sample.mask()[16 * 32 + 16]).as(sample.info().id()).isEqualTo((byte) 1);
      }
    }
    assertThat(built.report().realRatio()).isGreaterThan(0.1);
  }
}
