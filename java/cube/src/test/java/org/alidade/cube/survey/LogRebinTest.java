package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class LogRebinTest {
  private static final double FIRST = 4700;
  private static final double STEP = 0.9;
  private static final int PIXELS = 1000;

  @Test
  void flatSpectrumStaysFlat() {
    LogGrid grid = LogGrid.between(4720, 5550, 13);
    double[] flat = new double[PIXELS];
    Arrays.fill(flat, 3.5);
    double[] rebinned = LogRebin.of(FIRST, STEP, PIXELS, grid).apply(flat);
    for (double value : rebinned) {
      assertThat(value).isCloseTo(3.5, within(1e-12));
    }
  }

  @Test
  void integralIsConservedForAnyPixelSize() {
    double[] flux = new Random(4).doubles(PIXELS, -1, 5).toArray();
    for (double velocityStep : new double[] {3, 14, 70, 400}) {
      LogGrid grid = LogGrid.between(4720, 5550, velocityStep);
      double[] rebinned = LogRebin.of(FIRST, STEP, PIXELS, grid).apply(flux);
      double sum = 0;
      for (int i = 0; i < rebinned.length; i++) {
        sum += rebinned[i] * (Math.exp(grid.edge(i + 1)) - Math.exp(grid.edge(i)));
      }
      double expected = integral(flux, Math.exp(grid.edge(0)), Math.exp(grid.edge(grid.count())));
      assertThat(sum).as("seed 4, step %s km/s", velocityStep).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void missingCoverageSaysHowMuchOnWhichSide() {
    LogGrid grid = LogGrid.between(4650, 5550, 70);
    assertThatThrownBy(() -> LogRebin.of(FIRST, STEP, PIXELS, grid))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("missing on the blue side, 0.0 on the red side");
  }

  @Test
  void gridRecognisesItsOwnCentresAndRefusesLinearOnes() {
    LogGrid grid = LogGrid.between(4800, 5500, 70);
    LogGrid again = LogGrid.of(grid.centres(), "test");
    assertThat(again.count()).isEqualTo(grid.count());
    assertThat(again.velocityStepKms()).isCloseTo(70, within(1e-9));
    double[] linear = new double[100];
    Arrays.setAll(linear, i -> Math.log(4800 + i));
    assertThatThrownBy(() -> LogGrid.of(linear, "spectra.fits"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("spectra.fits");
  }

  /** Integral of the piecewise-constant spectrum. */
  private static double integral(double[] flux, double low, double high) {
    double sum = 0;
    for (int i = 0; i < flux.length; i++) {
      double from = Math.max(low, FIRST + (i - 0.5) * STEP);
      double to = Math.min(high, FIRST + (i + 0.5) * STEP);
      sum += flux[i] * Math.max(0, to - from);
    }
    return sum;
  }
}
