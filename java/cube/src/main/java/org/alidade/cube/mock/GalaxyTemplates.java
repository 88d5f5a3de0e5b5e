package org.alidade.cube.mock;

import java.nio.file.Path;
import java.util.Random;
import org.alidade.array.BadInputException;
import org.alidade.cube.survey.LogGrid;
import org.alidade.cube.survey.LogRebin;
import org.alidade.cube.survey.TemplateLibrary;

/**
 * Templates (P, T) on a logarithmic grid, each with mean one: those of a library, or synthetic ones
 * with the numerical rank of a library.
 *
 * <p>Analytic population spectra span few dimensions, real ones do not: relative singular values of
 * the 636 MILES models (5050 to 6700 Angstrom, each divided by its mean) fall as {@code 2e-3
 * (q/5)^-1.5} from q = 5 to 150. The synthetic ones are given terms of that size, each a smooth
 * function of metallicity and age times a random line spectrum.
 */
final class GalaxyTemplates {
  private static final int TERMS = 160;
  private static final double SIZE_AT_FIVE = 2e-3;
  private static final double POWER = -1.5;
  private static final int LINES = 150;
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;
  private static final double REACH_SIGMAS = 5;

  private GalaxyTemplates() {}

  /**
   * Spectra of a library.
   *
   * @throws BadInputException if the library has fewer metallicities or ages than asked for
   */
  static double[][] read(Path path, int metallicities, int ages, LogGrid grid) {
    TemplateLibrary library = TemplateLibrary.open(path).thinned(metallicities, ages);
    if (library.populationCount() != metallicities * ages) {
      throw new BadInputException(
          library.metallicities().length
              + " metallicities and "
              + library.agesGyr().length
              + " ages, "
              + metallicities
              + " and "
              + ages
              + " are wanted",
          path.toString(),
          "ask for at most as many as the library has");
    }
    LogRebin rebin =
        LogRebin.of(library.firstAngstrom(), library.stepAngstrom(), library.pixelCount(), grid);
    double[][] spectra = new double[metallicities * ages][];
    for (int p = 0; p < spectra.length; p++) {
      spectra[p] = unitMean(rebin.apply(library.spectrum(p)));
    }
    return spectra;
  }

  /** Synthetic spectra. */
  static double[][] synthetic(int metallicities, int ages, LogGrid grid, long seed) {
    double[] flat = new StellarTemplates(grid.centres(), metallicities, ages).flux();
    double[][] spectra = new double[metallicities * ages][grid.count()];
    for (int t = 0; t < grid.count(); t++) {
      for (int p = 0; p < spectra.length; p++) {
        spectra[p][t] = flat[t * spectra.length + p];
      }
    }
    Random random = new Random(seed);
    int terms = Math.min(TERMS, spectra.length);
    for (int q = 1; q < terms; q++) {
      addTerm(q, spectra, metallicities, ages, lines(grid, random));
    }
    for (double[] spectrum : spectra) {
      unitMean(spectrum);
    }
    return spectra;
  }

  private static void addTerm(
      int q, double[][] spectra, int metallicities, int ages, double[] lines) {
    int degree = 0;
    int order = q;
    while (order > degree) {
      order -= ++degree;
    }
    double size = 2 * SIZE_AT_FIVE * Math.pow(Math.max(q, 5) / 5.0, POWER);
    for (int p = 0; p < spectra.length; p++) {
      int metallicity = p / ages;
      double u = (metallicity + 0.5) / metallicities;
      double v = (p % ages + 0.5) / ages;
      double factor =
          size * Math.cos(Math.PI * order * u) * Math.cos(Math.PI * (degree - order) * v);
      for (int t = 0; t < lines.length; t++) {
        spectra[p][t] += factor * lines[t];
      }
    }
  }

  /** Random emission and absorption lines of about 80 km/s, rms one. */
  private static double[] lines(LogGrid grid, Random random) {
    double[] lines = new double[grid.count()];
    for (int i = 0; i < LINES; i++) {
      double centre = grid.count() * random.nextDouble();
      double sigma = (60 + 60 * random.nextDouble()) / SPEED_OF_LIGHT_KMS / grid.step();
      double height = random.nextGaussian();
      int first = Math.max(0, (int) (centre - REACH_SIGMAS * sigma));
      int last = Math.min(lines.length - 1, (int) (centre + REACH_SIGMAS * sigma));
      for (int t = first; t <= last; t++) {
        double offset = (t - centre) / sigma;
        lines[t] += height * Math.exp(-0.5 * offset * offset);
      }
    }
    double squares = 0;
    for (double value : lines) {
      squares += value * value;
    }
    double rms = Math.sqrt(squares / lines.length);
    for (int t = 0; t < lines.length; t++) {
      lines[t] /= rms;
    }
    return lines;
  }

  private static double[] unitMean(double[] spectrum) {
    double sum = 0;
    for (double value : spectrum) {
      sum += value;
    }
    for (int t = 0; t < spectrum.length; t++) {
      spectrum[t] *= spectrum.length / sum;
    }
    return spectrum;
  }
}
