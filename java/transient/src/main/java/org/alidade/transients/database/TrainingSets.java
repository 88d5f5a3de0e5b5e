package org.alidade.transients.database;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** The sets of samples for training. */
public final class TrainingSets {
  private static final RecordTable<TrainingDataset> SETS =
      new RecordTable<>("training_datasets", TrainingDataset.class);
  private static final RecordTable<TrainingSample> SAMPLES =
      new RecordTable<>("training_samples", TrainingSample.class);

  private final Handle handle;

  TrainingSets(Handle handle) {
    this.handle = handle;
  }

  /** Adds a set with its samples. */
  public void add(TrainingDataset set, Collection<TrainingSample> samples) {
    SETS.insert(handle, set);
    samples.forEach(sample -> SAMPLES.insertIfAbsent(handle, sample, Map.of()));
  }

  /** The set of an identifier. */
  public Optional<TrainingDataset> find(UUID id) {
    return SETS.find(handle, id);
  }

  /** All sets, the newest first. */
  public List<TrainingDataset> list() {
    return SETS.rows(SETS.select(handle, "ORDER BY created_at DESC, id"));
  }

  /** The samples of a set. */
  public List<TrainingSample> samples(UUID set) {
    return SAMPLES.rows(handle, "dataset_id", set, "image_path");
  }
}
