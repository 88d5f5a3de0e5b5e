package org.alidade.lightcurve.array;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.lightcurve.internal.array.TableGroup;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** What a file of the labelled array looks like (spec lightcurve 7.9). */
final class ArrayFile {
  static final String CURVES = "/lightcurves";
  static final String FLAGS = "/flags";
  static final String OBJECTS = "/object_table";
  static final String EPOCHS = "/epoch_table";

  /** Flags of what was never measured. */
  static final int NOT_MEASURED = 0xffff;

  static final String DESCRIPTION = "IDF lightcurve data";

  private static final String REVISION = "revision";
  private static final String CREATED = "created";
  private static final List<String> COUNTS =
      List.of("n_objects", "n_measurements", "n_values", "n_epochs");

  private ArrayFile() {}

  /**
   * Lengths of chunks and compression.
   *
   * @param chunk lengths along the axes of the array
   * @param deflate level, 0 for none
   * @param growing whether measurements and epochs may be added
   */
  @SuppressWarnings("ArrayRecordComponent") // handed straight to the file
  record Layout(long[] chunk, int deflate, boolean growing) {}

  /** Fills a new file with everything but the measurements. */
  static void create(Hdf5File file, LabelledContent content, Layout layout, String created) {
    LabelledAxes axes = content.axes();
    for (int axis = 0; axis < LabelledAxes.NAMES.size(); axis++) {
      TableGroup.writeLabels(file, "/" + LabelledAxes.NAMES.get(axis), axes.labels(axis));
    }
    TableGroup.write(file, OBJECTS, numbered(content.objects(), axes));
    TableGroup.write(file, EPOCHS, content.epochs());
    long[] shape = axes.shape();
    long more = layout.growing() ? DatasetSpec.UNLIMITED : 0;
    file.createDataset(
        CURVES,
        compressed(DatasetSpec.builder(Hdf5Type.FLOAT32, shape), layout)
            .chunk(layout.chunk())
            .maxShape(shape[0], more == 0 ? shape[1] : more, shape[2], more == 0 ? shape[3] : more)
            .fillValue(Double.NaN)
            .build());
    file.createDataset(
        FLAGS,
        compressed(DatasetSpec.builder(Hdf5Type.UINT16, shape[0], shape[1], shape[3]), layout)
            .chunk(layout.chunk()[0], layout.chunk()[1], layout.chunk()[3])
            .maxShape(shape[0], more == 0 ? shape[1] : more, more == 0 ? shape[3] : more)
            .fillValue(NOT_MEASURED)
            .build());
    Hdf5Attributes attributes = file.attributes();
    attributes.set("description", DESCRIPTION);
    attributes.set(CREATED, created);
    attributes.set(REVISION, 0L);
    writeCounts(file, axes);
  }

  private static DatasetSpec.Builder compressed(DatasetSpec.Builder spec, Layout layout) {
    return spec.deflate(layout.deflate()).shuffle(layout.deflate() > 0);
  }

  static void writeCounts(Hdf5File file, LabelledAxes axes) {
    long[] shape = axes.shape();
    for (int axis = 0; axis < shape.length; axis++) {
      file.attributes().set(COUNTS.get(axis), shape[axis]);
    }
  }

  /** Every object has a number, so that it can be asked for by it. */
  private static Table numbered(Table objects, LabelledAxes axes) {
    if (objects.has("object_id")) {
      return objects;
    }
    Table.Builder numbered =
        Table.builder().column(Column.of("object_id", ObjectNumbers.of(axes.objects())));
    objects.columns().forEach(numbered::column);
    return numbered.build();
  }

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String created(Hdf5File file) {
    return file.attributes().findString(CREATED).orElse("");
  }

  /** Number of changes since the file was made. */
  static long revision(Hdf5File file) {
    return file.attributes().findLong(REVISION).orElse(0);
  }

  static void countChange(Hdf5File file) {
    file.attributes().set(REVISION, revision(file) + 1);
  }

  /**
   * Labels of the array.
   *
   * @throws FormatException if the file holds none, or labels that do not fit
   */
  static LabelledAxes axes(Hdf5File file) {
    requireArray(file, file.path());
    LabelledAxes axes =
        new LabelledAxes(
            labels(file, "/object"),
            labels(file, "/measurement"),
            labels(file, "/value"),
            labels(file, "/epoch"));
    if (!Arrays.equals(file.dataset(CURVES).shape().toArray(), axes.shape())) {
      throw new FormatException(
          "array and labels have different lengths",
          file.path().toString(),
          "write the file again");
    }
    return axes;
  }

  private static void requireArray(Hdf5File file, Path path) {
    for (String name : List.of(CURVES, FLAGS, "/object", "/measurement", "/value", "/epoch")) {
      if (!file.isDataset(name)) {
        throw new FormatException(
            "there is no " + name, path.toString(), "open a labelled light-curve array");
      }
    }
  }

  private static List<String> labels(Hdf5File file, String name) {
    return List.of(file.dataset(name).readStrings());
  }

  static Table objects(Hdf5File file) {
    return TableGroup.read(file, OBJECTS);
  }

  static Table epochs(Hdf5File file) {
    return TableGroup.read(file, EPOCHS);
  }

  /** The array, with a cache for as many of its chunks as lie behind each other in one. */
  static Hdf5Dataset curves(Hdf5File file, long cacheBytes) {
    return file.dataset(CURVES, cacheBytes);
  }

  static Hdf5Dataset flags(Hdf5File file, long cacheBytes) {
    return file.dataset(FLAGS, cacheBytes);
  }
}
