package org.alidade.lightcurve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.naming.StaticKeys;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.lightcurve.sources.TableTransform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps from catalogues of visits to the store of light curves (spec lightcurve 9.7). */
final class StoreSteps {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSteps.class);

  private final IdfPipelineConfig config;
  private final VisitStore store;
  private final FileSteps steps;

  StoreSteps(IdfPipelineConfig config, VisitStore store, FileSteps steps) {
    this.config = config;
    this.store = store;
    this.steps = steps;
  }

  /** Makes the store, or extends it by what is new. */
  String prepare(List<PartitionFiles> partitions) {
    Instant started = Instant.now();
    Path catalogue = config.coaddDir().resolve(CoaddNames.catalogue(VisitSteps.REFERENCE));
    if (!Files.exists(catalogue)) {
      throw new MissingDatasetException(
          "there is no catalogue of the deep image", catalogue.toString(), "make it first");
    }
    SuperstackTable objects = SuperstackTable.read(catalogue).sorted();
    Object info =
        store.prepare(
            objects.table(),
            StaticKeys.of(objects.columnNames()),
            EpochList.of(config, partitions));
    String path = store.path().toString();
    steps.keep(Assets.STORE_EMPTY, "", path, Map.of("storage_info", info), started);
    return path;
  }

  /** Writes the measurements of a partition: science image, cleaned image, ratios. */
  StoreResults.Populated populate(PartitionFiles files, List<Optional<Path>> catalogues)
      throws IOException {
    Instant started = Instant.now();
    List<SourceCatalogue> found = new ArrayList<>();
    Map<String, String> stamps = new TreeMap<>();
    for (Optional<Path> catalogue : catalogues) {
      if (catalogue.isEmpty()) {
        LOG.warn("{}: a catalogue is missing and left out", files.partition());
        continue;
      }
      Path file = catalogue.get();
      stamps.put(file.toString(), StoreResults.stamp(file).orElse(""));
      found.add(SourceCatalogue.read(file, transform(file)));
    }
    long populated = store.populate(found, files.group());
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("partition_key", files.partition());
    metadata.put("epoch_key", files.group());
    metadata.put("n_populated", populated);
    String path = store.path().toString();
    steps.keep(Assets.STORE_POPULATED, files.partition(), path, metadata, started);
    return new StoreResults.Populated(store.identity(), populated, stamps);
  }

  /** Whether what was written of a partition is in the store and of the catalogues as they are. */
  boolean isCurrent(StoreResults.Populated part) throws IOException {
    return part.store().equals(store.identity()) && part.isCurrent();
  }

  /** Whether the store can be read. */
  boolean isFinished() {
    return store.isFinished();
  }

  /** Makes the store quick to read by object. */
  StoreResults.Finished finish(Map<String, StoreResults.Populated> populated) {
    Instant started = Instant.now();
    Object info = store.finish();
    String path = store.path().toString();
    steps.keep(Assets.STORE_FINAL, "", path, Map.of("storage_info", info), started);
    List<String> content = new ArrayList<>();
    populated.forEach((partition, part) -> content.add(partition + part.catalogues()));
    return new StoreResults.Finished(path, Integer.toHexString(content.hashCode()));
  }

  private static TableTransform transform(Path catalogue) {
    IdfFileName name = IdfFileName.of(catalogue);
    return name.suffix().equals(IdfFileName.DIVIDED)
        ? TableTransform.pipelineRatio(name.tableKey(), name.groupName())
        : TableTransform.pipelineSextractor(name.tableKey(), name.groupName());
  }
}
