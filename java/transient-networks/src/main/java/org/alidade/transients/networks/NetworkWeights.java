package org.alidade.transients.networks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/**
 * Weights of a network by name. Names, shapes and orders are those of the Python system, so that
 * its weights can be read after a plain export to HDF5 (spec transient 14.1, 14.4).
 *
 * <p>Example: {@code NetworkWeights.read(Path.of("weights.h5"), RealBogusDesign.defaults())}
 */
public final class NetworkWeights {
  private static final String GROUP = "weights";

  private final Map<String, Tensor> tensors;

  private NetworkWeights(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /**
   * An array.
   *
   * @param shape lengths, slowest first
   * @param values values, last axis fastest
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, described above
  record Tensor(long[] shape, float[] values) {}

  /**
   * Weights to begin with: uniform within one over the square root of the inputs of a value, as
   * PyTorch does; normalisations begin with scale 1.
   */
  static NetworkWeights initial(NetworkDesign design, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    double bound = 0;
    for (Map.Entry<String, long[]> entry : design.shapes().entrySet()) {
      long[] shape = entry.getValue();
      boolean multiplies = shape.length > 1;
      if (multiplies) {
        bound = 1 / Math.sqrt(count(shape) / (double) shape[0]);
      }
      boolean normalises = isOfNormalisation(entry.getKey(), design);
      float[] values = new float[Math.toIntExact(count(shape))];
      if (normalises) {
        boolean scale = entry.getKey().endsWith("weight") || entry.getKey().endsWith("_var");
        Arrays.fill(values, scale ? 1 : 0);
      } else {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
      }
      tensors.put(entry.getKey(), new Tensor(shape, values));
    }
    return new NetworkWeights(tensors);
  }

  private static boolean isOfNormalisation(String name, NetworkDesign design) {
    String layer = name.substring(0, name.lastIndexOf('.'));
    return design.shapes().containsKey(layer + ".running_mean");
  }

  static NetworkWeights of(Map<String, Tensor> tensors) {
    return new NetworkWeights(new LinkedHashMap<>(tensors));
  }

  /** Number of values in a shape. */
  static long count(long[] shape) {
    long count = 1;
    for (long length : shape) {
      count *= length;
    }
    return count;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * Reads the weights of a design from the group {@code weights} of an HDF5 file.
   *
   * @throws FormatException if a weight is missing
   * @throws BadInputException if one has another shape than the design
   */
  public static NetworkWeights read(Path path, NetworkDesign design) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      design.shapes().forEach((name, shape) -> tensors.put(name, read(file, path, name, shape)));
    }
    return new NetworkWeights(tensors);
  }

  private static Tensor read(Hdf5File file, Path path, String name, long[] shape) {
    String dataset = GROUP + "/" + name;
    if (!file.exists(dataset)) {
      throw new FormatException(
          "weight " + name + " is missing", path.toString(), "use weights of the same design");
    }
    long[] found = file.dataset(dataset).shape().toArray();
    if (!Arrays.equals(found, shape)) {
      throw new BadInputException(
          "weight " + name + " has shape " + Arrays.toString(found),
          path.toString(),
          "the design needs " + Arrays.toString(shape));
    }
    return new Tensor(shape, file.dataset(dataset).readFloats());
  }

  /**
   * Writes the weights; the file appears when it is complete.
   *
   * @param path an HDF5 file
   */
  public void write(Path path) {
    makeFolder(path);
    Hdf5File.createAtomically(
        path,
        file -> {
          file.createGroup(GROUP);
          tensors.forEach(
              (name, tensor) ->
                  file.createDataset(
                          GROUP + "/" + name, DatasetSpec.of(Hdf5Type.FLOAT32, tensor.shape()))
                      .write(tensor.values()));
        });
  }

  private static void makeFolder(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException failure) {
      IoFailureException wrapped =
          new IoFailureException(
              "its folder cannot be made (" + failure.getMessage() + ")",
              path.toString(),
              "use a folder that can be written to");
      wrapped.initCause(failure);
      throw wrapped;
    }
  }
}
