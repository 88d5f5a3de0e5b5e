package org.alidade.lightcurve.period;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.period.HarmonicModel;
import org.alidade.lightcurve.statistics.Series;

/**
 * Finds the period of a source, from one band or several: all frequencies are scanned with a simple
 * model, the best peaks refined and compared with a model of more harmonics, which each band has
 * for itself.
 *
 * <pre>{@code
 * List<PeriodCandidate> periods = PeriodSearch.of(List.of(g, r, i), PeriodSearchOptions.between(0.2, 1).withShapeTerms(4));
 * double period = periods.get(0).periodDays();
 * }</pre>
 */
public final class PeriodSearch {
  private static final String NAME = "PeriodSearch";

  private final Collection<Series> bands;
  private final PeriodSearchOptions options;
  private final FrequencyGrid grid;

  private PeriodSearch(Collection<Series> bands, PeriodSearchOptions options) {
    this.bands = bands;
    this.options = options;
    grid =
        FrequencyGrid.between(
            1 / options.longestDays(),
            1 / options.shortestDays(),
            spanDays(bands),
            options.samplesPerPeak());
  }

  /** The periods of one band. */
  public static List<PeriodCandidate> of(Series series, PeriodSearchOptions options) {
    return of(List.of(series), options);
  }

  /**
   * The periods of several bands.
   *
   * @param bands points of every band; those without points do not count
   * @return the best peaks, best first
   * @throws BadInputException if no band has points, all lie at one time, or an error is not
   *     positive
   */
  public static List<PeriodCandidate> of(Collection<Series> bands, PeriodSearchOptions options) {
    List<Series> filled =
        bands.stream()
            .filter(band -> band.size() > 0)
            .map(band -> softened(band, options.modelScatter()))
            .toList();
    return new PeriodSearch(filled, options).candidates();
  }

  private static Series softened(Series band, double scatter) {
    band.requirePositiveErrors(NAME);
    return new Series(
        band.times(),
        band.values(),
        Arrays.stream(band.errors()).map(error -> Math.hypot(error, scatter)).toArray());
  }

  private static double spanDays(Collection<Series> bands) {
    double first = bands.stream().mapToDouble(b -> b.times()[0]).min().orElse(0);
    double last = bands.stream().mapToDouble(b -> b.times()[b.size() - 1]).max().orElse(0);
    if (!(last > first)) {
      throw new BadInputException(
          bands.size() + " bands over no time", NAME, "give points at different times");
    }
    return last - first;
  }

  private List<PeriodCandidate> candidates() {
    Periodogram scan =
        MultiBandLombScargle.of(
            bands, grid, options.model(), LombScargleOptions.defaults().withTerms(options.terms()));
    HarmonicModel shape =
        Models.of(
            bands,
            options.shapeTerms(),
            true,
            options.shapeTerms() == options.terms()
                && options.model() == MultiBandLombScargle.Model.SHARED,
            NAME);
    double constant = shape.chiSquared();
    List<PeriodCandidate> found = new ArrayList<>();
    for (int peak : scan.peaks(options.candidates())) {
      double frequency = HarmonicFit.refine(shape, grid.frequency(peak), grid.step());
      found.add(
          new PeriodCandidate(
              1 / frequency,
              shape.reductionAt(frequency) / constant,
              probability(scan.standardPower(peak)),
              FrequencyAlias.of(frequency)));
    }
    found.sort(Comparator.comparingDouble(candidate -> -candidate.power()));
    return List.copyOf(found);
  }

  private double probability(double power) {
    if (options.terms() > 1 || options.model() != MultiBandLombScargle.Model.SHARED) {
      return Double.NaN;
    }
    int points = bands.stream().mapToInt(Series::size).sum();
    return new FalseAlarm(points, bands.size(), spanDays(bands), timeVariance(points), grid.last())
        .baluev(power);
  }

  private double timeVariance(int points) {
    double[] times = new double[points];
    double[] errors = new double[points];
    int next = 0;
    for (Series band : bands) {
      System.arraycopy(band.times(), 0, times, next, band.size());
      System.arraycopy(band.errors(), 0, errors, next, band.size());
      next += band.size();
    }
    return FalseAlarm.timeVariance(new Series(times, times, errors));
  }
}
