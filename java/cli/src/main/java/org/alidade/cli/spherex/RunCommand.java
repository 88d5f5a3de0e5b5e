package org.alidade.cli.spherex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.cli.Output;
import org.alidade.cli.RunProgress;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.ItemFailure;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SourcesPipeline;
import org.alidade.spherex.run.SourcesSummary;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade spherex run}. */
@Command(
    name = "run",
    description = {
      "Query, download, measure and plot a position.",
      "A run that was killed goes on with --resume, or with 'alidade spherex resume DIR'."
    })
final class RunCommand extends RunVerb {
  @Option(names = "--resume", description = "Go on with the run if there is one.")
  private boolean resume;

  @Option(names = "--again", description = "Fetch images that are there, too.")
  private boolean again;

  @Option(
      names = "--source-list",
      paramLabel = "TABLE",
      description =
          "Many sources: columns ra, dec (degrees) and name of a CSV, ECSV, VOTable, FITS or Parquet table."
              + " Running again goes on where the last run ended.")
  private @Nullable Path sourceList;

  RunCommand() {}

  @Override
  int run(Output output) throws IOException {
    return sourceList == null
        ? super.run(output)
        : runSources(output, SourcesPipeline.sources(sourceList));
  }

  private int runSources(Output output, List<Source> sources) throws IOException {
    Map<String, @Nullable Object> options = options();
    options.put("ra", 0);
    options.put("dec", 0);
    QueryConfig config = place().fresh(options);
    try (RunProgress progress = new RunProgress(common(), "images")) {
      SourcesSummary summary =
          new SourcesPipeline(config, sources, progress, new CancellationToken()).run();
      progress.close();
      output.warnings(summary.failures().stream().map(ItemFailure::text).toList());
      output.result(text(summary), document(summary));
      return status(summary);
    }
  }

  private static int status(SourcesSummary summary) {
    if (summary.failures().isEmpty()
        && summary.rows().stream().allMatch(row -> row.observations() == 0)) {
      return NOTHING_TO_DO;
    }
    boolean complete =
        summary.failures().isEmpty()
            && summary.rows().stream().allMatch(row -> row.failures() == 0);
    return complete ? DONE : SOME_FAILED;
  }

  private static String text(SourcesSummary summary) {
    return summary.rows().stream()
        .map(
            row ->
                row.name()
                    + ": "
                    + row.observations()
                    + " observations, "
                    + row.images()
                    + " images, "
                    + row.results()
                    + " measurements"
                    + (row.failures() > 0 ? ", " + row.failures() + " failed" : ""))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static Map<String, Object> document(SourcesSummary summary) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SourcesSummary.Row row : summary.rows()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", row.name());
      entry.put("ra", row.ra());
      entry.put("dec", row.dec());
      entry.put("n_observations", row.observations());
      entry.put("n_files", row.images());
      entry.put("n_results", row.results());
      entry.put("n_failed", row.failures());
      entry.put("mean_snr", row.meanSnr());
      rows.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("sources", rows);
    document.put("failures", summary.failures().stream().map(ItemFailure::text).toList());
    return document;
  }

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.fresh(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    return resume ? pipeline.resume(!again) : pipeline.runFullPipeline(!again);
  }
}
