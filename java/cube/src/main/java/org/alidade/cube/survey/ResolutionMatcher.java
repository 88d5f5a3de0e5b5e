package org.alidade.cube.survey;

import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * Broadens template spectra to the resolution of an instrument with a Gaussian whose width follows
 * the wavelength.
 *
 * <p>Every pixel spreads its flux with {@code sigma^2 = (FWHM_instrument^2 - FWHM_template^2) / (8
 * ln 2)} of its own wavelength, so the total flux is conserved exactly, also at the ends. The
 * discrete kernels have exactly this variance. Where the instrument is sharper than the template
 * nothing is done; {@link #describe()} says where.
 */
public final class ResolutionMatcher {
  private static final double FWHM_PER_SIGMA = Math.sqrt(8 * Math.log(2));

  /** Below this variance in pixels a kernel of three taps is used, above it a binned Gaussian. */
  private static final double THREE_TAP_VARIANCE = 0.35;

  private static final double REACH_SIGMAS = 6;

  private final double[][] kernels;
  private final String description;

  private ResolutionMatcher(double[][] kernels, String description) {
    this.kernels = kernels;
    this.description = description;
  }

  /**
   * Prepares the kernels.
   *
   * @param firstAngstrom centre of the first template pixel, rest frame
   * @param stepAngstrom template pixel width
   * @param pixels number of template pixels
   * @param template line spread of the templates, rest frame
   * @param instrument line spread of the instrument, seen in the rest frame ({@link
   *     LineSpread#atRest})
   * @throws BadInputException if the sampling makes no sense
   */
  public static ResolutionMatcher of(
      double firstAngstrom,
      double stepAngstrom,
      int pixels,
      LineSpread template,
      LineSpread instrument) {
    if (!(stepAngstrom > 0) || pixels < 1) {
      throw new BadInputException(
          "a step of " + stepAngstrom + " Angstrom and " + pixels + " pixels make no spectrum",
          "template sampling",
          "check the template headers");
    }
    double[][] kernels = new double[pixels][];
    Tally tally = new Tally();
    for (int pixel = 0; pixel < pixels; pixel++) {
      double angstrom = firstAngstrom + pixel * stepAngstrom;
      double wanted = instrument.fwhmAt(angstrom) / FWHM_PER_SIGMA;
      double present = template.fwhmAt(angstrom) / FWHM_PER_SIGMA;
      double variance = (wanted * wanted - present * present) / (stepAngstrom * stepAngstrom);
      kernels[pixel] = kernel(Math.max(0, variance));
      tally.add(angstrom, wanted * wanted - present * present);
    }
    return new ResolutionMatcher(kernels, tally.text(pixels));
  }

  /** What was broadened by how much, and where the instrument is the sharper of the two. */
  public String describe() {
    return description;
  }

  /**
   * Broadens one spectrum.
   *
   * @param flux flux density per pixel
   * @return broadened flux density, same total
   */
  public double[] apply(double[] flux) {
    if (flux.length != kernels.length) {
      throw new BadInputException(
          "the spectrum has " + flux.length + " pixels, expected " + kernels.length,
          "template spectrum",
          "prepare the matcher for this sampling");
    }
    double[] result = new double[flux.length];
    for (int pixel = 0; pixel < flux.length; pixel++) {
      scatter(flux[pixel], kernels[pixel], pixel, result);
    }
    return result;
  }

  private static void scatter(double flux, double[] kernel, int pixel, double[] result) {
    int half = kernel.length / 2;
    int from = Math.max(0, pixel - half);
    int to = Math.min(result.length - 1, pixel + half);
    double inside = 0;
    for (int i = from; i <= to; i++) {
      inside += kernel[i - pixel + half];
    }
    double scale = flux / inside; // what would leave the spectrum stays in it
    for (int i = from; i <= to; i++) {
      result[i] += scale * kernel[i - pixel + half];
    }
  }

  /** Unit-sum taps on integer pixels with the given variance in pixels. */
  static double[] kernel(double variance) {
    if (variance == 0) {
      return new double[] {1};
    }
    if (variance < THREE_TAP_VARIANCE) {
      return new double[] {0.5 * variance, 1 - variance, 0.5 * variance};
    }
    // Integrating over pixels adds the variance of a pixel, 1/12.
    double sigma = Math.sqrt(variance - 1.0 / 12);
    int half = (int) Math.ceil(REACH_SIGMAS * sigma);
    double[] taps = new double[2 * half + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double centre = i - half;
      taps[i] =
          GaussLegendre.integrate(
              x -> Math.exp(-0.5 * x * x / (sigma * sigma)),
              centre - 0.5,
              centre + 0.5,
              0.25 * sigma);
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }

  /** Counts what is done where, for the report. */
  private static final class Tally {
    private int sharper;
    private double sharperFrom;
    private double sharperTo;
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    void add(double angstrom, double varianceAngstrom2) {
      if (varianceAngstrom2 < 0) {
        sharperFrom = sharper == 0 ? angstrom : sharperFrom;
        sharperTo = angstrom;
        sharper++;
      }
      double sigma = Math.sqrt(Math.max(0, varianceAngstrom2));
      least = Math.min(least, sigma);
      most = Math.max(most, sigma);
    }

    String text(int pixels) {
      if (sharper == pixels) {
        return "instrument sharper than the templates everywhere: templates not broadened";
      }
      String broadening =
          String.format(
              Locale.ROOT, "templates broadened by sigma %.3f to %.3f Angstrom", least, most);
      if (sharper == 0) {
        return broadening;
      }
      return broadening
          + String.format(
              Locale.ROOT,
              ", not broadened in %d of %d pixels between %.0f and %.0f Angstrom where the"
                  + " instrument is sharper",
              sharper,
              pixels,
              sharperFrom,
              sharperTo);
    }
  }
}
