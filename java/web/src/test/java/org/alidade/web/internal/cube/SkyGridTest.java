package org.alidade.web.internal.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.alidade.cube.view.ImagePixels;
import org.junit.jupiter.api.Test;

class SkyGridTest {
  @Test
  void regularPixelsKeepTheirPlaces() {
    SkyGrid grid =
        SkyGrid.of(
            new ImagePixels(
                new double[] {-1, -0.5, 0, -1, 0},
                new double[] {2, 2, 2, 2.5, 2.5},
                new int[] {0, 1, 2, 3, 4},
                "arcsec"));
    assertThat(grid.columns()).isEqualTo(3);
    assertThat(grid.rows()).isEqualTo(2);
    assertThat(grid.x0()).isEqualTo(-1);
    assertThat(grid.dx()).isCloseTo(0.5, offset(1e-12));
    assertThat(grid.dy()).isCloseTo(0.5, offset(1e-12));
    assertThat(grid.spaxel()).containsExactly(0, 1, 2, 3, -1, 4);
  }

  @Test
  void largeImagesAreThinnedOutAndScatteredOnesFilled() {
    int side = 1000;
    double[] x = IntStream.range(0, side * side).mapToDouble(i -> i % side).toArray();
    double[] y = IntStream.range(0, side * side).mapToDouble(i -> Math.floorDiv(i, side)).toArray();
    int[] spaxel = IntStream.range(0, side * side).toArray();
    SkyGrid large = SkyGrid.of(new ImagePixels(x, y, spaxel, ""));
    assertThat(large.columns()).isBetween(300, 401);
    assertThat(large.columns() * large.dx()).isCloseTo(side, offset(5.0));

    Random random = new Random(4);
    double[] u = random.doubles(3000).toArray();
    double[] v = random.doubles(3000).toArray();
    SkyGrid scattered = SkyGrid.of(new ImagePixels(u, v, IntStream.range(0, 3000).toArray(), ""));
    assertThat(scattered.spaxel().length).isLessThan(10_000);
    long filled = Arrays.stream(scattered.spaxel()).filter(s -> s >= 0).count();
    assertThat((double) filled / scattered.spaxel().length).isGreaterThan(0.8);
  }

  @Test
  void onePixelAndPixelsWithoutPlaceAreNoFailure() {
    SkyGrid one =
        SkyGrid.of(new ImagePixels(new double[] {3}, new double[] {4}, new int[] {0}, ""));
    assertThat(one.spaxel()).containsExactly(0);
    SkyGrid none =
        SkyGrid.of(
            new ImagePixels(
                new double[] {Double.NaN}, new double[] {Double.NaN}, new int[] {0}, ""));
    assertThat(none.spaxel()).containsExactly(-1);
  }
}
