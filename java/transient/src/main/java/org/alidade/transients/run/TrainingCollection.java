package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alidade.fits.FitsWriter;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.Identifiers;
import org.alidade.transients.database.TrainingDataset;
import org.alidade.transients.database.TrainingSample;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.ingest.StorageKeys;
import org.alidade.transients.training.BuiltDataset;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetBuilder;
import org.alidade.transients.training.DatasetOptions;
import org.alidade.transients.training.Sample;
import org.alidade.transients.training.SampleInfo;

/**
 * Makes training data of what reviewers have said (spec transient 17.1): detections with a verdict,
 * a reference and a science image of enough quality; as many others as the options ask for, half of
 * them at random places, half where something looked like a transient and was none. Samples go into
 * the store one by one and into one file with its manifest; set and samples into the database.
 *
 * <pre>{@code
 * Optional<CollectedDataset> set =
 *     new TrainingCollection(system.database(), system.store())
 *         .collect(CollectionOptions.triplets("autumn"), folder);
 * }</pre>
 */
public final class TrainingCollection {
  private static final double RANDOM_SHARE = 0.5;
  private static final String NO_DETECTION = "none";

  private final TransientDatabase database;
  private final ObjectStore store;

  /** Collects from rows and files. */
  public TrainingCollection(TransientDatabase database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * Collects; the same verdicts give the same set, which is entered once.
   *
   * @param folder where container, manifest and report go; made if missing
   * @return empty if no reviewed detection suits the options
   * @throws IOException if cutouts cannot be read or the set cannot be written
   */
  public Optional<CollectedDataset> collect(CollectionOptions options, Path folder)
      throws IOException {
    List<ReviewedDifference> reviewed =
        database.read(session -> ReviewedDifference.of(session, options));
    double others = RANDOM_SHARE * options.samples().randomPerReal();
    ReviewedPairs pairs = new ReviewedPairs(store, reviewed, others);
    DatasetOptions samples = options.samples().withRandomPerReal(others);
    Optional<Dataset> made = DatasetBuilder.make(samples, pairs);
    if (made.isEmpty()) {
      return Optional.empty();
    }
    BuiltDataset built = DatasetBuilder.save(made.get(), folder);
    UUID id = Identifiers.of("training", UUID.nameUUIDFromBytes(new byte[0]), built.sha256());
    List<TrainingSample> rows = put(id, made.get(), pairs);
    put(id, built);
    TrainingDataset row =
        database.write(
            session -> {
              TrainingDataset fresh = row(id, options, built, session.now());
              return session
                  .trainingSets()
                  .find(id)
                  .orElseGet(
                      () -> {
                        session.trainingSets().add(fresh, rows);
                        return fresh;
                      });
            });
    return Optional.of(new CollectedDataset(row, built));
  }

  private void put(UUID id, BuiltDataset built) {
    String prefix = StorageKeys.trainingPrefix(id);
    store.put(prefix + "dataset.h5", built.file(), ContentDescription.of("application/x-hdf5"));
    store.put(
        prefix + "manifest.json", built.manifest(), ContentDescription.of("application/json"));
    store.put(prefix + "summary.json", built.summary(), ContentDescription.of("application/json"));
  }

  private List<TrainingSample> put(UUID set, Dataset dataset, ReviewedPairs pairs)
      throws IOException {
    List<TrainingSample> rows = new ArrayList<>();
    Instant now = database.read(session -> session.now());
    try (Workspace workspace = Workspace.open(store)) {
      for (Sample sample : dataset.samples()) {
        if (sample.info().parent().isEmpty()) {
          rows.add(put(workspace, set, sample, pairs.detection(sample.info().id()), now));
        }
      }
    }
    return rows;
  }

  private static TrainingSample put(
      Workspace workspace, UUID set, Sample sample, Optional<DetectionRow> detection, Instant now) {
    UUID observation = UUID.fromString(sample.info().observationId());
    String shown = detection.map(row -> row.id().toString()).orElse(NO_DETECTION);
    int[] pixel = sample.info().pixel();
    String image = StorageKeys.trainingPatch(set, observation, shown, pixel[0], pixel[1], "image");
    int size = sample.size();
    write(workspace, new int[] {sample.channels(), size, size}, sample.image(), image);
    String mask = null;
    if (sample.hasMask()) {
      mask = StorageKeys.trainingPatch(set, observation, shown, pixel[0], pixel[1], "mask");
      float[] marks = new float[sample.mask().length];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = sample.mask()[i];
      }
      write(workspace, new int[] {size, size}, marks, mask);
    }
    return new TrainingSample(
        Identifiers.of("sample", set, sample.info().id()),
        set,
        observation,
        detection.map(DetectionRow::id).orElse(null),
        image,
        mask,
        sample.info().split().text(),
        labels(sample.info(), detection, pixel),
        metadata(sample),
        now);
  }

  private static void write(Workspace workspace, int[] shape, float[] values, String key) {
    String name = "sample.fits";
    try (FitsWriter writer = FitsWriter.create(workspace.file(name))) {
      writer.primary(shape, values, List.of());
      writer.commit();
    }
    workspace.put(name, key);
  }

  private static ObjectNode labels(SampleInfo info, Optional<DetectionRow> detection, int[] pixel) {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    labels.put("anomaly_type", info.origin());
    detection.ifPresent(row -> labels.put("confidence", row.confidenceScore()));
    labels.put("validated", detection.isPresent());
    labels.put("is_anomaly", info.real());
    labels.putArray("pixel_coords").add(pixel[0]).add(pixel[1]);
    return labels;
  }

  private static ObjectNode metadata(Sample sample) {
    SampleInfo info = sample.info();
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("survey", info.mission());
    metadata.put("filter_band", info.band());
    metadata.put("ra", info.raDegrees());
    metadata.put("dec", info.decDegrees());
    metadata.put("observation_mjd", info.scienceMjd());
    metadata.put("reference_id", info.referenceId());
    metadata.put("sn_name", info.snName());
    metadata.put("patch_size", sample.size());
    metadata.put("sha256", sample.sha256());
    Numbers.put(metadata, "s_corr", info.significance());
    return metadata;
  }

  private static TrainingDataset row(
      UUID id, CollectionOptions options, BuiltDataset built, Instant now) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    ArrayNode surveys = asked.putArray("survey_ids");
    options.surveys().stream().sorted().forEach(surveys::add);
    asked.putArray("date_range").add(options.from().toString()).add(options.until().toString());
    asked.put("confidence_threshold", options.leastConfidence());
    ArrayNode labels = asked.putArray("anomaly_types");
    options.labels().stream().sorted().forEach(label -> labels.add(label.text()));
    asked.put("quality_score_threshold", options.samples().leastQuality());
    asked.put("max_samples", options.samples().maxSamples());
    asked.put("kind", options.samples().kind().name());
    return new TrainingDataset(
        id,
        options.samples().name(),
        null,
        asked,
        built.report().total(),
        built.report().realRatio(),
        built.report().quality(),
        options.createdBy(),
        "active",
        now);
  }
}
