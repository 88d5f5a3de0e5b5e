package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The fit of real MUSE bins is as good as the tutorial says. */
@ExtendWith(LeakCheck.class)
class MuseBinsTutorialTest {
  private static final int BINS = 28;
  private static final double PERCENT = 100;

  @TempDir private Path folder;

  @Test
  void fitIsWithinTenPercentOfTheReference() throws IOException {
    GoldenData.data("ifu", "ngist_ngc0000");
    Page page = Page.read("docs/guide/fit-muse-bins.md");
    Tutorial tutorial = new Tutorial(folder);
    tutorial.run(page);

    double reference = PERCENT * tutorial.printed("mean_reference_rms");
    double measured = PERCENT * meanRelativeRms(tutorial);

    assertThat(page.tableNumber("best fit of the nGIST run")).isCloseTo(reference, within(0.0005));
    assertThat(measured).as("relative rms in percent").isLessThanOrEqualTo(1.05 * reference);
    assertThat(page.tableNumber("this fit, the exact optimum"))
        .isCloseTo(measured, within(0.01 * measured));
    assertThat(folder.resolve("report")).isNotEmptyDirectory();
  }

  /**
   * Mean over the bins of rms((data - model) / model), with the continuum that the import took off.
   */
  private static double meanRelativeRms(Tutorial tutorial) {
    double[] data = tutorial.numbers("cube.h5", "DataCube");
    double[] model = tutorial.numbers("cube.h5", "ModelCube");
    double[] added = tutorial.numbers("arrays.h5", "continuum_additive");
    double[] factor = tutorial.numbers("arrays.h5", "continuum_multiplicative");
    boolean[] keep = tutorial.mask("cube.h5", "Mask");
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double squares = 0;
      int count = 0;
      for (int l = 0; l < keep.length; l++) {
        int i = bin * keep.length + l;
        if (keep[l]) {
          double relative = factor[i] * (data[i] - model[i]) / (factor[i] * model[i] + added[i]);
          squares += relative * relative;
          count++;
        }
      }
      sum += Math.sqrt(squares / count);
    }
    return sum / BINS;
  }
}
