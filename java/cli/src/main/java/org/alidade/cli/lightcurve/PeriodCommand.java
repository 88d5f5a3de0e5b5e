package org.alidade.cli.lightcurve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.period.PeriodCandidate;
import org.alidade.lightcurve.period.PeriodSearch;
import org.alidade.lightcurve.period.PeriodSearchOptions;
import org.alidade.lightcurve.statistics.Series;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve period}. */
@Command(
    name = "period",
    description = "Search for periods of an object with a Lomb-Scargle periodogram.")
final class PeriodCommand extends StoreVerb {
  @Parameters(index = "1", paramLabel = "OBJECT", description = "Key or number of the object.")
  private String object;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "TYPE",
      description = "Types, names or numbers, searched together; default: all of the object.")
  private List<String> types = List.of();

  @Option(
      names = "--min-period",
      paramLabel = "DAYS",
      description = "Shortest period, days; default: 0.1.")
  private double shortest = 0.1;

  @Option(
      names = "--max-period",
      paramLabel = "DAYS",
      description = "Longest period, days; default: 100.")
  private double longest = 100;

  @Option(
      names = "--terms",
      paramLabel = "N",
      description = "Harmonics of the model that scans all frequencies; default: 1.")
  private int terms = 1;

  @Option(
      names = "--shape-terms",
      paramLabel = "N",
      description = "Harmonics, in each type, of the model that compares the peaks; default: 4.")
  private int shapeTerms = 4;

  @Option(
      names = "--model-scatter",
      paramLabel = "S",
      description = {
        "Scatter about the model beyond the errors, in magnitudes, such as 0.05 for pulsating",
        "stars; default: 0."
      })
  private double modelScatter;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "How many peaks to compare and show; default: 10.")
  private int candidates = 10;

  @SuppressWarnings("NullAway.Init")
  PeriodCommand() {}

  private List<LightCurve> bands(LightCurveStore store) {
    return types.isEmpty()
        ? store.getObject(CurveNames.object(store, object))
        : types.stream().map(type -> CurveNames.curve(store, object, type)).toList();
  }

  @Override
  int run(LightCurveStore store, Output output) {
    List<Series> bands = bands(store).stream().map(Series::of).toList();
    PeriodSearchOptions options =
        PeriodSearchOptions.between(shortest, longest)
            .withTerms(terms)
            .withShapeTerms(shapeTerms)
            .withModelScatter(modelScatter)
            .withCandidates(candidates);
    List<PeriodCandidate> found = PeriodSearch.of(bands, options);
    List<Map<String, Object>> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder("  period [d]    power  false alarm");
    for (PeriodCandidate candidate : found) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("period_days", candidate.periodDays());
      document.put("power", candidate.power());
      document.put("false_alarm_probability", candidate.falseAlarmProbability());
      document.put(
          "aliases_per_day",
          candidate.aliases().stream()
              .map(alias -> Map.of("cause", alias.cause(), "frequency", alias.frequency()))
              .toList());
      documents.add(document);
      text.append(
          String.format(
              Locale.ROOT,
              "%n%12.7f %8.4f %12.3g",
              candidate.periodDays(),
              candidate.power(),
              candidate.falseAlarmProbability()));
    }
    output.result(text.toString(), Map.of("object", object, "periods", documents));
    return found.isEmpty() ? NOTHING_FOUND : DONE;
  }
}
