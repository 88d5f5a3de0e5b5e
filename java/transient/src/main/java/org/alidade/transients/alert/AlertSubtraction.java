package org.alidade.transients.alert;

import java.util.Arrays;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.math.Quantiles;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.MaskFilling;

/**
 * A subtraction of the cut-outs of an alert, apart from the one that its survey made. A cut-out is
 * too small to measure the point-spread function from stars: it is a Moffat function of the width
 * that the alert tells; the width of the template and the ratio of the fluxes are those that leave
 * the least around the object.
 *
 * <pre>{@code
 * AlertSubtraction own = AlertSubtraction.of(AlertFile.read(path).get(0));
 * double significance = own.peak();
 * }</pre>
 *
 * @param result the subtraction
 * @param images its images as networks judge them
 * @param templateFwhmPx width of the template, pixels
 * @param fluxRatio counts of the science image per count of the template
 * @param x column of the greatest S_corr within two pixels of the middle
 * @param y row of it
 */
public record AlertSubtraction(
    SubtractionResult result,
    ScoringImages images,
    double templateFwhmPx,
    double fluxRatio,
    int x,
    int y) {
  private static final String FWHM = "fwhm";
  private static final int PSF_SIZE = 25;
  private static final double BETA = 3;
  private static final double ELECTRONS_PER_COUNT = 6.2;
  private static final double TEMPLATE_EXPOSURES = 15;
  private static final double REGISTRATION_PX = 0.1;
  private static final double[] WIDTHS = {0.8, 0.9, 1, 1.1, 1.25, 1.4};
  private static final double[] RATIOS = {0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2};
  private static final double OBJECT_FWHM = 3;
  private static final int MARGIN_PX = 5;
  private static final double MOST_SQUARED = 25;
  private static final int SEARCH_PX = 2;

  /**
   * Subtracts the template of an alert from its science cut-out.
   *
   * @throws BadInputException if a cut-out or the width is missing, or the cut-outs differ in size
   * @throws FormatException if a cut-out is damaged
   */
  public static AlertSubtraction of(Alert alert) {
    Cutout.Pixels science = pixels(alert, alert.science(), "science");
    Cutout.Pixels template = pixels(alert, alert.template(), "template");
    double fwhm = alert.candidate().number(FWHM).orElse(Double.NaN);
    if (!(fwhm > 0)) {
      throw missing(alert, FWHM);
    }
    if (science.width() != template.width() || science.height() != template.height()) {
      throw new BadInputException(
          "cut-outs of different sizes", "alert " + alert.candid(), "use another alert");
    }
    return best(new Plane(science, 1), new Plane(template, TEMPLATE_EXPOSURES), fwhm);
  }

  private static Cutout.Pixels pixels(Alert alert, Optional<Cutout> cutout, String name) {
    return cutout.orElseThrow(() -> missing(alert, name + " cut-out")).pixels();
  }

  private static BadInputException missing(Alert alert, String what) {
    return new BadInputException(
        "it has no " + what, "alert " + alert.candid(), "subtract alerts with images");
  }

  private static AlertSubtraction best(Plane science, Plane template, double fwhm) {
    double least = Double.POSITIVE_INFINITY;
    double width = fwhm;
    double ratio = 1;
    for (double relative : WIDTHS) {
      for (double tried : RATIOS) {
        SubtractionResult result = subtract(science, template, fwhm, relative * fwhm, tried);
        double left = left(result, OBJECT_FWHM * fwhm);
        if (left < least) {
          least = left;
          width = relative * fwhm;
          ratio = tried;
        }
      }
    }
    SubtractionResult result = subtract(science, template, fwhm, width, ratio);
    ScoringImages images =
        new ScoringImages(
            result.width(),
            result.height(),
            template.pixels,
            science.pixels,
            result.difference(),
            result.significance(),
            template.sigma,
            science.sigma);
    int peak = peak(result);
    return new AlertSubtraction(
        result, images, width, ratio, peak % result.width(), peak / result.width());
  }

  private static SubtractionResult subtract(
      Plane science, Plane template, double fwhm, double templateFwhm, double ratio) {
    ImagePair pair =
        ImagePair.of(
                science.width,
                science.height,
                science.pixels,
                template.pixels,
                moffat(fwhm),
                moffat(templateFwhm),
                science.sigma,
                template.sigma)
            .withVariances(science.variance, template.variance);
    return Zogy.subtract(
        pair,
        ZogyOptions.defaults()
            .withFluxScales(ratio, 1)
            .withZeroPadding(true)
            .withAstrometricNoise(REGISTRATION_PX, REGISTRATION_PX));
  }

  /** Mean square of S_corr away from object and border; single strong residuals hardly count. */
  private static double left(SubtractionResult result, double objectRadius) {
    double sum = 0;
    int count = 0;
    for (int y = MARGIN_PX; y < result.height() - MARGIN_PX; y++) {
      for (int x = MARGIN_PX; x < result.width() - MARGIN_PX; x++) {
        if (Math.hypot(x - result.width() / 2, y - result.height() / 2) > objectRadius) {
          double value = result.significance()[y * result.width() + x];
          sum += Math.min(MOST_SQUARED, value * value);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static int peak(SubtractionResult result) {
    int middle = result.height() / 2 * result.width() + result.width() / 2;
    int highest = middle;
    for (int dy = -SEARCH_PX; dy <= SEARCH_PX; dy++) {
      for (int dx = -SEARCH_PX; dx <= SEARCH_PX; dx++) {
        int at = middle + dy * result.width() + dx;
        highest = result.significance()[at] > result.significance()[highest] ? at : highest;
      }
    }
    return highest;
  }

  private static PsfStamp moffat(double fwhmPx) {
    double core = fwhmPx / (2 * Math.sqrt(Math.pow(2, 1 / BETA) - 1));
    double[] values = new double[PSF_SIZE * PSF_SIZE];
    for (int i = 0; i < values.length; i++) {
      double dx = i % PSF_SIZE - PSF_SIZE / 2;
      double dy = i / PSF_SIZE - PSF_SIZE / 2;
      values[i] = Math.pow(1 + (dx * dx + dy * dy) / (core * core), -BETA);
    }
    return PsfStamp.of(PSF_SIZE, values);
  }

  /** Greatest S_corr within two pixels of the middle of the cut-out. */
  public double peak() {
    return result.significance()[y * result.width() + x];
  }

  /** A cut-out without sky, with the noise that sky and light make. */
  private static final class Plane {
    final int width;
    final int height;
    final double[] pixels;
    final double[] variance;
    final double sigma;

    Plane(Cutout.Pixels cutout, double exposures) {
      width = cutout.width();
      height = cutout.height();
      double[] good = new double[cutout.pixels().length];
      byte[] mask = new byte[good.length];
      int count = 0;
      pixels = new double[good.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = cutout.pixels()[i];
        mask[i] = (byte) (Double.isFinite(pixels[i]) ? 0 : 1);
        if (mask[i] == 0) {
          good[count++] = pixels[i];
        }
      }
      double sky = Quantiles.median(Arrays.copyOf(good, count));
      sigma = belowSky(good, count, sky);
      double[] filled = MaskFilling.fill(width, height, pixels, mask);
      variance = new double[pixels.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = filled[i] - sky;
        double light = Math.max(0, pixels[i]) / (ELECTRONS_PER_COUNT * exposures);
        variance[i] = sigma * sigma + light;
      }
    }

    /** Noise from the pixels below the sky, which hold no light of sources. */
    private static double belowSky(double[] good, int count, double sky) {
      double[] below =
          Arrays.stream(good, 0, count)
              .filter(value -> value < sky)
              .map(value -> sky - value)
              .toArray();
      return 1.4826 * Quantiles.median(below);
    }
  }
}
