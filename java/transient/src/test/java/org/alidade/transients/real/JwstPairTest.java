package org.alidade.transients.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.math.Quantiles;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.figures.SubtractionFigure;
import org.junit.jupiter.api.Test;

/**
 * The difference of two real images agrees with the one that others published for them, by another
 * method and other code.
 */
class JwstPairTest {
  private static final int SIDE = JwstImages.SIDE;
  private static final int MARGIN = 30;
  private static final int CORE_X = 280;
  private static final int CORE_Y = 640;
  private static final double CORE_RADIUS = 40;

  @Test
  void agreesWithThePublishedDifference() throws IOException {
    ImagePair pair = JwstImages.pair();

    SubtractionResult result =
        Zogy.subtract(pair, ZogyOptions.defaults().withAstrometricNoise(0.05, 0.05));

    double[] ours = chosen(result.significance());
    double[] published = chosen(filtered(JwstImages.read("sfft_diff_snr"), result.psf()));
    double scatter = Quantiles.scaledMedianAbsoluteDeviation(ours);
    assertThat(correlation(ours, published)).isGreaterThan(0.9);
    // The pixels of these mosaics are correlated, which noise maps do not say: more than 1.
    assertThat(scatter).isBetween(1.2, 2.0);
    Path figure = Files.createDirectories(Path.of("target/figures")).resolve("jwst.png");
    SubtractionFigure.of(pair, result, new double[] {732, 762, 234}, new double[] {255, 761, 646})
        .writePng(figure);
    assertThat(figure).isNotEmptyFile();
  }

  /** Values away from the border and from the core of the brightest galaxy. */
  private static double[] chosen(double[] image) {
    double[] values = new double[SIDE * SIDE];
    int count = 0;
    for (int y = MARGIN; y < SIDE - MARGIN; y++) {
      for (int x = MARGIN; x < SIDE - MARGIN; x++) {
        if (Math.hypot(x - CORE_X, y - CORE_Y) > CORE_RADIUS) {
          values[count++] = image[y * SIDE + x];
        }
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** The image seen through the point-spread function, as a score is. */
  private static double[] filtered(double[] image, PsfStamp psf) {
    int half = 10;
    double[] filtered = new double[image.length];
    for (int y = half; y < SIDE - half; y++) {
      for (int x = half; x < SIDE - half; x++) {
        double sum = 0;
        for (int dy = -half; dy <= half; dy++) {
          for (int dx = -half; dx <= half; dx++) {
            int inStamp = (psf.half() + dy) * psf.size() + psf.half() + dx;
            sum += psf.values()[inStamp] * image[(y + dy) * SIDE + x + dx];
          }
        }
        filtered[y * SIDE + x] = sum;
      }
    }
    return filtered;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
