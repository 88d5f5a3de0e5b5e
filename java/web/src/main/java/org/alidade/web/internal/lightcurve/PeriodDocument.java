package org.alidade.web.internal.lightcurve;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.period.BoxLeastSquares;
import org.alidade.lightcurve.period.FalseAlarm;
import org.alidade.lightcurve.period.FrequencyGrid;
import org.alidade.lightcurve.period.LombScargle;
import org.alidade.lightcurve.period.LombScargleOptions;
import org.alidade.lightcurve.period.Periodogram;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.web.internal.Json;

/** Power over period of one light curve and its highest peaks (spec lightcurve 14.3). */
final class PeriodDocument {
  private static final int FEWEST_POINTS = 5;
  private static final int MOST_FREQUENCIES = 2_000_000;
  private static final int MOST_BOX_PERIODS = 4000;
  private static final int MOST_SHOWN = 2000;
  private static final int PEAKS = 6;
  private static final int MOST_TERMS = 5;
  private static final double[] BOX_PARTS = {0.02, 0.05, 0.1};

  /** A period and how strong it is. */
  private record Peak(double period, double power, double probability) {}

  /** What a search found, in order of ascending period. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Found(String label, double[] periods, double[] powers, List<Peak> peaks) {}

  private PeriodDocument() {}

  static Json of(OpenStore store, Parameters parameters) {
    CurveRequest request = CurveRequest.of(parameters);
    if (request.objects().size() != 1 || request.types().size() != 1) {
      throw new BadInputException(
          "a search takes one light curve", "object, types", "name one of each");
    }
    org.alidade.web.internal.lightcurve.Series shown =
        new SeriesMaker(store, request.selection())
            .series(request.objects().get(0), store.type(request.types().get(0)));
    Series series = positive(shown.inTime());
    if (series.size() < FEWEST_POINTS) {
      throw new BadInputException(
          series.size() + " points", "periodogram", "choose a curve with more of them");
    }
    double shortest = parameters.number("shortest", 2);
    if (!(shortest > 0)) {
      throw new BadInputException("shortest period " + shortest, "shortest", "use more than 0");
    }
    Found found =
        parameters.text("method").equals("box")
            ? boxes(series, shortest)
            : sinusoids(series, shortest, parameters.integer("terms", 1, 1, MOST_TERMS));
    return document(shown, series, found);
  }

  private static Json document(
      org.alidade.web.internal.lightcurve.Series shown, Series series, Found found) {
    return new Json()
        .text("object", shown.object())
        .text("type", shown.type())
        .text("label", found.label())
        .number("start", series.times()[0])
        .exactNumbers("periods", found.periods())
        .numbers("powers", found.powers())
        .objects(
            "peaks",
            found.peaks(),
            (json, peak) ->
                json.number("period", peak.period())
                    .number("power", peak.power())
                    .number("probability", peak.probability()));
  }

  /** Points without an error cannot be weighted. */
  private static Series positive(Series all) {
    int[] kept = IntStream.range(0, all.size()).filter(i -> all.errors()[i] > 0).toArray();
    return new Series(
        taken(all.times(), kept), taken(all.values(), kept), taken(all.errors(), kept));
  }

  private static double[] taken(double[] from, int[] places) {
    return IntStream.of(places).mapToDouble(i -> from[i]).toArray();
  }

  private static Found sinusoids(Series series, double shortest, int terms) {
    FrequencyGrid grid = FrequencyGrid.automatic(series, 1 / shortest);
    if (grid.count() > MOST_FREQUENCIES) {
      throw new BadInputException(
          grid.count() + " frequencies", "shortest", "search for longer periods only");
    }
    Periodogram periodogram =
        LombScargle.of(series, grid, LombScargleOptions.defaults().withTerms(terms));
    FalseAlarm alarm = FalseAlarm.of(series, 1 / shortest);
    List<Peak> peaks =
        periodogram.peaks(PEAKS).stream()
            .map(
                i ->
                    new Peak(
                        1 / grid.frequency(i),
                        periodogram.power()[i],
                        terms == 1 ? alarm.baluev(periodogram.standardPower(i)) : Double.NaN))
            .toList();
    double[] periods =
        IntStream.range(0, grid.count()).mapToDouble(i -> 1 / grid.frequency(i)).toArray();
    int[] shown = highest(periodogram.power());
    return ascending("Lomb-Scargle power", periods, periodogram.power(), shown, peaks);
  }

  /** Boxes lie below their surroundings, so magnitudes are turned round. */
  private static Found boxes(Series series, double shortest) {
    Series light = series.withValues(Arrays.stream(series.values()).map(v -> -v).toArray());
    double longest = Math.max(2 * shortest, series.spanDays() / 2);
    double step = (1 / shortest - 1 / longest) / (MOST_BOX_PERIODS - 1);
    double[] periods =
        IntStream.range(0, MOST_BOX_PERIODS)
            .mapToDouble(i -> 1 / (1 / shortest - i * step))
            .toArray();
    double[] durations = Arrays.stream(BOX_PARTS).map(part -> part * shortest).toArray();
    BoxLeastSquares.Result result =
        BoxLeastSquares.of(light, periods, durations, BoxLeastSquares.Options.defaults());
    double[] powers =
        Arrays.stream(result.power()).map(power -> Double.isNaN(power) ? 0 : power).toArray();
    List<Peak> peaks =
        IntStream.range(1, powers.length - 1)
            .filter(i -> powers[i] > powers[i - 1] && powers[i] >= powers[i + 1])
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -powers[i]))
            .limit(PEAKS)
            .map(i -> new Peak(periods[i], powers[i], Double.NaN))
            .toList();
    return ascending("Gain in log likelihood", periods, powers, highest(powers), peaks);
  }

  /** The highest point of each stretch, as many as a screen can show. */
  private static int[] highest(double[] powers) {
    int stretches = Math.min(MOST_SHOWN, powers.length);
    int[] places = new int[stretches];
    for (int stretch = 0; stretch < stretches; stretch++) {
      int first = (int) ((long) stretch * powers.length / stretches);
      int end = (int) ((long) (stretch + 1) * powers.length / stretches);
      places[stretch] = first;
      for (int i = first; i < end; i++) {
        places[stretch] = powers[i] > powers[places[stretch]] ? i : places[stretch];
      }
    }
    return places;
  }

  private static Found ascending(
      String label, double[] periods, double[] powers, int[] shown, List<Peak> peaks) {
    int[] order =
        IntStream.of(shown)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> periods[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Found(label, taken(periods, order), taken(powers, order), peaks);
  }
}
