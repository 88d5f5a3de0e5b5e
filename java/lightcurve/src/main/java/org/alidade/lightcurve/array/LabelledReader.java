package org.alidade.lightcurve.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.internal.array.DirectChunks;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.naming.MeasurementKey;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * The array for reading (spec lightcurve 7.7), as slices and as a store of light curves. A light
 * curve has the epochs at which its object was measured, in the order of the array; objects are
 * numbered as the column {@code object_id} says, types from 1 in the order of the measurements.
 *
 * <pre>{@code
 * try (LabelledReader reader = LabelledReader.open(Path.of("lightcurves_read.h5"))) {
 *   LabelledSlice values = reader.object("I12", "ch1_sci-mag_auto", "value");
 *   LightCurve curve = reader.get(12, 1);
 * }
 * }</pre>
 */
public final class LabelledReader implements LightCurveStore {
  static final String CURVE_COUNT = "n_lightcurves";
  static final String POINT_COUNT = "n_points";

  private static final String TIME = "epoch_mjd";

  private final Hdf5File file;
  private final LabelledAxes axes;
  private final Table objects;
  private final Table epochs;
  private final boolean timed;
  private final double[] times;
  private final Map<Long, Integer> rowsByNumber = new HashMap<>();
  private final Map<String, Integer> rowsByKey = new HashMap<>();
  private final List<MeasurementType> types;
  private final Hdf5Dataset curves;
  private final Hdf5Dataset flags;
  private final Optional<DirectChunks> directCurves;
  private final Optional<DirectChunks> directFlags;

  private LabelledReader(Hdf5File file) {
    this.file = file;
    axes = ArrayFile.axes(file);
    objects = ArrayFile.objects(file);
    epochs = ArrayFile.epochs(file);
    timed = epochs.has(TIME);
    times =
        timed
            ? TableRows.numbers(LabelledContent.column(epochs, TIME))
            : new double[axes.epochs().size()];
    long[] numbers = TableRows.integers(LabelledContent.column(objects, "object_id"));
    for (int row = 0; row < numbers.length; row++) {
      rowsByNumber.put(numbers[row], row);
      rowsByKey.put(axes.objects().get(row), row);
    }
    types = types(axes.measurements());
    curves = file.dataset(ArrayFile.CURVES);
    flags = file.dataset(ArrayFile.FLAGS);
    directCurves = DirectChunks.of(curves);
    directFlags = DirectChunks.of(flags);
  }

  private static List<MeasurementType> types(List<String> keys) {
    List<MeasurementType> types = new ArrayList<>();
    for (String key : keys) {
      int typeId = types.size() + 1;
      types.add(
          key.indexOf('-') > 0 && !key.endsWith("-")
              ? MeasurementKey.parse(key).type(typeId)
              : MeasurementType.of(typeId, key));
    }
    return List.copyOf(types);
  }

  /**
   * Opens a file of the array in either layout; it must not change meanwhile.
   *
   * @throws BadInputException if it is no such file,
   */
  public static LabelledReader open(Path path) {
    Hdf5File file = Hdf5File.openReadOnly(path);
    boolean done = false;
    try {
      LabelledReader reader = new LabelledReader(file);
      done = true;
      return reader;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /** Labels of the array. */
  public LabelledAxes axes() {
    return axes;
  }

  /**
   * Part of the array that belongs to an object.
   *
   * @param measurementKey a measurement, or null for all
   * @param valueKey a value, or null for all
   * @return axes measurement and value, unless one is given, and epoch
   * @throws MissingDatasetException if there is no such key
   */
  public LabelledSlice object(
      String objectKey, @Nullable String measurementKey, @Nullable String valueKey) {
    Integer row = rowsByKey.get(objectKey);
    if (row == null) {
      throw new MissingDatasetException(
          "no object " + objectKey, file.path().toString(), "choose one of the table of objects");
    }
    return Slices.object(curves, axes, row, measurementKey, valueKey);
  }

  /**
   * Everything measured in one epoch.
   *
   * @param measurementKey a measurement, or null for all
   * @return axes object, measurement (unless one is given), value
   * @throws MissingDatasetException if there is no such key
   */
  public LabelledSlice epoch(String epochKey, @Nullable String measurementKey) {
    return Slices.epoch(curves, axes, epochKey, measurementKey);
  }

  /**
   * Keys of the objects in a box, limits included (spec lightcurve 7.9).
   *
   * @param raFrom first right ascension, degrees; larger than the last if the box crosses 0
   * @param raTo last right ascension, degrees
   * @param decFrom first declination, degrees
   * @param decTo last declination, degrees
   */
  public List<String> objectsInBox(double raFrom, double raTo, double decFrom, double decTo) {
    return keys(SkySelection.box(ra(), dec(), raFrom, raTo, decFrom, decTo));
  }

  /**
   * Keys of the objects within a distance from a place, by great circles.
   *
   * @param raDegrees right ascension, degrees
   * @param decDegrees declination, degrees
   * @param radiusDegrees largest distance, degrees
   */
  public List<String> objectsInCone(double raDegrees, double decDegrees, double radiusDegrees) {
    return keys(SkySelection.cone(ra(), dec(), raDegrees, decDegrees, radiusDegrees));
  }

  private double[] ra() {
    return TableRows.numbers(LabelledContent.column(objects, "ra"));
  }

  private double[] dec() {
    return TableRows.numbers(LabelledContent.column(objects, "dec"));
  }

  private List<String> keys(int[] rows) {
    return Arrays.stream(rows).mapToObj(axes.objects()::get).toList();
  }

  private void requireTimes() {
    if (!timed) {
      throw new MissingDatasetException(
          "the epochs have no column " + TIME,
          file.path().toString(),
          "make the array with the times of the epochs");
    }
  }

  @Override
  public @Nullable LightCurve get(long objectId, int typeId) {
    requireTimes();
    Integer row = rowsByNumber.get(objectId);
    if (row == null || typeId < 1 || typeId > types.size()) {
      return null;
    }
    return curve(objectId, typeId, numbers(row, typeId - 1, 1), bits(row, typeId - 1, 1), 0);
  }

  @Override
  public List<LightCurve> getObject(long objectId) {
    requireTimes();
    Integer row = rowsByNumber.get(objectId);
    List<LightCurve> found = new ArrayList<>();
    if (row != null) {
      float[] numbers = numbers(row, 0, types.size());
      int[] bits = bits(row, 0, types.size());
      for (int i = 0; i < types.size(); i++) {
        LightCurve curve = curve(objectId, i + 1, numbers, bits, i);
        if (curve != null) {
          found.add(curve);
        }
      }
    }
    return found;
  }

  /** Values of some measurements of an object: all values, all epochs. */
  private float[] numbers(int row, int first, int count) {
    int width = axes.values().size() * times.length;
    Optional<ByteBuffer> bytes =
        directCurves.flatMap(
            chunks ->
                chunks.read(row, (long) first * width * Float.BYTES, count * width * Float.BYTES));
    if (bytes.isPresent()) {
      float[] numbers = new float[count * width];
      bytes.get().asFloatBuffer().get(numbers);
      return numbers;
    }
    long[] offset = {row, first, 0, 0};
    return curves.readFloats(
        Slab.of(offset, new long[] {1, count, axes.values().size(), times.length}));
  }

  private int[] bits(int row, int first, int count) {
    int length = count * times.length;
    Optional<ByteBuffer> bytes =
        directFlags.flatMap(
            chunks ->
                chunks.read(row, (long) first * times.length * Short.BYTES, length * Short.BYTES));
    if (bytes.isPresent()) {
      int[] bits = new int[length];
      for (int i = 0; i < length; i++) {
        bits[i] = bytes.get().getShort(i * Short.BYTES) & 0xffff;
      }
      return bits;
    }
    return flags.readInts(Slab.of(new long[] {row, first, 0}, new long[] {1, count, times.length}));
  }

  private @Nullable LightCurve curve(
      long objectId, int typeId, float[] numbers, int[] bits, int measurement) {
    int length = times.length;
    int value = measurement * axes.values().size() * length;
    int bit = measurement * length;
    boolean hasErrors = axes.values().size() > 1;
    double[] mjd = new double[length];
    float[] values = new float[length];
    float[] errors = new float[length];
    int[] kept = new int[length];
    int size = 0;
    for (int i = 0; i < length; i++) {
      if (bits[bit + i] != ArrayFile.NOT_MEASURED) {
        mjd[size] = times[i];
        values[size] = numbers[value + i];
        errors[size] = hasErrors ? numbers[value + length + i] : Float.NaN;
        kept[size++] = bits[bit + i];
      }
    }
    return size == 0
        ? null
        : new LightCurve(
            objectId,
            typeId,
            Arrays.copyOf(mjd, size),
            Arrays.copyOf(values, size),
            Arrays.copyOf(errors, size),
            Arrays.copyOf(kept, size));
  }

  @Override
  public List<MeasurementType> types() {
    return types;
  }

  @Override
  public Table objects() {
    return objects;
  }

  @Override
  public Table epochs() {
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> times[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return TableRows.pick(epochs, order);
  }

  /** The epochs in the order of the array, which is that of slices. */
  public Table epochsOfArray() {
    return epochs;
  }

  /** Numbers of light curves and entries are counted in the read layout, else those of the axes. */
  @Override
  public StoreInfo info() {
    long pairs = (long) axes.objects().size() * axes.measurements().size();
    try {
      return new StoreInfo(
          "labelled array",
          axes.objects().size(),
          types.size(),
          times.length,
          file.attributes().findLong(CURVE_COUNT).orElse(pairs),
          file.attributes().findLong(POINT_COUNT).orElse(pairs * times.length),
          Files.size(file.path()));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException("its size is not known", file.path().toString(), "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Lengths of the chunks along the axes of the array. */
  public long[] chunk() {
    return curves.chunk();
  }

  /** When the array was made, ISO 8601; empty if it does not say. */
  public String created() {
    return ArrayFile.created(file);
  }

  /** Values and flags of objects, as the array has them. */
  Block block(int firstObject, int count) {
    long[] shape = axes.shape();
    long[] all = {count, shape[1], shape[2], shape[3]};
    return new Block(
        curves.readFloats(Slab.of(new long[] {firstObject, 0, 0, 0}, all)),
        flags.readInts(
            Slab.of(new long[] {firstObject, 0, 0}, new long[] {count, shape[1], shape[3]})));
  }

  @Override
  public void close() {
    directCurves.ifPresent(DirectChunks::close);
    directFlags.ifPresent(DirectChunks::close);
    file.close();
  }

  @Override
  public String toString() {
    return "LabelledReader " + file.path() + " " + Arrays.toString(axes.shape());
  }
}
