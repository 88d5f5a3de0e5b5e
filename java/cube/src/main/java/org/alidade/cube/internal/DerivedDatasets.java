package org.alidade.cube.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.alidade.cube.ColumnEnergy;
import org.alidade.cube.ComponentSupport;
import org.alidade.cube.CubeData;
import org.alidade.cube.LambdaWeights;
import org.alidade.cube.internal.solve.NnlsPatchStart;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.WriterLock;

/**
 * Datasets that are computed from the inputs and say what they were computed from: pixel weights,
 * column energies, component support, a start vector.
 */
public final class DerivedDatasets {
  private static final String DATA_DIGEST = "data.sha256";
  private static final String MASK_DIGEST = "mask.sha256";
  private static final String WEIGHTS_DIGEST = "weights.sha256";
  private static final String WEIGHTS_NAME = "lambda_weights";

  private DerivedDatasets() {}

  /** SHA-256 of a mask. */
  public static String maskDigest(boolean[] keep) {
    double[] values = new double[keep.length];
    for (int l = 0; l < values.length; l++) {
      values[l] = keep[l] ? 1 : 0;
    }
    return Digests.sha256(values);
  }

  /** SHA-256 of the mask of a file; of all true if it has none. */
  public static String maskDigest(Hdf5File file) {
    int pixels = Math.toIntExact(file.dataset(CubeLayout.OBS_PIX).shape().size());
    return maskDigest(CubeReading.mask(file, pixels));
  }

  /** SHA-256 of numbers. */
  public static String digest(double[] values) {
    return Digests.sha256(values);
  }

  /**
   * Writes pixel weights with how they were made and from what.
   *
   * @param weights L values
   * @param data spectra and mask they were made from
   */
  public static void writeLambdaWeights(Path cubeFile, double[] weights, CubeData data) {
    String dataDigest = Digests.sha256(data.spectra());
    String maskDigest = maskDigest(data.keep());
    change(
        cubeFile,
        file -> {
          Hdf5Dataset dataset =
              fresh(file, CubeLayout.LAMBDA_WEIGHTS, Hdf5Type.FLOAT64, weights.length);
          dataset.write(weights);
          Hdf5Attributes attributes = dataset.attributes();
          attributes.set("method", "abs(box7 - box31) of the median spectrum");
          attributes.set("min_w", LambdaWeights.FLOOR);
          attributes.set("alpha", 0.9);
          attributes.set("smooth1", 7L);
          attributes.set("smooth2", 31L);
          attributes.set("pct", 95.0);
          attributes.set("masked", true);
          attributes.set(DATA_DIGEST, dataDigest);
          attributes.set(MASK_DIGEST, maskDigest);
        });
  }

  /** The stored pixel weights, if they belong to the data and the mask of the file. */
  public static Optional<double[]> lambdaWeights(Hdf5File file) {
    if (!file.isDataset(CubeLayout.LAMBDA_WEIGHTS)) {
      return Optional.empty();
    }
    Hdf5Dataset dataset = file.dataset(CubeLayout.LAMBDA_WEIGHTS);
    try (CubeData data = CubeReading.data(file)) {
      boolean current =
          says(dataset, DATA_DIGEST, Digests.sha256(data.spectra()))
              && says(dataset, MASK_DIGEST, maskDigest(data.keep()))
              && dataset.shape().size() == data.pixels();
      return current ? Optional.of(dataset.readDoubles()) : Optional.empty();
    }
  }

  private static boolean says(Hdf5Dataset dataset, String name, String value) {
    return dataset.attributes().findString(name).filter(value::equals).isPresent();
  }

  /** Writes column energies with everything they depend on. */
  public static void writeEnergy(Path cubeFile, ColumnEnergy energy) {
    double[] values = energy.energy();
    long populations = values.length / energy.components();
    change(
        cubeFile,
        file -> {
          Hdf5Dataset dataset =
              fresh(
                  file,
                  CubeLayout.COLUMN_ENERGY,
                  Hdf5Type.FLOAT64,
                  energy.components(),
                  populations);
          dataset.write(values);
          Hdf5Attributes attributes = dataset.attributes();
          attributes.set("masked", true);
          attributes.set(WEIGHTS_NAME, energy.lambdaWeights());
          attributes.set("lambda_weights_floor", LambdaWeights.FLOOR);
          attributes.set("shape", new long[] {energy.components(), populations});
          attributes.set("provenance", "inputs, sum over all spaxels of w models^2");
          attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, energy.fingerprint());
          attributes.set(MASK_DIGEST, energy.maskDigest());
          attributes.set(WEIGHTS_DIGEST, energy.weightsDigest());
        });
  }

  /** The stored column energies; energies of other programs do not say what they belong to. */
  public static Optional<ColumnEnergy> energy(Hdf5File file) {
    if (!file.isDataset(CubeLayout.COLUMN_ENERGY)
        || file.dataset(CubeLayout.COLUMN_ENERGY).shape().rank() != 2) {
      return Optional.empty();
    }
    Hdf5Dataset dataset = file.dataset(CubeLayout.COLUMN_ENERGY);
    Hdf5Attributes attributes = dataset.attributes();
    return attributes
        .findString(CubeLayout.ATTRIBUTE_FINGERPRINT)
        .map(
            fingerprint ->
                new ColumnEnergy(
                    dataset.readDoubles(),
                    Math.toIntExact(dataset.shape().length(0)),
                    attributes.findString(WEIGHTS_NAME).orElse("unknown"),
                    fingerprint,
                    attributes.findString(MASK_DIGEST).orElse(""),
                    attributes.findString(WEIGHTS_DIGEST).orElse("")));
  }

  /** Writes which tiles of spaxels and components carry light, (tiles, C) zeros and ones. */
  public static void writeSupport(Path cubeFile, ComponentSupport support, String fingerprint) {
    byte[] flags = new byte[support.tiles() * support.components()];
    for (int i = 0; i < flags.length; i++) {
      boolean supported = support.supported(i / support.components(), i % support.components());
      flags[i] = (byte) (supported ? 1 : 0);
    }
    change(
        cubeFile,
        file -> {
          Hdf5Dataset dataset =
              fresh(
                  file,
                  CubeLayout.COMPONENT_SUPPORT,
                  Hdf5Type.UINT8,
                  support.tiles(),
                  support.components());
          dataset.write(flags);
          Hdf5Attributes attributes = dataset.attributes();
          attributes.set("S_chunk", (long) support.spaxelTile());
          attributes.set("definition", support.rule().label());
          attributes.set("source", CubeLayout.LOSVD);
          attributes.set("eps_amp", ComponentSupport.AMPLITUDE_FLOOR);
          attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint);
        });
  }

  /**
   * What is stored about the support of components.
   *
   * @param empty components without light anywhere, ascending
   * @param fingerprint identity of the matrix
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record StoredSupport(int[] empty, String fingerprint) {}

  /** The stored support; that of other programs does not say what it belongs to. */
  public static Optional<StoredSupport> support(Hdf5File file) {
    if (!file.isDataset(CubeLayout.COMPONENT_SUPPORT)
        || file.dataset(CubeLayout.COMPONENT_SUPPORT).shape().rank() != 2) {
      return Optional.empty();
    }
    Hdf5Dataset dataset = file.dataset(CubeLayout.COMPONENT_SUPPORT);
    return dataset
        .attributes()
        .findString(CubeLayout.ATTRIBUTE_FINGERPRINT)
        .map(fingerprint -> new StoredSupport(withoutLight(dataset), fingerprint));
  }

  private static int[] withoutLight(Hdf5Dataset dataset) {
    byte[] flags = dataset.readBytes();
    boolean[] any = new boolean[Math.toIntExact(dataset.shape().length(1))];
    for (int i = 0; i < flags.length; i++) {
      any[i % any.length] |= flags[i] != 0;
    }
    return IntStream.range(0, any.length).filter(c -> !any[c]).toArray();
  }

  /** Writes a start vector found on a patch of spaxels, (C, P). */
  public static void writeNnlsSeed(Path cubeFile, NnlsPatchStart start, String fingerprint) {
    double[] x = start.seed();
    long[] spaxels = Arrays.stream(start.spaxels()).asLongStream().toArray();
    change(
        cubeFile,
        file -> {
          Hdf5Dataset dataset =
              fresh(
                  file,
                  CubeLayout.NNLS_SEED,
                  Hdf5Type.FLOAT64,
                  start.components(),
                  x.length / start.components());
          dataset.write(x);
          Hdf5Attributes attributes = dataset.attributes();
          attributes.set("origin", "non-negative least squares on a patch");
          attributes.set("s_idx", spaxels);
          attributes.set("k_per_comp", (long) NnlsPatchStart.COLUMNS_PER_COMPONENT);
          attributes.set("pick_mode", "energy");
          attributes.set("solver", "active set");
          attributes.set("ridge", 0.0);
          attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint);
        });
  }

  private static void change(Path cubeFile, Consumer<Hdf5File> change) {
    CubeCreation.change(cubeFile, WriterLock.Options.defaults(), change);
  }

  private static Hdf5Dataset fresh(Hdf5File file, String path, Hdf5Type type, long... lengths) {
    String group = path.substring(0, path.lastIndexOf('/'));
    if (!file.exists(group)) {
      file.createGroup(group);
    }
    if (file.exists(path)) {
      file.delete(path);
    }
    return file.createDataset(path, DatasetSpec.of(type, lengths));
  }
}
