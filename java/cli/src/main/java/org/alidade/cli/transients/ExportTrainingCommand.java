package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alidade.cli.Output;
import org.alidade.transients.review.Label;
import org.alidade.transients.run.CollectedDataset;
import org.alidade.transients.run.CollectionOptions;
import org.alidade.transients.run.TrainingCollection;
import org.alidade.transients.run.TransientSystem;
import org.alidade.transients.training.DatasetOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient export-training}. */
@Command(
    name = "export-training",
    description = {
      "Make training data of reviewed detections that have a reference and a science image.",
      "Writes dataset.h5, manifest.json and summary.json; the parts never share an object."
    })
final class ExportTrainingCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder of the data set.")
  private Path output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "reviewed",
      description = "Name of the data set; default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "realbogus",
      description =
          "Network it is for: ${COMPLETION-CANDIDATES}; triplets or patches with masks; default:"
              + " ${DEFAULT-VALUE}.")
  private NetworkChoice kind;

  @Option(
      names = "--surveys",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Only observations of these surveys.")
  private List<String> surveys = new ArrayList<>();

  @Option(names = "--from", paramLabel = "DATE", description = "Only images since this day (UTC).")
  private @Nullable LocalDate from;

  @Option(names = "--until", paramLabel = "DATE", description = "Only images before this day.")
  private @Nullable LocalDate until;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "0.7",
      description = "Least score of a detection; default: ${DEFAULT-VALUE}.")
  private double leastConfidence;

  @Option(
      names = "--min-quality",
      paramLabel = "Q",
      defaultValue = "0.8",
      description = "Least quality of both images, 0 to 1; default: ${DEFAULT-VALUE}.")
  private double leastQuality;

  @Option(
      names = "--labels",
      arity = "1..*",
      paramLabel = "LABEL",
      description = "Only real ones with these labels, such as supernova.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--max-samples",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Most samples; default: ${DEFAULT-VALUE}.")
  private int mostSamples;

  @SuppressWarnings("NullAway.Init")
  ExportTrainingCommand() {}

  @Override
  int run(Output out) throws IOException {
    Optional<CollectedDataset> collected;
    CollectionOptions options = options();
    try (TransientSystem opened = system.open()) {
      collected =
          new TrainingCollection(opened.database(), opened.store()).collect(options, output);
    }
    if (collected.isEmpty()) {
      out.result(
          String.format(
              "no reviewed detection has a score of %.2f and more in images of quality %.2f and more,"
                  + " reference and science; nothing written (see --min-confidence, --min-quality)",
              leastConfidence, leastQuality),
          Map.of("samples", 0));
      return NOTHING_TO_DO;
    }
    CollectedDataset set = collected.get();
    out.warnings(set.built().report().issues());
    out.result(text(set), document(set));
    return DONE;
  }

  private CollectionOptions options() {
    DatasetOptions samples =
        kind == NetworkChoice.realbogus
            ? DatasetOptions.triplets(name)
            : DatasetOptions.patches(name);
    Set<Label> wanted = labels.stream().map(Label::of).collect(Collectors.toSet());
    return CollectionOptions.of(samples.withLimits(leastQuality, mostSamples))
        .withSurveys(Set.copyOf(surveys))
        .withTimes(start(from, Instant.EPOCH), start(until, Instant.parse("9999-01-01T00:00:00Z")))
        .withLeastConfidence(leastConfidence)
        .withLabels(wanted);
  }

  private static Instant start(@Nullable LocalDate day, Instant otherwise) {
    return day == null ? otherwise : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String text(CollectedDataset set) {
    return String.format(
        "%d samples, %.0f %% real, quality %.2f; train %s, validation %s, test %s real;"
            + " written to %s",
        set.row().totalSamples(),
        100 * set.row().anomalyRatio(),
        set.row().qualityScore(),
        set.built().report().realPerSplit().getOrDefault("train", 0),
        set.built().report().realPerSplit().getOrDefault("validation", 0),
        set.built().report().realPerSplit().getOrDefault("test", 0),
        set.built().file());
  }

  private static Map<String, Object> document(CollectedDataset set) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("dataset_id", set.row().id().toString());
    document.put("samples", set.row().totalSamples());
    document.put("anomaly_ratio", set.row().anomalyRatio());
    document.put("quality", set.row().qualityScore());
    document.put("real_per_split", set.built().report().realPerSplit());
    document.put("bogus_per_split", set.built().report().bogusPerSplit());
    document.put("issues", set.built().report().issues());
    document.put("file", set.built().file().toString());
    document.put("manifest", set.built().manifest().toString());
    document.put("summary", set.built().summary().toString());
    return document;
  }
}
