package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.GoldenData;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SeededRandom.class)
class PointMaskTest {
  @Test
  void meetsTheGoldenMasks() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode golden =
        json.readTree(GoldenData.golden("lvm", "units.json").toFile()).get("mask_near_points");
    double[] xGrid = json.convertValue(golden.get("xgrid"), double[].class);
    double[] yGrid = json.convertValue(golden.get("ygrid"), double[].class);
    double[] x = json.convertValue(golden.get("xpoints"), double[].class);
    double[] y = json.convertValue(golden.get("ypoints"), double[].class);
    assertThat(PointMask.near(xGrid, yGrid, x, y))
        .isDeepEqualTo(json.convertValue(golden.get("default_threshold"), boolean[][].class));
    assertThat(PointMask.near(xGrid, yGrid, x, y, 0.3))
        .isDeepEqualTo(json.convertValue(golden.get("threshold_0.3"), boolean[][].class));
  }

  @Test
  void agreesWithAskingEveryPoint(RandomGenerator random) {
    double[] xGrid = random.doubles(23, -2, 2).toArray();
    double[] yGrid = random.doubles(17, -2, 2).toArray();
    double[] x = random.doubles(40, -2, 2).toArray();
    double[] y = random.doubles(40, -2, 2).toArray();
    boolean[][] near = PointMask.near(xGrid, yGrid, x, y, 0.21);
    for (int row = 0; row < yGrid.length; row++) {
      for (int column = 0; column < xGrid.length; column++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
          nearest = Math.min(nearest, Math.hypot(x[i] - xGrid[column], y[i] - yGrid[row]));
        }
        assertThat(near[row][column]).isEqualTo(nearest < 0.21);
      }
    }
  }

  @Test
  void theThresholdItselfIsNotNear() {
    double[] origin = {0};
    assertThat(PointMask.near(new double[] {-1, 0.5}, new double[] {0}, origin, origin, 1))
        .isDeepEqualTo(new boolean[][] {{false, true}});
  }

  @Test
  void unusableInputIsRefused() {
    double[] grid = {0, 1};
    double[] one = {0};
    assertThatThrownBy(() -> PointMask.near(grid, grid, new double[0], new double[0]))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> PointMask.near(grid, grid, one, grid))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> PointMask.near(one, grid, one, one))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("xGrid");
    assertThatThrownBy(() -> PointMask.near(grid, grid, one, one, 0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> PointMask.near(grid, grid, new double[] {Double.NaN}, one))
        .isInstanceOf(BadInputException.class);
  }
}
