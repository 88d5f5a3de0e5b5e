package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.transients.archive.QueryResult;
import org.alidade.transients.archive.QueryResults;
import org.alidade.transients.download.DownloadOptions;
import org.alidade.transients.download.DownloadResult;
import org.alidade.transients.download.DownloadRun;
import org.alidade.transients.download.DownloadSummary;
import org.alidade.transients.download.SameMission;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient download}. */
@Command(
    name = "download",
    description = {
      "Bring the images that a query found into OUT/SUPERNOVA/reference and science.",
      "Files that are there are kept, interrupted ones continued."
    })
final class DownloadCommand extends TransientVerb {
  @Option(
      names = "--query-results",
      required = true,
      paramLabel = "FILE",
      description = "What transient query has written.")
  private Path queryResults;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      defaultValue = "data/fits",
      description = "Folder of the images; default: ${DEFAULT-VALUE}.")
  private Path outputDir;

  @Option(
      names = "--max-obs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Observations per type and supernova; default: ${DEFAULT-VALUE}.")
  private int maxObs;

  @Option(
      names = "--max-products-per-obs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Files per observation; default: ${DEFAULT-VALUE}.")
  private int maxProducts;

  @Option(names = "--limit", paramLabel = "N", description = "At most N supernovae.")
  private @Nullable Integer limit;

  @Option(
      names = "--skip-sn",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Supernovae to leave out.")
  private Set<String> skip = Set.of();

  @Option(
      names = {"--require-both", "--filter-has-both"},
      description = "Only supernovae with reference and science images: the default.")
  private boolean requireBoth;

  @Option(names = "--allow-partial", description = "Supernovae with one kind of image too.")
  private boolean allowPartial;

  @Option(
      names = "--min-viable-pairs",
      paramLabel = "N",
      description = "Fail if fewer supernovae have both.")
  private @Nullable Integer minViablePairs;

  @Option(
      names = "--verify-fits",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Open every file and look for an image with world coordinates; the default.")
  private boolean verify;

  @Option(names = "--no-verify", description = "The same as --no-verify-fits.")
  private boolean noVerify;

  @Option(names = "--skip-reference", description = "No reference images.")
  private boolean skipReference;

  @Option(names = "--skip-science", description = "No science images.")
  private boolean skipScience;

  @Option(names = "--include-auxiliary", description = "Masks, weights and the like too.")
  private boolean auxiliary;

  @Option(
      names = "--products",
      paramLabel = "KIND",
      description = "science: only calibrated science products of level 2 and above.")
  private @Nullable Products products;

  @Option(
      names = "--same-mission",
      description = "Only images of missions that took both references and science images.")
  private boolean sameMission;

  @Option(names = "--dry-run", description = "Only list what would be brought.")
  private boolean dryRun;

  @Mixin private ArchiveOptions archives;

  private enum Products {
    SCIENCE
  }

  @SuppressWarnings("NullAway.Init")
  DownloadCommand() {}

  @Override
  int run(Output out) throws IOException, InterruptedException {
    List<QueryResult> results = QueryResults.read(queryResults);
    DownloadRun run = new DownloadRun(archives.mast(), options());
    List<DownloadResult> brought =
        brought(run, sameMission ? SameMission.filter(results) : results);
    DownloadSummary summary = DownloadSummary.of(brought);
    brought.forEach(result -> out.warnings(result.errors()));
    out.result(text(summary, brought), document(summary));
    if (summary.processed() == 0) {
      return NOTHING_TO_DO;
    }
    return summary.errors() > 0 || summary.invalidFiles() > 0 ? SOME_FAILED : DONE;
  }

  private List<DownloadResult> brought(DownloadRun run, List<QueryResult> results)
      throws IOException, InterruptedException {
    try (ProgressLine progress = new ProgressLine("download", common())) {
      return run.listening((result, done, total) -> progress.progress(done, total, "supernovae"))
          .run(results);
    }
  }

  private DownloadOptions options() {
    return DownloadOptions.builder()
        .outputDir(outputDir)
        .maxObs(maxObs)
        .maxProductsPerObs(maxProducts)
        .limit(limit)
        .skipSupernovae(skip)
        .requireBoth(requireBoth || !allowPartial)
        .minViablePairs(minViablePairs)
        .verifyFits(verify && !noVerify)
        .skipReference(skipReference)
        .skipScience(skipScience)
        .includeAuxiliary(auxiliary)
        .scienceProductsOnly(products == Products.SCIENCE)
        .dryRun(dryRun)
        .build();
  }

  private String text(DownloadSummary summary, List<DownloadResult> brought) {
    StringBuilder text = new StringBuilder();
    if (dryRun) {
      brought.forEach(
          result -> {
            result.referenceFiles().forEach(file -> text.append(file).append('\n'));
            result.scienceFiles().forEach(file -> text.append(file).append('\n'));
          });
    }
    return text.append(summary.processed())
        .append(" supernovae, ")
        .append(summary.completePairs())
        .append(" with reference and science images; ")
        .append(summary.files())
        .append(dryRun ? " files would be brought, " : " files, ")
        .append(summary.validFiles())
        .append(" valid, ")
        .append(summary.invalidFiles())
        .append(" invalid, ")
        .append(summary.errors())
        .append(" errors; in ")
        .append(outputDir)
        .toString();
  }

  private Map<String, Object> document(DownloadSummary summary) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("output_dir", outputDir.toString());
    document.put("dry_run", dryRun);
    document.put("processed", summary.processed());
    document.put("complete_pairs", summary.completePairs());
    document.put("files", summary.files());
    document.put("valid_files", summary.validFiles());
    document.put("invalid_files", summary.invalidFiles());
    document.put("errors", summary.errors());
    document.put("success_rate", summary.successRate());
    return document;
  }
}
