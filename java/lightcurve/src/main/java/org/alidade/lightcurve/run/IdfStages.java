package org.alidade.lightcurve.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.alidade.lightcurve.naming.StaticKeys;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RetryRule;
import org.alidade.pipeline.Stage;
import org.alidade.pipeline.StageContext;

/** The assets as stages whose items are partitions (spec lightcurve 9.1). */
final class IdfStages {
  private final FileSteps files;
  private final LinkStep links;
  private final CoaddSteps coadds;
  private final VisitSteps visits;
  private final StoreSteps store;
  private final StepOptions options;
  private final RetryRule retry;

  IdfStages(
      FileSteps files,
      LinkStep links,
      CoaddSteps coadds,
      VisitSteps visits,
      StoreSteps store,
      StepOptions options,
      RetryRule retry) {
    this.files = files;
    this.links = links;
    this.coadds = coadds;
    this.visits = visits;
    this.store = store;
    this.options = options;
    this.retry = retry;
  }

  void addTo(Pipeline.Builder pipeline) {
    pipeline.stage(linkStage()).stage(fileStage());
    pipeline.stage(superstackStage()).stage(catalogueStage());
    addVisitStages(pipeline);
    pipeline.stage(emptyStage()).stage(populatedStage()).stage(finalStage());
  }

  private void addVisitStages(Pipeline.Builder pipeline) {
    pipeline.stage(
        perPartition(
            Assets.DIVIDED, "", (part, context) -> visits.divided(part), Assets.SUPERSTACK));
    pipeline.stage(
        perPartition(
            Assets.RATIOS,
            options.ratios(),
            (part, context) -> visits.ratios(part, product(context, Assets.DIVIDED, part)),
            Assets.DIVIDED,
            Assets.SUPERSTACK_CATALOGUE));
    pipeline.stage(perPartition(Assets.WEIGHTS, "", (part, context) -> visits.weights(part)));
    pipeline.stage(
        perPartition(
            Assets.CLEANED, options.cosmicRays(), (part, context) -> visits.cleaned(part)));
    pipeline.stage(
        perPartition(
            Assets.SCIENCE_CATALOGUE,
            visits.measurer(),
            (part, context) -> visits.scienceCatalogue(part),
            Assets.SUPERSTACK_CATALOGUE));
    pipeline.stage(
        perPartition(
            Assets.CLEANED_CATALOGUE,
            visits.measurer(),
            (part, context) ->
                visits.cleanedCatalogue(part, product(context, Assets.CLEANED, part)),
            Assets.CLEANED,
            Assets.SUPERSTACK_CATALOGUE));
  }

  /** Looks for images anew in every run. */
  private Stage<String> linkStage() {
    return Stage.single(Assets.LINKS)
        .work((item, context) -> links.run())
        .check(Prepared.class, (item, found) -> false)
        .build();
  }

  private Stage<PartitionFiles> fileStage() {
    return Stage.<PartitionFiles>named(Assets.FILES)
        .after(Assets.LINKS)
        .items(
            context ->
                context
                    .before()
                    .result(Assets.LINKS, Assets.LINKS, Prepared.class)
                    .orElseThrow()
                    .files(),
            PartitionFiles::partition)
        .inputsOf(Function.identity())
        .work((part, context) -> kept(part))
        .build();
  }

  private PartitionFiles kept(PartitionFiles part) {
    files.keep(
        Assets.FILES,
        part.partition(),
        part.files(),
        Map.of("files", part.files().size()),
        Instant.now());
    return part;
  }

  private Stage<String> superstackStage() {
    return Stage.<String>named(Assets.SUPERSTACK)
        .after(Assets.FILES)
        .items(context -> StaticKeys.CHANNELS, Function.identity())
        .inputsOf(channel -> channel)
        .work((channel, context) -> coadds.stack(channel, partitions(context)))
        .check(String.class, (channel, path) -> isThere(path))
        .retry(retry)
        .build();
  }

  private Stage<String> catalogueStage() {
    return Stage.single(Assets.SUPERSTACK_CATALOGUE)
        .after(Assets.SUPERSTACK)
        .inputsOf(item -> item)
        .work((item, context) -> coadds.catalogue())
        .check(String.class, (item, path) -> isThere(path))
        .retry(retry)
        .build();
  }

  private static boolean isThere(String path) {
    return !path.isEmpty() && Files.exists(Path.of(path));
  }

  /** What makes the file of a partition. */
  private interface Step {
    FileStep of(PartitionFiles part, StageContext context);
  }

  private Stage<PartitionFiles> perPartition(
      String asset, Object options, Step step, String... after) {
    return Stage.<PartitionFiles>named(asset)
        .after(Assets.FILES)
        .after(after)
        .items(IdfStages::partitions, PartitionFiles::partition)
        .inputsOf(PartitionFiles::files)
        .input("options", options)
        .work((part, context) -> files.run(step.of(part, context)))
        .check(AssetResult.class, (part, result) -> result.isCurrent())
        .retry(retry)
        .build();
  }

  private Stage<String> emptyStage() {
    return Stage.single(Assets.STORE_EMPTY)
        .after(Assets.FILES, Assets.SUPERSTACK_CATALOGUE)
        .inputsOf(item -> item)
        .work((item, context) -> store.prepare(partitions(context)))
        .check(String.class, (item, path) -> false)
        .build();
  }

  private Stage<PartitionFiles> populatedStage() {
    return Stage.<PartitionFiles>named(Assets.STORE_POPULATED)
        .after(
            Assets.STORE_EMPTY,
            Assets.FILES,
            Assets.SCIENCE_CATALOGUE,
            Assets.CLEANED_CATALOGUE,
            Assets.RATIOS)
        .items(IdfStages::partitions, PartitionFiles::partition)
        .inputsOf(PartitionFiles::files)
        .work((part, context) -> store.populate(part, catalogues(context, part)))
        .check(StoreResults.Populated.class, (part, result) -> store.isCurrent(result))
        .threads(1) // both channels of a visit write the same part of the store
        .retry(retry)
        .build();
  }

  private static List<Optional<Path>> catalogues(StageContext context, PartitionFiles part) {
    return List.of(
        product(context, Assets.SCIENCE_CATALOGUE, part),
        product(context, Assets.CLEANED_CATALOGUE, part),
        product(context, Assets.RATIOS, part));
  }

  private Stage<String> finalStage() {
    return Stage.single(Assets.STORE_FINAL)
        .after(Assets.STORE_POPULATED)
        .work(
            (item, context) ->
                store.finish(
                    context.before().results(Assets.STORE_POPULATED, StoreResults.Populated.class)))
        .check(StoreResults.Finished.class, (item, result) -> store.isFinished())
        .build();
  }

  private static List<PartitionFiles> partitions(StageContext context) {
    return List.copyOf(context.before().results(Assets.FILES, PartitionFiles.class).values());
  }

  private static Optional<Path> product(StageContext context, String asset, PartitionFiles part) {
    return context
        .before()
        .result(asset, part.partition(), AssetResult.class)
        .flatMap(AssetResult::product);
  }
}
