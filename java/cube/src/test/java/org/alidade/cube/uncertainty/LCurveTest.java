package org.alidade.cube.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SolveOptions;
import org.junit.jupiter.api.Test;

class LCurveTest {
  /** Roughness falls steeply until 1e-3, from there on the residual grows: an L. */
  private static LCurve angular() {
    List<LCurvePoint> points = new ArrayList<>();
    for (double strength : LCurve.logSpaced(1e-6, 1, 13)) {
      double beyond = strength / 1e-3;
      double residual = 10 * Math.sqrt(1 + beyond);
      double roughness = 5 / (beyond + 1) + 5 * Math.pow(beyond, -0.5);
      points.add(new LCurvePoint(strength, residual, roughness, 40, Double.NaN));
    }
    return new LCurve(points, new LCurvePoint(0, 10, 6000, 30, Double.NaN), 1_000);
  }

  @Test
  void cornerIsWhereTheCurveBends() {
    LCurve curve = angular();
    assertThat(curve.corner()).isBetween(1e-4, 1e-2);
    assertThat(curve.points().get(0).curvature()).isNaN();
    assertThat(curve.points().get(12).curvature()).isNaN();
  }

  @Test
  void curvatureIsThatOfACircle() {
    List<LCurvePoint> points = new ArrayList<>();
    double[] strengths = LCurve.logSpaced(1e-3, 1, 301);
    for (int i = 0; i < strengths.length; i++) {
      double angle = Math.PI + 0.5 * Math.PI * i / 300;
      double u = 2 * Math.cos(angle);
      double v = 2 * Math.sin(angle);
      points.add(new LCurvePoint(strengths[i], Math.pow(10, u), Math.pow(10, v), 1, Double.NaN));
    }
    LCurve curve = new LCurve(points, points.get(0), 100);
    for (int i = 1; i < 300; i++) {
      assertThat(curve.points().get(i).curvature()).isCloseTo(0.5, within(1e-4));
    }
  }

  @Test
  void noiseLimitBoundsTheGrowthOfChiSquare() {
    LCurve curve = angular();
    double limit = curve.noiseLimit();
    for (LCurvePoint point : curve.points()) {
      boolean allowed = curve.chiSquareGrowth(point) <= 30;
      assertThat(point.strength() <= limit).isEqualTo(allowed);
    }
    assertThat(curve.recommended()).isEqualTo(Math.min(limit, curve.corner()));
    LCurvePoint first = curve.points().get(0);
    double variance = 100 / (1_000 - 30.0);
    assertThat(curve.chiSquareGrowth(first)).isCloseTo(100 * 1e-3 / variance, within(1e-9));
  }

  @Test
  void strengthsAreSpacedByEqualFactors() {
    assertThat(LCurve.logSpaced(1e-2, 1e2, 5))
        .containsExactly(new double[] {1e-2, 1e-1, 1, 10, 100}, within(1e-12));
    Path missing = Path.of("missing.h5");
    double[] unsorted = {1, 3, 2};
    assertThatThrownBy(
            () -> LCurve.of(missing, SolveOptions.defaults(), unsorted, ProgressListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("[1.0, 3.0, 2.0]");
  }
}
