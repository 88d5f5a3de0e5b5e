package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alidade.spherex.BackgroundMethod;
import org.alidade.spherex.BackgroundRules;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.WindowSize;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rings and rectangles where pixels are scarce. */
@ExtendWith(SeededRandom.class)
class BackgroundRulesTest {
  private static final int SIDE = 31;
  private static final int SOURCE = 1 << 21;
  private static final PhotometryOptions REFERENCE = PhotometryOptions.defaults();
  private static final PhotometryOptions ROBUST =
      PhotometryOptions.builder().backgroundRules(BackgroundRules.ROBUST).build();

  private static Pixels pixels(int flags) {
    double[] values = new double[SIDE * SIDE];
    Arrays.fill(values, 3);
    int[] all = new int[SIDE * SIDE];
    Arrays.fill(all, flags);
    return Pixels.of(SIDE, values, values, all);
  }

  @Test
  void largeAperturesHaveARingUnderRobustRulesOnly() {
    assertThat(LocalBackground.inAnnulus(pixels(0), 15, 15, 4, REFERENCE)).isEmpty();
    BackgroundEstimate robust =
        LocalBackground.inAnnulus(pixels(0), 15, 15, 4, ROBUST).orElseThrow();
    assertThat(robust.level()).isEqualTo(3);
    assertThat(robust.pixels()).isGreaterThanOrEqualTo(10);
    assertThat(robust.mask()).isEqualTo(BackgroundMask.STRICT);
  }

  @Test
  void sourcesCountWhenTheRingCannotGrow() {
    assertThat(LocalBackground.inAnnulus(pixels(SOURCE), 15, 15, 2, REFERENCE)).isEmpty();
    assertThat(LocalBackground.inAnnulus(pixels(SOURCE), 15, 15, 2, ROBUST).orElseThrow().mask())
        .isEqualTo(BackgroundMask.RELAXED);
    assertThat(LocalBackground.inAnnulus(pixels(SOURCE), 15, 15, 1, REFERENCE).orElseThrow().mask())
        .isEqualTo(BackgroundMask.RELAXED);
    assertThat(LocalBackground.inAnnulus(pixels(1), 15, 15, 1, ROBUST)).isEmpty();
  }

  @Test
  void windowIsClippedAtTheEdge() {
    PhotometryOptions options =
        PhotometryOptions.builder()
            .backgroundMethod(BackgroundMethod.WINDOW)
            .windowSize(new WindowSize(4, 60))
            .build();
    BackgroundEstimate estimate =
        LocalBackground.estimate(pixels(0), 15, 15, 1, options).orElseThrow();
    // Rows 13 to 16, all columns; within 1.707 are row 15: 3, rows 14 and 16: 3, row 13: none.
    assertThat(estimate.pixels()).isEqualTo(4 * SIDE - 9);
  }

  @Test
  void errorOfTheMedian(java.util.random.RandomGenerator random) {
    int samples = 4000;
    int count = 11;
    double sum = 0;
    double squares = 0;
    double announced = 0;
    for (int i = 0; i < samples; i++) {
      double[] values = random.doubles(count).map(u -> random.nextGaussian()).toArray();
      BackgroundEstimate estimate =
          BackgroundEstimate.of(values, BackgroundMask.STRICT, null, 5, 1);
      sum += estimate.level();
      squares += estimate.level() * estimate.level();
      announced += estimate.medianError() * estimate.medianError();
    }
    double variance = squares / samples - sum / samples * sum / samples;
    assertThat(announced / samples / variance).isCloseTo(1, within(0.12));
  }
}
