package org.alidade.cube.internal;

import java.util.Arrays;
import java.util.Objects;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.Shape;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;

/**
 * Writes datasets so that a second run with the same content changes nothing: an equal dataset is
 * left alone, one of the same shape and type is overwritten in place, only another shape or type
 * makes a new one.
 */
final class DatasetWriter {
  private static final int CHUNK_LENGTH = 4096;
  private static final int COMPARE_BLOCK = 1 << 16;

  /**
   * Larger datasets are stored as they are: compressing them takes longer than reading them saves.
   */
  private static final long DEFLATE_LIMIT_BYTES = 64L << 20;

  private final Hdf5File file;
  private final int deflateLevel;
  private boolean changed;

  DatasetWriter(Hdf5File file, int deflateLevel) {
    this.file = file;
    this.deflateLevel = deflateLevel;
  }

  /** Whether anything in the file became different. */
  boolean changed() {
    return changed;
  }

  void doubles(String path, double[] values) {
    Hdf5Dataset dataset = prepare(path, Hdf5Type.FLOAT64, values.length);
    if (dataset.shape().size() > 0 && !Arrays.equals(values, dataset.readDoubles())) {
      dataset.write(values);
      changed = true;
    }
  }

  void ints(String path, int[] values) {
    Hdf5Dataset dataset = prepare(path, Hdf5Type.INT32, values.length);
    if (!Arrays.equals(values, dataset.readInts())) {
      dataset.write(values);
      changed = true;
    }
  }

  void booleans(String path, boolean[] values) {
    Hdf5Dataset dataset = prepare(path, Hdf5Type.BOOLEAN, values.length);
    if (!Arrays.equals(values, dataset.readBooleans())) {
      dataset.write(values);
      changed = true;
    }
  }

  void floats(String path, float[] values, long... shape) {
    try (FloatArray array = FloatArray.copyOf("cube.populate", values, shape)) {
      floats(path, array);
    }
  }

  void floats(String path, FloatArray values) {
    Hdf5Dataset dataset = prepare(path, Hdf5Type.FLOAT32, values.shape().toArray());
    write(dataset, values);
  }

  /** Interleaved (re, im) pairs, last axis 2. */
  void complex(String path, FloatArray interleaved) {
    long[] shape = Arrays.copyOf(interleaved.shape().toArray(), interleaved.shape().rank() - 1);
    Hdf5Dataset dataset = prepare(path, Hdf5Type.COMPLEX64, shape);
    write(dataset, interleaved);
  }

  private void write(Hdf5Dataset dataset, FloatArray values) {
    Slab all = Slab.all(dataset.shape());
    try (FloatArray present =
        FloatArray.allocateUninitialized("cube.populate", values.shape().toArray())) {
      dataset.read(all, present);
      if (equal(present, values)) {
        return;
      }
    }
    dataset.write(all, values);
    changed = true;
  }

  void doubles(String path, DoubleArray values) {
    Hdf5Dataset dataset = prepare(path, Hdf5Type.FLOAT64, values.shape().toArray());
    Slab all = Slab.all(dataset.shape());
    try (DoubleArray present =
        DoubleArray.allocateUninitialized("cube.populate", values.shape().toArray())) {
      dataset.read(all, present);
      if (equal(present, values)) {
        return;
      }
    }
    dataset.write(all, values);
    changed = true;
  }

  private static boolean equal(FloatArray a, FloatArray b) {
    float[] left = new float[COMPARE_BLOCK];
    float[] right = new float[COMPARE_BLOCK];
    for (long at = 0; at < a.size(); at += COMPARE_BLOCK) {
      int count = (int) Math.min(COMPARE_BLOCK, a.size() - at);
      a.copyTo(at, left, 0, count);
      b.copyTo(at, right, 0, count);
      if (!Arrays.equals(left, 0, count, right, 0, count)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(DoubleArray a, DoubleArray b) {
    double[] left = new double[COMPARE_BLOCK];
    double[] right = new double[COMPARE_BLOCK];
    for (long at = 0; at < a.size(); at += COMPARE_BLOCK) {
      int count = (int) Math.min(COMPARE_BLOCK, a.size() - at);
      a.copyTo(at, left, 0, count);
      b.copyTo(at, right, 0, count);
      if (!Arrays.equals(left, 0, count, right, 0, count)) {
        return false;
      }
    }
    return true;
  }

  /** The dataset at a path in the wanted type and shape, created if need be. */
  private Hdf5Dataset prepare(String path, Hdf5Type type, long... lengths) {
    Shape shape = Shape.of(lengths);
    if (file.isDataset(path)) {
      Hdf5Dataset present = file.dataset(path);
      if (present.type() == type && present.shape().equals(shape)) {
        return present;
      }
      file.delete(path);
    }
    changed = true;
    return file.createDataset(path, spec(type, shape));
  }

  private DatasetSpec spec(Hdf5Type type, Shape shape) {
    if (deflateLevel == 0
        || shape.size() == 0
        || shape.size() * type.bytes() > DEFLATE_LIMIT_BYTES) {
      return DatasetSpec.of(type, shape.toArray());
    }
    return DatasetSpec.builder(type, shape.toArray())
        .chunk(chunk(shape))
        .shuffle(true)
        .deflate(deflateLevel)
        .build();
  }

  private static long[] chunk(Shape shape) {
    long[] chunk = shape.toArray();
    long left = (long) CHUNK_LENGTH * 16;
    for (int axis = chunk.length - 1; axis >= 0; axis--) {
      long limit = chunk.length == 1 ? CHUNK_LENGTH : Math.max(1, left);
      chunk[axis] = Math.max(1, Math.min(chunk[axis], limit));
      left /= chunk[axis];
    }
    return chunk;
  }

  /** Deletes a dataset that the content no longer has. */
  void absent(String path) {
    if (file.isDataset(path)) {
      file.delete(path);
      changed = true;
    }
  }

  /** Sets a string attribute of an object if it differs. */
  void attribute(String path, String name, String value) {
    Hdf5Attributes attributes = attributes(path);
    if (!Objects.equals(attributes.findString(name).orElse(null), value)) {
      attributes.set(name, value);
      changed = true;
    }
  }

  /** Sets a number as attribute of an object if it differs: 64-bit integer or float64. */
  void attribute(String path, String name, Number value) {
    Hdf5Attributes attributes = attributes(path);
    if (value instanceof Double || value instanceof Float) {
      if (!attributes.exists(name) || attributes.getDouble(name) != value.doubleValue()) {
        attributes.set(name, value.doubleValue());
        changed = true;
      }
    } else if (!attributes.exists(name) || attributes.getLong(name) != value.longValue()) {
      attributes.set(name, value.longValue());
      changed = true;
    }
  }

  /** Sets integers as attribute of an object if they differ. */
  void attribute(String path, String name, long[] values) {
    Hdf5Attributes attributes = attributes(path);
    if (!attributes.exists(name) || !Arrays.equals(attributes.getLongs(name), values)) {
      attributes.set(name, values);
      changed = true;
    }
  }

  private Hdf5Attributes attributes(String path) {
    return file.isDataset(path) ? file.dataset(path).attributes() : file.group(path).attributes();
  }
}
