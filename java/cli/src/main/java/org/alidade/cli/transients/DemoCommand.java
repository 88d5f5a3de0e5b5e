package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.array.InvalidStateException;
import org.alidade.cli.Output;
import org.alidade.transients.archive.QueryResults;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.run.IngestOptions;
import org.alidade.transients.run.IngestedSupernova;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade transient demo}. */
@Command(
    name = "demo",
    description = {
      "The whole workflow on generated images: catalogue, query results, ingestion, preprocessing,",
      "subtraction, detection; and what was found against what was injected.",
      "Database, store and workers are embedded unless DATABASE_URL and STORAGE_ROOT or the S3",
      "variables are set."
    })
final class DemoCommand extends TransientVerb {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final double BRIGHT = 8;
  private static final UUID SURVEY = UUID.fromString("00000000-0000-4000-8000-00000000da7a");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "transient-demo",
      description = "Folder of everything; default: ${DEFAULT-VALUE}.")
  private Path folder;

  @Option(
      names = "--supernovae",
      paramLabel = "N",
      defaultValue = "3",
      description = "Fields with a supernova; default: ${DEFAULT-VALUE}.")
  private int supernovae;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "20200101",
      description = "Seed of the images; default: ${DEFAULT-VALUE}.")
  private long seed;

  @SuppressWarnings("NullAway.Init")
  DemoCommand() {}

  @Override
  int run(Output out) throws IOException, InterruptedException {
    MockArchive archive =
        MockArchive.write(
            MockOptions.defaults().withSupernovae(supernovae).withSeed(seed),
            folder.resolve("archive"));
    out.line(
        "generated: "
            + SupernovaCatalogue.read(archive.catalogue()).entries().size()
            + " supernovae in a catalogue, query results for "
            + QueryResults.read(archive.queryResults()).size()
            + ", images in "
            + archive.fitsFolder());
    SystemOptions options = SystemOptions.of(folder.resolve("system"), System.getenv());
    try (TransientSystem system = TransientSystem.open(options)) {
      ingest(system, archive, out);
      process(system, out);
      Path scratch = Files.createTempDirectory("alidade-demo-");
      try {
        return report(
            DemoComparison.of(system, InjectedSource.Truth.read(archive.truth()), scratch), out);
      } finally {
        delete(scratch);
      }
    }
  }

  private static void ingest(TransientSystem system, MockArchive archive, Output out)
      throws IOException {
    List<IngestedSupernova> ingested =
        system
            .ingestion()
            .run(
                IngestOptions.of(archive.fitsFolder(), SURVEY)
                    .withQueryResults(archive.queryResults())
                    .withCreateSurvey("demo")
                    .withRequireBoth(true));
    int observations =
        ingested.stream().mapToInt(s -> s.references().size() + s.science().size()).sum();
    ingested.forEach(supernova -> out.warnings(supernova.errors()));
    out.line("ingested: " + observations + " observations of " + ingested.size() + " supernovae");
  }

  private static void process(TransientSystem system, Output out) throws InterruptedException {
    try (CandidateScorer scorer = Scorers.open(system.options().scorer())) {
      out.line("scoring: " + scorer.description());
    }
    try (Workers workers = system.startWorkers()) {
      if (!system.awaitIdle(LONGEST)) {
        throw new InvalidStateException(
            "jobs are left after " + LONGEST.toMinutes() + " minutes",
            "transient demo",
            "look at transient status");
      }
    }
    Map<String, Long> states = new LinkedHashMap<>();
    system
        .database()
        .read(session -> session.observations().countByStatus())
        .forEach((status, count) -> states.put(status.text(), count));
    out.line("processed: " + states);
  }

  private int report(DemoComparison comparison, Output out) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-22s %-12s %10s %8s%n", "image", "source", "injected", "S/N"));
    comparison.rows().forEach(row -> text.append(row.text()).append('\n'));
    List<DemoRow> bright = comparison.brighterThan(BRIGHT);
    long brightFound = bright.stream().filter(DemoRow::isFound).count();
    text.append(
        String.format(
            "found %d of %d injected transients; %d of %d with S/N of %.0f and more;"
                + " of other detections with a score of 0.5 and more %d are variable stars, %d nothing",
            comparison.found(),
            comparison.rows().size(),
            brightFound,
            bright.size(),
            BRIGHT,
            comparison.variables(),
            comparison.others()));
    Path figure = DemoFigure.write(comparison, folder.resolve("found.png"));
    text.append(String.format("%nfigure: %s", figure));
    text.append(
        String.format(
            "%nreview them: alidade transient serve --system %s", folder.resolve("system")));
    out.result(text.toString(), document(comparison, bright.size(), brightFound));
    return brightFound == bright.size() ? DONE : SOME_FAILED;
  }

  private static Map<String, Object> document(
      DemoComparison comparison, long bright, long brightFound) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("injected", comparison.rows().size());
    document.put("found", comparison.found());
    document.put("bright_injected", bright);
    document.put("bright_found", brightFound);
    document.put("variable_star_detections", comparison.variables());
    document.put("false_detections", comparison.others());
    document.put("candidates", comparison.candidates());
    document.put("sources", comparison.rows().stream().map(DemoRow::document).toList());
    return document;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
