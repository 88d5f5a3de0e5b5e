package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.alidade.cli.Output;
import org.alidade.transients.run.IngestOptions;
import org.alidade.transients.run.IngestedObservation;
import org.alidade.transients.run.IngestedSupernova;
import org.alidade.transients.run.Ingestion;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient ingest}. */
@Command(
    name = "ingest",
    description = {
      "Bring downloaded images into the store and the database, and start their processing.",
      "Workers (transient worker, or serve --workers) do the rest. Doing it again changes nothing."
    })
final class IngestCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @Option(
      names = "--query-results",
      paramLabel = "FILE",
      description = "What transient query has written, for headers that say too little.")
  private @Nullable Path queryResults;

  @Option(
      names = {"--fits-dir", "--input-dir"},
      paramLabel = "DIR",
      defaultValue = "data/fits",
      description = "Tree of images by supernova and type; default: ${DEFAULT-VALUE}.")
  private Path fitsDir;

  @Option(
      names = "--results-file",
      paramLabel = "FILE",
      description = "Report of the download; default: download_results.json in the tree.")
  private @Nullable Path resultsFile;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Where ingestion_results.json goes; default: the tree.")
  private @Nullable Path outputDir;

  @Option(
      names = "--survey-id",
      required = true,
      paramLabel = "UUID",
      description = "The survey the observations belong to.")
  private UUID survey;

  @Option(
      names = "--create-survey",
      paramLabel = "NAME",
      description = "Make the survey under this name if it is not there.")
  private @Nullable String createSurvey;

  @Option(names = "--limit", paramLabel = "N", description = "At most N supernovae.")
  private @Nullable Integer limit;

  @Option(
      names = "--filter-has-both",
      description = "Only supernovae with reference and science images.")
  private boolean both;

  @SuppressWarnings("UnusedVariable") // an option of the contract; what it asks for is always done
  @Option(
      names = "--verify-wcs",
      description = "Refuse images without world coordinates: always done.")
  private boolean verifyWcs;

  @SuppressWarnings("NullAway.Init")
  IngestCommand() {}

  @Override
  int run(Output out) throws IOException {
    List<IngestedSupernova> report;
    try (TransientSystem opened = system.open()) {
      report = opened.ingestion().run(options());
    }
    Path file = (outputDir == null ? fitsDir : outputDir).resolve(Ingestion.FILE_NAME);
    Ingestion.write(file, report);
    report.forEach(
        supernova ->
            out.warnings(
                supernova.errors().stream().map(e -> supernova.name() + ": " + e).toList()));
    out.result(text(report, file), document(report, file));
    if (observations(report) == 0) {
      return NOTHING_TO_DO;
    }
    return report.stream().allMatch(supernova -> supernova.errors().isEmpty()) ? DONE : SOME_FAILED;
  }

  private IngestOptions options() {
    IngestOptions options = IngestOptions.of(fitsDir, survey).withRequireBoth(both);
    options = queryResults == null ? options : options.withQueryResults(queryResults);
    options = resultsFile == null ? options : options.withDownloadResults(resultsFile);
    options = createSurvey == null ? options : options.withCreateSurvey(createSurvey);
    return limit == null ? options : options.withLimit(limit);
  }

  private static long observations(List<IngestedSupernova> report) {
    return report.stream().mapToLong(s -> s.references().size() + s.science().size()).sum();
  }

  private static long added(List<IngestedSupernova> report) {
    return report.stream()
        .flatMap(s -> Stream.concat(s.references().stream(), s.science().stream()))
        .filter(IngestedObservation::added)
        .count();
  }

  private static String text(List<IngestedSupernova> report, Path file) {
    return report.size()
        + " supernovae, "
        + observations(report)
        + " observations, "
        + added(report)
        + " of them new; report in "
        + file;
  }

  private static Map<String, Object> document(List<IngestedSupernova> report, Path file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("report", file.toString());
    document.put("supernovae", report.size());
    document.put("observations", observations(report));
    document.put("new_observations", added(report));
    document.put("errors", report.stream().mapToInt(s -> s.errors().size()).sum());
    return document;
  }
}
