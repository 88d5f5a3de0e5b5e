package org.alidade.cube.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.cube.RebinMode;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What rebinning does to any spectrum on grids of any steps. */
@ExtendWith(SeededRandom.class)
class RebinPropertiesTest {
  private static final int TRIALS = 50;

  private static double[] grid(double first, int count, RandomGenerator random) {
    double[] grid = new double[count];
    double at = first;
    for (int i = 0; i < count; i++) {
      grid[i] = at;
      at += random.nextDouble(0.2, 1);
    }
    return grid;
  }

  /** An observed grid well within the templates. */
  private static double[] observed(double[] templates, RandomGenerator random) {
    double[] observed = grid(0, 3 + random.nextInt(40), random);
    double length = observed[observed.length - 1];
    double room = templates[templates.length - 1] - templates[0];
    double scale = 0.4 * room / length;
    return Arrays.stream(observed).map(v -> templates[0] + 0.3 * room + scale * v).toArray();
  }

  private static double[] apply(RebinOperator rebin, double[] spectrum) {
    float[] dense = rebin.toDense();
    double[] result = new double[rebin.observedPixels()];
    for (int t = 0; t < spectrum.length; t++) {
      for (int l = 0; l < result.length; l++) {
        result[l] += dense[t * result.length + l] * spectrum[t];
      }
    }
    return result;
  }

  @Test
  void nothingIsAboveTheHighestAndBelowTheLowestPixel(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] templates = grid(8, 20 + random.nextInt(60), random);
      double[] spectrum = random.doubles(templates.length, -1, 1).toArray();
      double low = Arrays.stream(spectrum).min().orElseThrow();
      double high = Arrays.stream(spectrum).max().orElseThrow();
      for (RebinMode mode : RebinMode.values()) {
        RebinOperator rebin = RebinOperator.between(templates, observed(templates, random), mode);
        for (double sum : rebin.columnSums()) {
          assertThat(sum).isCloseTo(1, within(1e-12));
        }
        for (double value : apply(rebin, spectrum)) {
          assertThat(value).isBetween(low - 1e-5, high + 1e-5);
        }
      }
    }
  }

  @Test
  void straightLinesStayStraight(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] templates = grid(-5, 20 + random.nextInt(60), random);
      double[] observed = observed(templates, random);
      double[] line = Arrays.stream(templates).map(v -> 2 - 0.3 * v).toArray();
      double[] wanted = Arrays.stream(observed).map(v -> 2 - 0.3 * v).toArray();
      RebinOperator rebin = RebinOperator.between(templates, observed, RebinMode.INTERP);
      assertThat(apply(rebin, line)).containsExactly(wanted, within(1e-4));
    }
  }

  @Test
  void fluxIsKeptBetweenAnyGrids(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] templates = grid(8, 20 + random.nextInt(60), random);
      double[] observed = observed(templates, random);
      double[] spectrum = random.doubles(templates.length, 0, 1).toArray();
      double[] from = Grids.edges(templates);
      double[] to = Grids.edges(observed);
      double integral = 0;
      for (int t = 0; t < spectrum.length; t++) {
        double low = Math.max(from[t], to[0]);
        double high = Math.min(from[t + 1], to[to.length - 1]);
        integral += spectrum[t] * Math.max(0, high - low);
      }
      double[] rebinned =
          apply(RebinOperator.between(templates, observed, RebinMode.OVERLAP), spectrum);
      double sum = 0;
      for (int l = 0; l < rebinned.length; l++) {
        sum += rebinned[l] * (to[l + 1] - to[l]);
      }
      assertThat(sum / integral).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void finerPixelsOnTheWayChangeNothing(RandomGenerator random) {
    for (int trial = 0; trial < TRIALS; trial++) {
      int parts = 2 + random.nextInt(4);
      int joined = 2 + random.nextInt(7);
      double[] templates = centres(0, 1, 40);
      double[] fine = centres(1, 1.0 / parts, 38 * parts);
      double[] observed = centres(3, (double) joined / parts, 30 * parts / joined);
      double[] spectrum = random.doubles(templates.length, -1, 1).toArray();
      double[] direct =
          apply(RebinOperator.between(templates, observed, RebinMode.OVERLAP), spectrum);
      double[] twice =
          apply(
              RebinOperator.between(fine, observed, RebinMode.OVERLAP),
              apply(RebinOperator.between(templates, fine, RebinMode.OVERLAP), spectrum));
      assertThat(twice).containsExactly(direct, within(1e-5));
    }
  }

  private static double[] centres(double edge, double step, int count) {
    double[] centres = new double[count];
    Arrays.setAll(centres, i -> edge + (i + 0.5) * step);
    return centres;
  }
}
