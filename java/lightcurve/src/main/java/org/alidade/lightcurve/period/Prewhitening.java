package org.alidade.lightcurve.period;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.statistics.Series;

/**
 * Several periods of one source, strongest first: each is found in what the ones before leave,
 * after which all are fitted anew to what the others leave.
 *
 * <pre>{@code
 * Prewhitening found = Prewhitening.of(series, FrequencyGrid.automatic(series), Prewhitening.Options.defaults());
 * }</pre>
 *
 * @param components the periods with their harmonics; their means add up to that of the series
 * @param residuals the series less all of them
 */
public record Prewhitening(List<HarmonicFit> components, Series residuals) {
  private static final int SWEEPS = 4;

  /** Keeps its own list. */
  public Prewhitening {
    components = List.copyOf(components);
  }

  /**
   * When to stop.
   *
   * @param most greatest number of periods
   * @param terms harmonics of each
   * @param falseAlarmProbability a peak more probable than this in noise ends the search
   */
  public record Options(int most, int terms, double falseAlarmProbability) {
    /**
     * Checks the figures.
     *
     * @throws BadInputException if one is out of range
     */
    public Options {
      if (most < 1 || terms < 1 || !(falseAlarmProbability > 0)) {
        throw new BadInputException(
            most + " periods of " + terms + " terms below " + falseAlarmProbability,
            "Prewhitening",
            "use 1 or more of both, and a positive probability");
      }
    }

    /** Five sinusoids, each less probable than 0.001. */
    public static Options defaults() {
      return new Options(5, 1, 1e-3);
    }
  }

  /**
   * Finds periods one after the other.
   *
   * @param grid frequencies, per day
   */
  public static Prewhitening of(Series series, FrequencyGrid grid, Options options) {
    List<HarmonicFit> components = new ArrayList<>();
    Series rest = series;
    FalseAlarm alarm =
        new FalseAlarm(
            series.size(), 1, series.spanDays(), FalseAlarm.timeVariance(series), grid.last());
    while (components.size() < options.most()) {
      Periodogram periodogram = LombScargle.of(rest, grid);
      int best = periodogram.best();
      if (!(alarm.baluev(periodogram.standardPower(best)) < options.falseAlarmProbability())) {
        break;
      }
      HarmonicFit fit =
          HarmonicFit.refined(rest, grid.frequency(best), grid.step(), options.terms());
      components.add(fit);
      rest = settle(series, components, grid.step());
    }
    return new Prewhitening(components, rest);
  }

  /** Fits every component again to what the others leave, a few times. */
  private static Series settle(Series series, List<HarmonicFit> components, double step) {
    for (int sweep = 0; sweep < SWEEPS && components.size() > 1; sweep++) {
      for (int i = 0; i < components.size(); i++) {
        HarmonicFit old = components.get(i);
        List<HarmonicFit> others = new ArrayList<>(components);
        others.remove(i);
        components.set(
            i,
            HarmonicFit.refined(without(series, others), old.frequency(), 0.5 * step, old.terms()));
      }
    }
    return without(series, components);
  }

  private static Series without(Series series, List<HarmonicFit> components) {
    Series rest = series;
    for (HarmonicFit component : components) {
      rest = component.residuals(rest);
    }
    return rest;
  }
}
