package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class FluxRatioTest {
  @ParameterizedTest
  @ValueSource(strings = {"field_96x128", "field_256_ast"})
  void agreesWithTheReference(String name) {
    GoldenZogy golden = GoldenZogy.of(name);
    ImagePair pair = golden.pair();
    FluxRatio found =
        FluxRatio.fit(pair, new boolean[pair.science().length], FluxRatioOptions.defaults());
    JsonNode wanted = golden.expected().path("flux_ratio");
    double beta = wanted.path("beta_reference_fit").doubleValue();
    assertThat(found.value()).isCloseTo(beta, within(1e-6 * beta));
    assertThat(found.sources()).isEqualTo(wanted.path("islands").intValue());
    assertThat(found.relativeError())
        .isCloseTo(wanted.path("relative_scatter").doubleValue(), within(1e-6));
  }

  @Test
  void refusesImagesWithoutSources() {
    ImagePair noise = GoldenZogy.of("noise_128").pair();
    boolean[] nothing = new boolean[noise.science().length];
    assertThatThrownBy(() -> FluxRatio.fit(noise, nothing, FluxRatioOptions.defaults()))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("bright sources");
  }

  @Test
  void outliersHardlyMoveTheWeightedMedian() {
    double[] reference = {100, 200, 300, 400, 500, 600};
    double[] science = {150, 2000, 450, 600, 750, 900};
    assertThat(FluxRatio.weighted(science, reference).value()).isCloseTo(1.5, within(1e-12));
    assertThatThrownBy(() -> FluxRatio.weighted(new double[] {-1}, new double[] {1}))
        .isInstanceOf(StageException.class);
  }
}
