package org.alidade.cube.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForwardModelTest {
  private static final LogGrid OBSERVED = new LogGrid(Math.log(5000), 5e-4, 40);
  private static final LogGrid TEMPLATES = new LogGrid(OBSERVED.start() - 2e-4 - 30e-4, 1e-4, 260);
  private static final VelocityBins BINS = new VelocityBins(10, 1e-4);
  private static final ForwardModel MODEL =
      new ForwardModel(TEMPLATES, OBSERVED, BINS.centresKms());

  @Test
  void histogramOnTemplatePixelsIsItsOwnKernel() {
    double[] histogram = new Random(2).doubles(21).toArray();
    double sum = Arrays.stream(histogram).sum();
    double[] kernel = MODEL.kernel(histogram);
    assertThat(kernel).hasSize(21);
    for (int i = 0; i < kernel.length; i++) {
      assertThat(kernel[i]).as("seed 2, tap %d", i).isCloseTo(histogram[i] / sum, within(1e-9));
    }
  }

  @Test
  void positiveVelocityShiftsToTheRedAndKeepsTheLight() {
    double[] line = new double[TEMPLATES.count()];
    line[100] = 1; // within observed pixel (100 - 30) / 5 = 14
    double[] histogram = new double[21];
    histogram[20] = 3; // ten template pixels, two observed pixels
    double[] column = MODEL.column(line, histogram);
    assertThat(column[16]).isCloseTo(3.0 / 5, within(1e-9));
    assertThat(Arrays.stream(column).sum()).isCloseTo(3.0 / 5, within(1e-9));
  }

  @Test
  void flatTemplateGivesTheLightEverywhere() {
    double[] flat = new double[TEMPLATES.count()];
    Arrays.fill(flat, 1);
    double[] histogram = new Random(3).doubles(21).toArray();
    double light = Arrays.stream(histogram).sum();
    for (double value : MODEL.column(flat, histogram)) {
      assertThat(value).as("seed 3").isCloseTo(light, within(1e-12));
    }
  }

  @Test
  void widerVelocityBinsAreInterpolated() {
    double[] centres = new double[11];
    Arrays.setAll(centres, i -> SpeedOfLight.velocityKms((i - 5) * 2e-4));
    ForwardModel model = new ForwardModel(TEMPLATES, OBSERVED, centres);
    double[] histogram = new double[11];
    histogram[5] = 1;
    double[] kernel = model.kernel(histogram);
    assertThat(kernel).hasSize(21);
    assertThat(kernel[10]).isCloseTo(0.5, within(1e-4));
    assertThat(kernel[9]).isCloseTo(0.25, within(1e-4));
    assertThat(kernel[11]).isCloseTo(0.25, within(1e-4));
  }

  @Test
  void gridBesideZeroStillContainsZero() {
    double[] centres = {400, 430, 460};
    double[] kernel = new ForwardModel(TEMPLATES, OBSERVED, centres).kernel(new double[] {0, 1, 0});
    // 460 km/s is 15.3 template pixels: offsets 0 to 16.
    assertThat(kernel).hasSize(17);
    assertThat(Arrays.stream(kernel).sum()).isCloseTo(1, within(1e-12));
    assertThat(kernel[0]).isZero();
  }

  @Test
  void emptyHistogramGivesNothing() {
    double[] flat = new double[TEMPLATES.count()];
    Arrays.fill(flat, 1);
    assertThat(MODEL.column(flat, new double[21])).containsOnly(0);
  }
}
