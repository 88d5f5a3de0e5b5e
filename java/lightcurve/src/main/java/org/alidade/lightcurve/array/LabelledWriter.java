package org.alidade.lightcurve.array;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.lightcurve.internal.array.TableGroup;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The array as it is written, one epoch after the other (spec lightcurve 7.4). Holds the writer
 * lock of the file while it is open, so that what others write is never lost, be they threads or
 * processes.
 *
 * <pre>{@code
 * try (LabelledWriter writer = store.openWriter()) {
 *   int written = writer.populateEpoch(catalogue, "gr12");
 * }
 * }</pre>
 */
public final class LabelledWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LabelledWriter.class);
  private static final long LEAST_CACHE_BYTES = 1 << 20;
  private static final long MOST_CACHE_BYTES = 1L << 30;

  private final Hdf5File file;
  private LabelledAxes axes;

  private LabelledWriter(Hdf5File file) {
    this.file = file;
    this.axes = ArrayFile.axes(file);
  }

  /**
   * Opens a file in the write layout, waiting for other writers.
   *
   * @throws BadInputException if it is no such file
   */
  static LabelledWriter open(Path path) {
    Hdf5File file = Hdf5File.openForUpdate(path);
    boolean done = false;
    try {
      LabelledWriter writer = new LabelledWriter(file);
      done = true;
      return writer;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /** Labels of the array. */
  public synchronized LabelledAxes axes() {
    return axes;
  }

  /**
   * Writes what a catalogue measures in one epoch. Measurements that lack a value that array and
   * catalogue share otherwise are left out; objects that the catalogue lacks keep what they have.
   *
   * @param catalogue its column {@code FLAGS}, if there is one, becomes the flags
   * @return number of array elements written, 0 if array and catalogue share nothing
   * @throws BadInputException if the catalogue is of another epoch
   * @throws MissingDatasetException if it has an object that the array lacks; nothing is written
   */
  public synchronized int populateEpoch(SourceCatalogue catalogue, String epochKey) {
    if (!catalogue.epochKey().orElse(epochKey).equals(epochKey)) {
      throw new BadInputException(
          "the catalogue is of epoch " + catalogue.epochKey().orElse(""),
          "epoch " + epochKey,
          "write it to its own epoch");
    }
    List<String> values = axes.values().stream().filter(catalogue.valueKeys()::contains).toList();
    List<String> measurements =
        axes.measurements().stream()
            .filter(catalogue.measurementKeys()::contains)
            .filter(key -> values.stream().allMatch(value -> catalogue.has(key, value)))
            .toList();
    int epoch = axes.epochs().indexOf(epochKey);
    if (values.isEmpty() || measurements.isEmpty() || epoch < 0) {
      LOG.warn("epoch {}: the catalogue has nothing that the array can take", epochKey);
      return 0;
    }
    int[] rows = rows(catalogue.objectKeys());
    int[] flags = flags(catalogue);
    for (String measurement : measurements) {
      write(catalogue, measurement, values, epoch, rows);
      writeFlags(measurement, epoch, rows, flags);
    }
    ArrayFile.countChange(file);
    file.flush();
    return rows.length * measurements.size() * values.size();
  }

  private int[] rows(List<String> keys) {
    Map<String, Integer> known = new HashMap<>();
    for (int row = 0; row < axes.objects().size(); row++) {
      known.put(axes.objects().get(row), row);
    }
    int[] rows = new int[keys.size()];
    for (int i = 0; i < rows.length; i++) {
      Integer row = known.get(keys.get(i));
      if (row == null) {
        throw new MissingDatasetException(
            "no object " + keys.get(i),
            file.path().toString(),
            "write catalogues of the objects that the array was made for");
      }
      rows[i] = row;
    }
    return rows;
  }

  private static int[] flags(SourceCatalogue catalogue) {
    int[] flags = catalogue.flags().orElseGet(() -> new int[catalogue.size()]);
    for (int flag : flags) {
      if (flag < 0 || flag >= ArrayFile.NOT_MEASURED) {
        throw new BadInputException(
            "flags " + flag, "source catalogue", "use flags from 0 to 65534");
      }
    }
    return flags;
  }

  private void write(
      SourceCatalogue catalogue, String measurement, List<String> values, int epoch, int[] rows) {
    int width = axes.values().size();
    int at = axes.measurement(measurement);
    Slab slab =
        Slab.of(new long[] {0, at, 0, epoch}, new long[] {axes.objects().size(), 1, width, 1});
    Hdf5Dataset curves = ArrayFile.curves(file, cacheBytes());
    float[] plane = curves.readFloats(slab);
    for (String value : values) {
      int column = axes.value(value);
      double[] measured = catalogue.values(measurement, value);
      for (int i = 0; i < rows.length; i++) {
        plane[rows[i] * width + column] = (float) measured[i];
      }
    }
    curves.write(slab, plane);
  }

  private void writeFlags(String measurement, int epoch, int[] rows, int[] flags) {
    long[] offset = {0, axes.measurement(measurement), epoch};
    Slab slab = Slab.of(offset, new long[] {axes.objects().size(), 1, 1});
    Hdf5Dataset dataset = ArrayFile.flags(file, cacheBytes());
    int[] plane = dataset.readInts(slab);
    for (int i = 0; i < rows.length; i++) {
      plane[rows[i]] = flags[i];
    }
    dataset.write(slab, plane);
  }

  /** Room for two chunks: one is read and changed several times. */
  private long cacheBytes() {
    long[] shape = axes.shape();
    long bytes = 2 * Float.BYTES * shape[0] * shape[1] * shape[2];
    return Math.max(LEAST_CACHE_BYTES, Math.min(bytes, MOST_CACHE_BYTES));
  }

  /**
   * Everything measured in one epoch.
   *
   * @param measurementKey a measurement, or null for all
   * @return axes object, measurement (unless one is given), value
   * @throws MissingDatasetException if there is no such epoch or measurement
   */
  public synchronized LabelledSlice epoch(String epochKey, @Nullable String measurementKey) {
    return Slices.epoch(ArrayFile.curves(file, cacheBytes()), axes, epochKey, measurementKey);
  }

  /**
   * Adds epochs at the end.
   *
   * @param more one row per epoch, with the columns of the epochs there are
   * @throws BadInputException if columns are missing or an epoch is there already
   */
  public synchronized void appendEpochs(Table more) {
    Table epochs = TableRows.joined(ArrayFile.epochs(file), more);
    LabelledAxes longer = axes.withEpochs(LabelledContent.keys(epochs, "epoch"));
    TableGroup.write(file, ArrayFile.EPOCHS, epochs);
    TableGroup.writeLabels(file, "/epoch", longer.epochs());
    grow(longer);
  }

  /**
   * Adds measurements at the end.
   *
   * @throws BadInputException if one is there already
   */
  public synchronized void appendMeasurements(List<String> keys) {
    List<String> all = new ArrayList<>(axes.measurements());
    all.addAll(keys);
    LabelledAxes longer = axes.withMeasurements(all);
    TableGroup.writeLabels(file, "/measurement", longer.measurements());
    grow(longer);
  }

  private void grow(LabelledAxes longer) {
    long[] shape = longer.shape();
    ArrayFile.curves(file, cacheBytes()).extend(shape);
    ArrayFile.flags(file, cacheBytes()).extend(shape[0], shape[1], shape[3]);
    ArrayFile.writeCounts(file, longer);
    ArrayFile.countChange(file);
    axes = longer;
    file.flush();
  }

  /**
   * Replaces what is known of the objects.
   *
   * @param objects one row per object, in the order of the array
   * @throws BadInputException if the keys are others
   */
  public synchronized void writeObjects(Table objects) {
    if (!LabelledContent.keys(objects, "object").equals(axes.objects())) {
      throw new BadInputException(
          "the keys differ from those of the array",
          "table of objects",
          "give the objects of the array in their order");
    }
    TableGroup.write(file, ArrayFile.OBJECTS, objects);
    ArrayFile.countChange(file);
    file.flush();
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  @Override
  public String toString() {
    return "LabelledWriter " + file.path() + " " + Arrays.toString(axes().shape());
  }
}
