package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.alidade.cli.Output;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.alert.AlertSubtraction;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.detection.ScoringPosition;
import org.alidade.transients.run.AlertExport;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient alerts}. */
@Command(
    name = "alerts",
    description = "Write detections as alerts with the schema of ZTF, or look into such files.")
final class AlertsCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Direction direction;

  /** Out or in. */
  static final class Direction {
    @Option(names = "--export", paramLabel = "FILE", description = "Write the detections here.")
    private @Nullable Path export;

    @Option(
        names = "--read",
        arity = "1..*",
        paramLabel = "FILE",
        description = "Tell what these files hold.")
    private @Nullable List<Path> read;

    @SuppressWarnings("NullAway.Init")
    Direction() {}
  }

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "0.5",
      description = "Least score of what is written; default: ${DEFAULT-VALUE}.")
  private double leastConfidence;

  @Option(
      names = "--zero-point",
      paramLabel = "MAG",
      defaultValue = "0",
      description =
          "AB magnitude of one count; default: ${DEFAULT-VALUE}, instrumental magnitudes.")
  private double zeroPoint;

  @Option(
      names = "--subtract",
      description = "Subtract the images of alerts again, and score them.")
  private boolean subtract;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "transients/models",
      description = "Folder of the networks that score; default: ${DEFAULT-VALUE}.")
  private Path models;

  @SuppressWarnings("NullAway.Init")
  AlertsCommand() {}

  @Override
  int run(Output out) throws IOException {
    return direction.export == null ? read(out) : export(out, direction.export);
  }

  private int export(Output out, Path file) throws IOException {
    List<Alert> alerts;
    try (TransientSystem opened = system.open()) {
      alerts =
          new AlertExport(opened.database(), opened.store()).alerts(leastConfidence, zeroPoint);
    }
    if (alerts.isEmpty()) {
      out.result("no detections with such a score; nothing written", Map.of("alerts", 0));
      return NOTHING_TO_DO;
    }
    AlertFile.write(file, alerts);
    long objects = alerts.stream().map(Alert::objectId).distinct().count();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file.toString());
    document.put("alerts", alerts.size());
    document.put("objects", objects);
    out.result(alerts.size() + " alerts of " + objects + " objects written to " + file, document);
    return DONE;
  }

  private int read(Output out) {
    List<Map<String, Object>> rows = new ArrayList<>();
    ScorerOptions options = ScorerOptions.defaults().withModelFolder(models);
    try (CandidateScorer scorer = subtract ? Scorers.open(options) : null) {
      for (Path file : direction.read == null ? List.<Path>of() : direction.read) {
        AlertFile.read(file).forEach(alert -> rows.add(row(alert, scorer)));
      }
    }
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(row)).append(System.lineSeparator()));
    out.results(text.append(rows.size()).append(" alerts").toString(), rows);
    return rows.isEmpty() ? NOTHING_TO_DO : DONE;
  }

  private static Map<String, Object> row(Alert alert, @Nullable CandidateScorer scorer) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("object", alert.objectId());
    row.put("candid", alert.candid());
    put(row, "jd", alert.candidate().julianDate());
    alert.candidate().band().ifPresent(band -> row.put("band", band));
    put(row, "ra", alert.candidate().raDegrees());
    put(row, "dec", alert.candidate().decDegrees());
    put(row, "magnitude", alert.candidate().number("magpsf"));
    put(row, "rb", alert.candidate().number("rb"));
    put(row, "scorr", alert.candidate().number("scorr"));
    row.put("previous", alert.previous().size());
    if (scorer != null) {
      AlertSubtraction own = AlertSubtraction.of(alert);
      row.put("own_scorr", own.peak());
      row.put(
          "own_score",
          scorer
              .score(
                  own.images(), List.of(new ScoringPosition(own.x(), own.y(), own.peak(), false)))
              .get(0)
              .confidence());
      row.put("scorer", scorer.description());
    }
    return row;
  }

  private static void put(Map<String, Object> row, String name, OptionalDouble value) {
    value.ifPresent(number -> row.put(name, number));
  }

  private static String line(Map<String, Object> row) {
    StringBuilder line = new StringBuilder();
    row.forEach(
        (name, value) -> {
          Object shown = value instanceof Double number ? String.format("%.5f", number) : value;
          line.append(line.isEmpty() ? "" : "  ").append(name).append(' ').append(shown);
        });
    return line.toString();
  }
}
