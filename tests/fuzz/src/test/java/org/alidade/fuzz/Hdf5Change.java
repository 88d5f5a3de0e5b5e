package org.alidade.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.AlidadeException;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/**
 * Changes objects of a whole HDF5 file so that it stays a whole HDF5 file, of another layout: what
 * readers rely on is missing, of another type or shape, or says something else.
 */
final class Hdf5Change {
  private static final int MOST_CHANGES = 4;
  private static final int MOST_VALUES = 1 << 16;

  /** More elements than any memory holds. */
  private static final long ABSURD = 1L << 44;

  private final Hdf5File file;
  private final Choices choices;
  private final List<String> paths = new ArrayList<>();

  private Hdf5Change(Hdf5File file, Choices choices) {
    this.file = file;
    this.choices = choices;
    collect("/");
  }

  /** Makes as many changes as the input has bytes for, at most four. */
  static void apply(Hdf5File file, byte[] input) {
    Choices choices = new Choices(input);
    for (int i = 0; i < MOST_CHANGES && !choices.ended(); i++) {
      new Hdf5Change(file, choices).change();
    }
  }

  private void collect(String group) {
    paths.add(group);
    for (String name : file.children(group)) {
      String path = group.equals("/") ? "/" + name : group + "/" + name;
      if (file.isDataset(path)) {
        paths.add(path);
      } else {
        collect(path);
      }
    }
  }

  private void change() {
    String path = paths.get(choices.below(Math.min(paths.size(), 256)));
    int what = choices.below(10);
    if (what >= 7 || path.equals("/")) {
      attribute(path);
    } else if (what == 0) {
      file.delete(path);
    } else if (!file.isDataset(path)) {
      file.delete(path);
      fill(path, Hdf5Type.FLOAT64, new double[] {1, 2, 3}, 3);
    } else {
      dataset(path, what);
    }
  }

  private void dataset(String path, int what) {
    Hdf5Dataset dataset = file.dataset(path);
    Hdf5Type type = dataset.type();
    long[] shape = dataset.shape().toArray();
    double[] values = values(dataset);
    switch (what) {
      case 1 -> type = otherType();
      case 2 -> shape = otherLengths(shape);
      case 3 -> shape = otherRank(shape);
      case 4, 5 -> values = otherValues(values);
      default -> {
        instead(path, shape.length);
        return;
      }
    }
    file.delete(path);
    fill(path, type, values, shape);
  }

  private static double[] values(Hdf5Dataset dataset) {
    boolean readable = dataset.shape().size() <= MOST_VALUES && dataset.type() != Hdf5Type.STRING;
    try {
      return readable ? dataset.readDoubles() : new double[] {1, 2};
    } catch (AlidadeException noNumbers) {
      return new double[] {1, 2};
    }
  }

  private Hdf5Type otherType() {
    return choices.of(
        Hdf5Type.INT8,
        Hdf5Type.INT32,
        Hdf5Type.INT64,
        Hdf5Type.UINT64,
        Hdf5Type.FLOAT32,
        Hdf5Type.FLOAT64,
        Hdf5Type.BOOLEAN,
        Hdf5Type.STRING,
        Hdf5Type.COMPLEX64);
  }

  private long[] otherLengths(long[] shape) {
    long[] changed = shape.clone();
    if (shape.length > 0) {
      int axis = choices.below(shape.length);
      changed[axis] = choices.of(0L, 1L, shape[axis] + 1, Math.max(0, shape[axis] - 1), 2L, 7L);
    }
    return changed;
  }

  private long[] otherRank(long[] shape) {
    long[] longer = Arrays.copyOf(shape, shape.length + 1);
    longer[shape.length] = 1;
    long[] shorter = Arrays.copyOf(shape, Math.max(0, shape.length - 1));
    return choices.of(longer, shorter, new long[0], new long[] {Arrays.stream(shape).sum()});
  }

  private double[] otherValues(double[] values) {
    double other = choices.of(Double.NaN, 0.0, -1.0, 1e300, Double.POSITIVE_INFINITY, 1.0, 3e9);
    double[] changed = values.clone();
    if (choices.below(2) == 0) {
      Arrays.fill(changed, other);
    } else if (values.length > 0) {
      changed[choices.below(256) % values.length] = other;
    }
    return changed;
  }

  /** A group in its place, or data that are stated and not there. */
  private void instead(String path, int rank) {
    file.delete(path);
    if (choices.below(3) == 0 || rank == 0) {
      file.createGroup(path);
      return;
    }
    long[] shape = new long[rank];
    long[] chunk = new long[rank];
    Arrays.fill(shape, 1);
    Arrays.fill(chunk, 1);
    shape[choices.below(rank)] = ABSURD;
    file.createDataset(
        path, DatasetSpec.builder(Hdf5Type.FLOAT64, shape).maxShape(shape).chunk(chunk).build());
  }

  private void fill(String path, Hdf5Type type, double[] values, long... shape) {
    double elements = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (elements > MOST_VALUES) {
      return;
    }
    int size = (int) elements;
    Hdf5Dataset dataset = file.createDataset(path, DatasetSpec.of(type, shape));
    double[] cycled = new double[size];
    for (int i = 0; i < size; i++) {
      cycled[i] = values.length == 0 ? 0 : values[i % values.length];
    }
    switch (type) {
      case STRING ->
          dataset.write(Arrays.stream(cycled).mapToObj(Double::toString).toArray(String[]::new));
      case BOOLEAN -> dataset.write(new boolean[size]);
      case COMPLEX64 -> {} // stays zero
      default -> dataset.write(cycled);
    }
  }

  private void attribute(String path) {
    Hdf5Attributes attributes =
        file.isDataset(path)
            ? file.dataset(path).attributes()
            : path.equals("/") ? file.attributes() : file.group(path).attributes();
    List<String> names = attributes.names();
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(choices.below(Math.min(names.size(), 256)));
    switch (choices.below(6)) {
      case 0 -> attributes.delete(name);
      case 1, 2 -> attributes.set(name, number());
      case 3 -> attributes.set(name, choices.of(Double.NaN, -1.0, 0.5, 1e300, 0.0));
      case 4 ->
          attributes.set(
              name, choices.of("", "x", "{", "[1,-2]", "{\"a\": 1}", "null", "\u00e9\n"));
      default -> attributes.set(name, longs());
    }
  }

  private long number() {
    return choices.of(
        0L, -1L, 1L, 3L, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 1000L);
  }

  private long[] longs() {
    long[] values = new long[choices.below(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = number();
    }
    return values;
  }
}
