package org.alidade.cube.survey;

import java.util.Arrays;
import java.util.Locale;

/**
 * Templates made ready for a fit: broadened to the instrument, on a logarithmic grid finer than the
 * observed one, with the guard pixels the velocity range asks for, each scaled to a mean of one
 * over the observed range so that weights are fractions of light.
 */
final class TemplateGrid {
  /** Pixels that populate keeps beyond the velocity range. */
  private static final int SAFETY_PAD_PIXELS = 64;

  /** Templates reach this far beyond the guard, so that edge effects of the broadening stay out. */
  private static final int EXTRA_PIXELS = 8;

  /** Library pixels kept beyond the range, for the wings of the broadening. */
  private static final int MARGIN_PIXELS = 40;

  private final LogGrid grid;
  private final double[][] spectra;
  private final String description;

  private TemplateGrid(LogGrid grid, double[][] spectra, String description) {
    this.grid = grid;
    this.spectra = spectra;
    this.description = description;
  }

  /**
   * Prepares the templates.
   *
   * @param observed the observed grid, rest frame
   * @param oversampling template pixels per observed pixel
   * @param fastestKms largest speed of the velocity histograms
   */
  static TemplateGrid prepare(
      TemplateLibrary library,
      LogGrid observed,
      int oversampling,
      double fastestKms,
      LineSpread template,
      LineSpread instrumentAtRest) {
    LogGrid grid = grid(observed, oversampling, fastestKms);
    Cut cut = Cut.around(library, grid);
    double cutFirst = library.firstAngstrom() + cut.first() * library.stepAngstrom();
    LogRebin rebin = LogRebin.of(cutFirst, library.stepAngstrom(), cut.count(), grid);
    ResolutionMatcher matcher =
        ResolutionMatcher.of(
            cutFirst, library.stepAngstrom(), cut.count(), template, instrumentAtRest);
    double[][] spectra = new double[library.populationCount()][];
    int first = (int) Math.round((observed.start() - grid.start()) / grid.step());
    int last = first + (observed.count() - 1) * oversampling;
    for (int p = 0; p < spectra.length; p++) {
      spectra[p] =
          lightNormalized(rebin.apply(matcher.apply(cut.of(library.spectrum(p)))), first, last);
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s, %d metallicities x %d ages, %s; step %.3f km/s, %.1f to %.1f Angstrom,"
                + " each divided by its mean over the observed range",
            library.source(),
            library.metallicities().length,
            library.agesGyr().length,
            matcher.describe(),
            grid.velocityStepKms(),
            Math.exp(grid.start()),
            Math.exp(grid.start() + (grid.count() - 1) * grid.step()));
    return new TemplateGrid(grid, spectra, text);
  }

  /**
   * The part of the library spectra that matters.
   *
   * @param first first pixel
   * @param count number of pixels
   */
  private record Cut(int first, int count) {
    static Cut around(TemplateLibrary library, LogGrid grid) {
      double step = library.stepAngstrom();
      double start = library.firstAngstrom() - 0.5 * step;
      int low = (int) Math.floor((Math.exp(grid.edge(0)) - start) / step) - MARGIN_PIXELS;
      int high =
          (int) Math.ceil((Math.exp(grid.edge(grid.count())) - start) / step) + MARGIN_PIXELS;
      int first = Math.min(Math.max(0, low), library.pixelCount() - 1);
      return new Cut(first, Math.max(1, Math.min(high, library.pixelCount()) - first));
    }

    double[] of(double[] spectrum) {
      return Arrays.copyOfRange(spectrum, first, first + count);
    }
  }

  /** Template pixels tile the observed pixels exactly: R of them share each observed pixel. */
  private static LogGrid grid(LogGrid observed, int oversampling, double fastestKms) {
    double step = observed.step() / oversampling;
    double reach = -Math.log1p(-fastestKms / SpeedOfLight.KMS); // the larger of both signs
    int guard = (int) Math.ceil(reach / step) + SAFETY_PAD_PIXELS + EXTRA_PIXELS;
    double firstInside = observed.start() - 0.5 * (oversampling - 1) * step;
    return new LogGrid(
        firstInside - guard * step, step, observed.count() * oversampling + 2 * guard);
  }

  private static double[] lightNormalized(double[] flux, int first, int last) {
    double sum = 0;
    for (int i = first; i <= last; i++) {
      sum += flux[i];
    }
    double mean = sum / (last - first + 1);
    for (int i = 0; i < flux.length; i++) {
      flux[i] /= mean;
    }
    return flux;
  }

  LogGrid grid() {
    return grid;
  }

  /** Spectra, population by population. */
  double[][] spectra() {
    return spectra;
  }

  String describe() {
    return description;
  }

  /** The spectra with the wavelength first: (T, P) flattened. */
  double[] wavelengthFirst() {
    int populations = spectra.length;
    double[] flat = new double[grid.count() * populations];
    for (int p = 0; p < populations; p++) {
      for (int t = 0; t < grid.count(); t++) {
        flat[t * populations + p] = spectra[p][t];
      }
    }
    return flat;
  }
}
