package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A field across right ascension 0, with the options that help there. */
@ExtendWith(LeakCheck.class)
class SkyFrameTest {
  private static final BuildOptions UNWRAP = BuildOptions.builder().unwrapRa(true).build();
  private static final BuildOptions TANGENT = BuildOptions.builder().tangentPlane(true).build();

  private static LvmTile tile() {
    return LvmTile.fromFile(GoldenLvm.tile("lvmSFrame-00012345.fits"));
  }

  @Test
  void unwrappedFieldFillsTheMap() {
    try (LvmTile tile = tile()) {
      DataConfig config = DataConfig.fromTiles(tile, c -> {}, UNWRAP);
      assertThat(config.alphaRange().low()).isNegative();
      assertThat(config.normaliseAlphaScale()).isLessThan(0.2);
      try (FitData data = new FitDataBuilder(tile, config).withOptions(UNWRAP).build()) {
        assertThat(data.spaxels()).isEqualTo(tile.spaxels());
        assertThat(spread(data.alpha())).isGreaterThan(5);
        double[] ra = data.predictAlpha(data.alpha());
        for (int i = 0; i < ra.length; i++) {
          double turned =
              data.raDegrees()[i] > 180 ? data.raDegrees()[i] - 360 : data.raDegrees()[i];
          assertThat(ra[i]).isCloseTo(turned, within(1e-11));
        }
      }
    }
  }

  @Test
  void rectangleAcrossZeroIsUnderstoodInBothWays() {
    try (LvmTile tile = tile()) {
      int low = count(tile, -0.01, 0.01);
      assertThat(low).isPositive().isEqualTo(count(tile, 359.99, 360.01));
    }
  }

  private static int count(LvmTile tile, double from, double to) {
    DataConfig config = DataConfig.builder().alphaRange(from, to).build();
    try (FitData data = new FitDataBuilder(tile, config).withOptions(UNWRAP).build()) {
      return data.spaxels();
    }
  }

  @Test
  void tangentPlaneHasTrueDistancesAndLeadsBackToTheSky() {
    try (LvmTile tile = tile()) {
      DataConfig config = DataConfig.fromTiles(tile, c -> {}, TANGENT);
      try (FitData data = new FitDataBuilder(tile, config).withOptions(TANGENT).build()) {
        double[][] sky = data.predictSky(data.alpha(), data.delta());
        for (int i = 0; i < data.spaxels(); i++) {
          double ra = (sky[0][i] + 360) % 360;
          assertThat(ra).isCloseTo(data.raDegrees()[i], within(1e-10));
          assertThat(sky[1][i]).isCloseTo(data.decDegrees()[i], within(1e-10));
        }
        double[] x = data.predictAlpha(data.alpha());
        double[] y = data.predictDelta(data.delta());
        double plane = Math.hypot(x[0] - x[30], y[0] - y[30]);
        assertThat(plane).isCloseTo(separation(data, 0, 30), within(1e-6));
      }
    }
  }

  private static double separation(FitData data, int i, int j) {
    double ra = Math.toRadians(data.raDegrees()[i] - data.raDegrees()[j]);
    double a = Math.toRadians(data.decDegrees()[i]);
    double b = Math.toRadians(data.decDegrees()[j]);
    double half =
        Math.pow(Math.sin((a - b) / 2), 2)
            + Math.cos(a) * Math.cos(b) * Math.pow(Math.sin(ra / 2), 2);
    return Math.toDegrees(2 * Math.asin(Math.sqrt(half)));
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }
}
