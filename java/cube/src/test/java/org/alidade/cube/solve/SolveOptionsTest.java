package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.alidade.array.BadInputException;
import org.alidade.cube.JacobiSeed;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.WarmStart;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SolveOptionsTest {
  @Test
  void defaultsAreThoseOfTheContract() {
    SolveOptions options = SolveOptions.defaults();
    assertThat(options.epochs()).isEqualTo(1);
    assertThat(options.pixelsPerAperture()).isEqualTo(256);
    assertThat(options.relaxation()).isEqualTo(0.25);
    assertThat(options.ratioEta()).isEqualTo(0.025);
    assertThat(options.warmStart()).isEqualTo(WarmStart.AUTO);
    assertThat(options.progressInterval()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.seed()).isEmpty();
    assertThat(options.x0()).isNull();
    assertThat(options.ratio().probability()).isEqualTo(0.02);
    assertThat(options.tracker().ringSize()).isEqualTo(96);
  }

  @Test
  void wrongValuesNameTheOptionAndTheRange() {
    rejected(() -> SolveOptions.builder().epochs(0).build(), "epochs", "use 1 or more");
    rejected(() -> SolveOptions.builder().relaxation(2).build(), "relaxation", "below 2");
    rejected(() -> SolveOptions.builder().relaxation(Double.NaN).build(), "relaxation", "above 0");
    rejected(() -> SolveOptions.builder().relaxationDecay(-1).build(), "relaxationDecay", "0");
    rejected(() -> SolveOptions.builder().pixelsPerAperture(0).build(), "pixelsPer", "1 or more");
    rejected(() -> SolveOptions.builder().threads(0).build(), "threads", "1 or more");
    rejected(
        () -> SolveOptions.builder().x0(1, Double.POSITIVE_INFINITY).build(), "x0", "element 1");
    rejected(() -> SolveOptions.builder().orbitWeights(1, -1).build(), "orbitWeights", "0 or more");
    rejected(() -> RatioPenalty.DEFAULT.withProbability(1.5), "ratioProbability", "0.0 to 1.0");
    rejected(() -> RatioPenalty.DEFAULT.withEta(2), "ratioEta", "below 2");
    rejected(() -> RatioPenalty.DEFAULT.withAnchor(-2), "ratioAnchor", "[0, C)");
    rejected(() -> JacobiSeed.DEFAULT.withSpaxels(0), "seedSpaxels", "1 or more");
    rejected(() -> TrackerConfig.DEFAULT.withRingSize(0), "ringSize", "1 or more");
    rejected(() -> TrackerConfig.DEFAULT.withEwmaAlpha(0), "ewmaAlpha", "to 1.0");
    rejected(() -> WarmStart.of("warm"), "warm start", "auto, resume, jacobi, nnls, zeros, x0");
  }

  private static void rejected(ThrowingCallable call, String option, String range) {
    assertThatThrownBy(call)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(option)
        .hasMessageContaining(range);
  }

  @Test
  void arraysAreCopied() {
    double[] x0 = {1, 2};
    SolveOptions options = SolveOptions.builder().x0(x0).build();
    x0[0] = 9;
    double[] taken = java.util.Objects.requireNonNull(options.x0());
    assertThat(taken).containsExactly(1, 2);
    taken[1] = 9;
    assertThat(options.x0()).containsExactly(1, 2);
  }
}
