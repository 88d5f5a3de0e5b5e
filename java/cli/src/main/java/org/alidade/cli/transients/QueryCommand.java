package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.transients.archive.MissionFilter;
import org.alidade.transients.archive.QueryOptions;
import org.alidade.transients.archive.QueryRun;
import org.alidade.transients.archive.QuerySummary;
import org.alidade.transients.archive.RunFiles;
import org.alidade.transients.archive.SupernovaSearch;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.catalogue.SupernovaEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient query}. */
@Command(
    name = "query",
    description = {
      "Ask archives for images of supernovae before (reference) and after (science) discovery.",
      "Results are kept supernova by supernova: with --resume a run goes on where it ended."
    })
final class QueryCommand extends TransientVerb {
  @Option(
      names = "--catalog",
      required = true,
      paramLabel = "FILE",
      description = "Supernova catalogue with columns separated by |, may be compressed (.gz).")
  private Path catalogue;

  @Mixin private SelectionOptions selection;
  @Mixin private ArchiveOptions archives;

  @Option(
      names = "--missions",
      arity = "1..*",
      paramLabel = "NAME",
      description =
          "HST JWST TESS GALEX SWIFT PS1 SDSS HLA HLSP ZTF, or NONE for all;"
              + " default: GALEX PS1 SWIFT TESS.")
  private List<String> missions = new ArrayList<>(QueryOptions.defaults().missions());

  @Option(names = "--no-mission-filter", description = "Images of all missions.")
  private boolean noMissionFilter;

  @Option(
      names = "--days-before",
      paramLabel = "DAYS",
      defaultValue = "1095",
      description = "How long before the discovery a reference may be; default: ${DEFAULT-VALUE}.")
  private double daysBefore;

  @Option(
      names = "--days-after",
      paramLabel = "DAYS",
      defaultValue = "1825",
      description = "How long after it a science image may be; default: ${DEFAULT-VALUE}.")
  private double daysAfter;

  @Option(
      names = "--radius",
      paramLabel = "DEGREES",
      defaultValue = "0.1",
      description = "Radius around the supernova in degrees; default: ${DEFAULT-VALUE}.")
  private double radiusDegrees;

  @Option(
      names = "--no-time-filter",
      description = "All images, whenever taken, as reference and as science.")
  private boolean noTimeFilter;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "output/sn_queries.json",
      description = "Where all results go; default: ${DEFAULT-VALUE}.")
  private Path output;

  @Option(
      names = "--chunk-size",
      paramLabel = "N",
      defaultValue = "250",
      description = "Supernovae per piece; default: ${DEFAULT-VALUE}.")
  private int chunkSize;

  @Option(
      names = "--chunk-dir",
      paramLabel = "DIR",
      description = "Folder of the pieces; default: chunks beside the output.")
  private Path chunkDir;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "What is done; default: checkpoint.json beside the output.")
  private Path checkpoint;

  @Option(names = "--resume", description = "Go on where an earlier run with these options ended.")
  private boolean resume;

  @Option(
      names = "--reset-checkpoint",
      description = "Forget an earlier run, even one that has not ended.")
  private boolean reset;

  @Option(names = "--combine-only", description = "Only put the pieces that are there together.")
  private boolean combineOnly;

  @SuppressWarnings("NullAway.Init")
  QueryCommand() {}

  @Override
  int run(Output out) throws IOException, InterruptedException {
    List<SupernovaEntry> chosen =
        selection.selection().of(SupernovaCatalogue.read(catalogue).entries());
    QueryOptions options = options();
    out.warnings(MissionFilter.of(options.missions()).warnings());
    SupernovaSearch search =
        new SupernovaSearch(
            SupernovaSearch.archives(options, archives.mast(), archives.ztf()), options);
    QueryRun run = new QueryRun(chosen, search::of, options, files());
    QuerySummary summary = combineOnly ? run.combine() : asked(run);
    out.result(text(summary), document(summary));
    if (summary.processed() == 0) {
      return NOTHING_TO_DO;
    }
    return summary.withErrors() > 0 ? SOME_FAILED : DONE;
  }

  private QuerySummary asked(QueryRun run) throws IOException, InterruptedException {
    try (ProgressLine progress = new ProgressLine("query", common())) {
      return run.listening((result, done, total) -> progress.progress(done, total, "supernovae"))
          .run();
    }
  }

  private QueryOptions options() {
    return QueryOptions.defaults()
        .withMissions(noMissionFilter ? List.of() : missions)
        .withDays(daysBefore, daysAfter)
        .withRadiusDegrees(radiusDegrees)
        .withTimeFilter(!noTimeFilter);
  }

  private RunFiles files() {
    Path folder = output.toAbsolutePath().getParent();
    RunFiles beside = RunFiles.in(folder == null ? Path.of("") : folder);
    return beside
        .withOutput(output)
        .withChunks(
            chunkDir == null ? beside.chunkDir() : chunkDir,
            checkpoint == null ? beside.checkpoint() : checkpoint)
        .withChunkSize(chunkSize)
        .withResume(resume && !reset)
        .withReset(reset);
  }

  private String text(QuerySummary summary) {
    return summary.processed()
        + " supernovae: "
        + summary.references()
        + " reference and "
        + summary.science()
        + " science images, "
        + summary.viable()
        + " supernovae with both, "
        + summary.withErrors()
        + " with errors; written to "
        + output;
  }

  private Map<String, Object> document(QuerySummary summary) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("output", output.toString());
    document.put("processed", summary.processed());
    document.put("reference_observations", summary.references());
    document.put("science_observations", summary.science());
    document.put("viable", summary.viable());
    document.put("with_errors", summary.withErrors());
    return document;
  }
}
