package org.alidade.lightcurve.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.array.LabelledAxes;
import org.alidade.lightcurve.array.LabelledContent;
import org.alidade.lightcurve.array.LabelledInfo;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.array.LabelledWriter;
import org.alidade.lightcurve.array.RechunkOptions;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.lightcurve.sources.TableTransform;
import org.alidade.table.Table;

/** Where the measurements of visits are gathered: the labelled array (spec lightcurve 7). */
final class VisitStore {
  private static final List<String> VALUES =
      List.of(TableTransform.VALUE, TableTransform.UNCERTAINTY);

  private final Path folder;
  private final LabelledStore store;

  VisitStore(Path folder) {
    this.folder = folder;
    this.store = LabelledStore.at(folder);
  }

  Path path() {
    return folder;
  }

  /** Tells this array from one that was made later in the same place. */
  String identity() {
    return store.info(store.writeFile()).map(LabelledInfo::created).orElse("");
  }

  /** Whether it can be read. */
  boolean isFinished() {
    return Files.exists(store.readFile());
  }

  /**
   * Makes the array, or extends one that is there by measurements and epochs it lacks.
   *
   * @throws BadInputException if it was made for other objects
   */
  Map<String, Object> prepare(Table objects, List<String> measurements, Table epochs) {
    LabelledContent content =
        LabelledContent.ofCatalogue(
            SourceCatalogue.of(objects, TableTransform.pipelineSextractor("superstack", "all")),
            measurements,
            VALUES,
            epochs);
    if (Files.exists(store.writeFile())) {
      extend(content);
    } else {
      LabelledStore.create(folder, content);
    }
    return description(store.writeFile());
  }

  private void extend(LabelledContent content) {
    try (LabelledWriter writer = store.openWriter()) {
      LabelledAxes known = writer.axes();
      if (!known.objects().equals(content.axes().objects())) {
        throw new BadInputException(
            "the catalogue of the deep image lists other objects than the light curves",
            folder.toString(),
            "move the light curves away to begin anew");
      }
      List<String> measurements = new ArrayList<>(content.measurements());
      measurements.removeAll(known.measurements());
      if (!measurements.isEmpty()) {
        writer.appendMeasurements(measurements);
      }
      appendEpochs(writer, content, known);
    }
  }

  private static void appendEpochs(
      LabelledWriter writer, LabelledContent content, LabelledAxes known) {
    Set<String> there = new HashSet<>(known.epochs());
    List<String> epochs = content.axes().epochs();
    int[] rows =
        IntStream.range(0, epochs.size()).filter(row -> !there.contains(epochs.get(row))).toArray();
    if (rows.length > 0) {
      writer.appendEpochs(TableRows.pick(content.epochs(), rows));
    }
  }

  /**
   * Writes the measurements of a visit.
   *
   * @return number of array elements written
   */
  long populate(List<SourceCatalogue> catalogues, String epoch) {
    long written = 0;
    try (LabelledWriter writer = store.openWriter()) {
      for (SourceCatalogue catalogue : catalogues) {
        written += writer.populateEpoch(catalogue, epoch);
      }
    }
    return written;
  }

  /** Makes the layout that is quick to read by object. */
  Map<String, Object> finish() {
    store.rechunk(RechunkOptions.defaults());
    return description(store.readFile());
  }

  LightCurveStore open() {
    return store.openReader();
  }

  private Map<String, Object> description(Path file) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("storage_path", folder.toString());
    store
        .info(file)
        .ifPresent(
            info -> {
              LabelledAxes axes = info.axes();
              description.put("n_objects", axes.objects().size());
              description.put("n_measurements", axes.measurements().size());
              description.put("n_values", axes.values().size());
              description.put("n_epochs", axes.epochs().size());
              description.put("created", info.created());
            });
    return description;
  }
}
