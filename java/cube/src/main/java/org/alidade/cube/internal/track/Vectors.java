package org.alidade.cube.internal.track;

import java.util.Arrays;
import java.util.Optional;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/** Small compressed datasets: written in place where type and shape allow, else anew. */
final class Vectors {
  private static final int LONGEST_CHUNK = 16_384;
  private static final int DEFLATE_LEVEL = 4;

  private Vectors() {}

  static void write(Hdf5File file, String path, double[] values) {
    if (values.length > 0) {
      fixed(file, path, Hdf5Type.FLOAT64, values.length).write(values);
    }
  }

  static void write(Hdf5File file, String path, int[] values) {
    if (values.length > 0) {
      fixed(file, path, Hdf5Type.INT32, values.length).write(values);
    }
  }

  static void write(Hdf5File file, String path, long[] values) {
    if (values.length > 0) {
      fixed(file, path, Hdf5Type.INT64, values.length).write(values);
    }
  }

  /** Writes a vector of weights with the fingerprint of its matrix, its epoch and its time. */
  static Hdf5Attributes write(Hdf5File file, String path, SavedVector vector, String fingerprint) {
    write(file, path, vector.x());
    Hdf5Attributes attributes = file.dataset(path).attributes();
    attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint);
    attributes.set(FitNames.EPOCH, vector.epoch());
    attributes.set(FitNames.TIME_SEC, vector.timeSec());
    return attributes;
  }

  /** Reads a vector of weights with what is recorded about it. */
  static Optional<StoredVector> read(Hdf5File file, String path) {
    if (!file.isDataset(path)) {
      return Optional.empty();
    }
    Hdf5Dataset dataset = file.dataset(path);
    Hdf5Attributes attributes = dataset.attributes();
    return Optional.of(
        new StoredVector(
            path.substring(path.lastIndexOf('/') + 1),
            dataset.readDoubles(),
            attributes.findString(CubeLayout.ATTRIBUTE_FINGERPRINT).orElse(""),
            attributes.findLong(FitNames.EPOCH).orElse(0),
            attributes.findDouble(FitNames.TIME_SEC).orElse(Double.NEGATIVE_INFINITY),
            attributes.findDouble(FitNames.VAL_RMSE).orElse(Double.NaN)));
  }

  private static Hdf5Dataset fixed(Hdf5File file, String path, Hdf5Type type, long length) {
    DatasetSpec spec =
        DatasetSpec.builder(type, length)
            .chunk(Math.min(length, LONGEST_CHUNK))
            .deflate(DEFLATE_LEVEL)
            .shuffle(true)
            .build();
    return ensure(file, path, spec);
  }

  /** The dataset of this type and shape; one of another kind makes room for it. */
  static Hdf5Dataset ensure(Hdf5File file, String path, DatasetSpec spec) {
    if (file.exists(path)) {
      if (file.isDataset(path) && matches(file.dataset(path), spec)) {
        return file.dataset(path);
      }
      file.delete(path);
    }
    return file.createDataset(path, spec);
  }

  private static boolean matches(Hdf5Dataset dataset, DatasetSpec spec) {
    return dataset.type() == spec.type()
        && Arrays.equals(dataset.maxShape(), spec.maxShape())
        && (spec.maxShape()[0] == DatasetSpec.UNLIMITED || dataset.shape().equals(spec.shape()));
  }
}
