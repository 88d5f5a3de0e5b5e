package org.alidade.lightcurve.period;

import org.alidade.array.BadInputException;

/**
 * Which periods {@link PeriodSearch} looks for, and how.
 *
 * <p>Example: {@code PeriodSearchOptions.between(0.2, 1).withShapeTerms(4)}.
 *
 * @param shortestDays shortest period, days
 * @param longestDays longest period, days
 * @param samplesPerPeak frequencies per width of a peak, {@code 1/span}
 * @param terms harmonics of the model that scans all frequencies
 * @param shapeTerms harmonics, for each band, of the model that compares the best peaks
 * @param candidates number of peaks compared
 * @param model what bands have in common in the scan
 * @param modelScatter added to the errors in quadrature, unit of the values: what light curves
 *     scatter about a model of so few harmonics; keeps single points of tiny error from deciding
 */
public record PeriodSearchOptions(
    double shortestDays,
    double longestDays,
    double samplesPerPeak,
    int terms,
    int shapeTerms,
    int candidates,
    MultiBandLombScargle.Model model,
    double modelScatter) {
  /**
   * Checks the figures.
   *
   * @throws BadInputException if one is out of range
   */
  public PeriodSearchOptions {
    if (!(shortestDays > 0 && longestDays > shortestDays && samplesPerPeak >= 1)) {
      throw new BadInputException(
          "periods from "
              + shortestDays
              + " to "
              + longestDays
              + " days, "
              + samplesPerPeak
              + " samples per peak",
          "PeriodSearchOptions",
          "give two positive periods in order, and 1 sample or more");
    }
    if (terms < 1 || shapeTerms < 1 || candidates < 1 || !(modelScatter >= 0)) {
      throw new BadInputException(
          terms
              + " terms, "
              + shapeTerms
              + " terms of the shape, "
              + candidates
              + " candidates, model scatter "
              + modelScatter,
          "PeriodSearchOptions",
          "use 1 or more of each, and a scatter of 0 or more");
    }
  }

  /**
   * Periods of a range with a sinusoid that all bands share, the 10 best peaks compared by the same
   * model.
   *
   * @param shortestDays shortest period, days
   * @param longestDays longest period, days
   */
  public static PeriodSearchOptions between(double shortestDays, double longestDays) {
    return new PeriodSearchOptions(
        shortestDays,
        longestDays,
        FrequencyGrid.SAMPLES_PER_PEAK,
        1,
        1,
        10,
        MultiBandLombScargle.Model.SHARED,
        0);
  }

  /** The same with more harmonics in the scan; the comparison has at least as many. */
  public PeriodSearchOptions withTerms(int number) {
    return new PeriodSearchOptions(
        shortestDays,
        longestDays,
        samplesPerPeak,
        number,
        Math.max(number, shapeTerms),
        candidates,
        model,
        modelScatter);
  }

  /** The same with more harmonics in the comparison, for light curves that are no sinusoids. */
  public PeriodSearchOptions withShapeTerms(int number) {
    return new PeriodSearchOptions(
        shortestDays, longestDays, samplesPerPeak, terms, number, candidates, model, modelScatter);
  }

  /** The same with another number of peaks compared. */
  public PeriodSearchOptions withCandidates(int number) {
    return new PeriodSearchOptions(
        shortestDays, longestDays, samplesPerPeak, terms, shapeTerms, number, model, modelScatter);
  }

  /** The same with more or less in common between bands. */
  public PeriodSearchOptions withModel(MultiBandLombScargle.Model other) {
    return new PeriodSearchOptions(
        shortestDays,
        longestDays,
        samplesPerPeak,
        terms,
        shapeTerms,
        candidates,
        other,
        modelScatter);
  }

  /** The same with scatter added to the errors in quadrature, unit of the values. */
  public PeriodSearchOptions withModelScatter(double scatter) {
    return new PeriodSearchOptions(
        shortestDays, longestDays, samplesPerPeak, terms, shapeTerms, candidates, model, scatter);
  }
}
