package org.alidade.cli.lightcurve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
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
      arity = "1..*",
      paramLabel = "TYPE",
      description = "Measurement types, names or numbers; several are searched together.")
  private List<String> types;

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

  @Option(names = "--terms", paramLabel = "N", description = "Harmonics; default: 1.")
  private int terms = 1;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "How many periods to compare and show; default: 5.")
  private int candidates = 5;

  @SuppressWarnings("NullAway.Init")
  PeriodCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    List<Series> bands =
        types.stream().map(type -> Series.of(CurveNames.curve(store, object, type))).toList();
    PeriodSearchOptions options =
        PeriodSearchOptions.between(shortest, longest)
            .withTerms(terms)
            .withShapeTerms(terms)
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
