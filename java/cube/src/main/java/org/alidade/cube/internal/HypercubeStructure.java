package org.alidade.cube.internal;

import java.util.List;
import java.util.Map;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.BuildOptions;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/** Creates, compares and stamps the group /HyperCube. */
final class HypercubeStructure {
  private static final String VERSION = "1";

  private HypercubeStructure() {}

  /**
   * Creates the datasets, all places allocated, no tile done; says that the file changed, as do the
   * others.
   */
  static boolean create(
      Hdf5File file,
      TileGrid grid,
      BuildFingerprint fingerprint,
      ModelInputs inputs,
      ModelScale scale) {
    if (file.exists(CubeLayout.HYPERCUBE)) {
      file.delete(CubeLayout.HYPERCUBE);
    }
    file.createGroup(CubeLayout.HYPERCUBE);
    long[] shape = {
      grid.shape().spaxels(),
      grid.shape().components(),
      grid.shape().populations(),
      grid.shape().pixels()
    };
    file.createDataset(
        CubeLayout.MODELS,
        DatasetSpec.builder(Hdf5Type.FLOAT32, shape).chunk(grid.chunk()).earlyAllocation().build());
    Hdf5Dataset done =
        file.createDataset(
            CubeLayout.DONE,
            DatasetSpec.builder(
                    Hdf5Type.UINT8,
                    grid.spaxelTiles(),
                    grid.componentTiles(),
                    grid.populationTiles())
                .earlyAllocation()
                .build());
    done.write(new byte[grid.count()]);
    writeDerived(file, inputs, scale);
    Hdf5Attributes attributes = file.group(CubeLayout.HYPERCUBE).attributes();
    attributes.set(CubeLayout.ATTRIBUTE_COMPLETE, false);
    attributes.set("shape", shape);
    attributes.set("chunks", grid.chunk());
    attributes.set("kernel_unit_area", true);
    describe(attributes, grid, fingerprint);
    return true;
  }

  private static void writeDerived(Hdf5File file, ModelInputs inputs, ModelScale scale) {
    long spaxels = inputs.shape().spaxels();
    long components = inputs.shape().components();
    double[] amplitude = scale.amplitudes();
    double[] sums = new double[(int) spaxels];
    for (int i = 0; i < amplitude.length; i++) {
      sums[i / (int) components] += amplitude[i];
    }
    Hdf5Dataset flux =
        file.createDataset(CubeLayout.DATA_FLUX, DatasetSpec.of(Hdf5Type.FLOAT64, spaxels));
    flux.write(inputs.dataFlux());
    flux.attributes().set("semantic", "mean flux per observed pixel of each spaxel");
    flux.attributes().set("source", CubeLayout.DATA_CUBE);
    flux.attributes().set("stat", "mean");
    file.createDataset(
            CubeLayout.LOSVD_AMPLITUDE,
            DatasetSpec.builder(Hdf5Type.FLOAT64, spaxels, components)
                .chunk(Math.min(64, spaxels), Math.min(32, components))
                .build())
        .write(amplitude);
    file.createDataset(CubeLayout.LOSVD_AMPLITUDE_SUM, DatasetSpec.of(Hdf5Type.FLOAT64, spaxels))
        .write(sums);
  }

  private static void describe(
      Hdf5Attributes attributes, TileGrid grid, BuildFingerprint fingerprint) {
    Map<String, String> options = fingerprint.options();
    attributes.set("losvd_amplitude_mode", options.getOrDefault("amp", "sum"));
    attributes.set("norm.mode", options.getOrDefault("norm", "model"));
    attributes.set("vel_bias_kms", Double.parseDouble(options.getOrDefault("vel_bias_kms", "0")));
    attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint.digest());
    attributes.set(CubeLayout.ATTRIBUTE_BUILD_OPTIONS, CubeReading.toJson(options));
    attributes.set(CubeLayout.ATTRIBUTE_BUILD_INPUTS, CubeReading.toJson(fingerprint.inputs()));
    attributes.set(
        CubeLayout.ATTRIBUTE_BUILD_TILES,
        new long[] {grid.spaxelChunk(), grid.componentChunk(), grid.populationChunk()});
    attributes.set(CubeLayout.ATTRIBUTE_BUILD_VERSION, VERSION);
  }

  /**
   * Forgets all tiles, before the first one is written anew. Models of the same layout keep their
   * place in the file; others are made anew, in the space of the old ones.
   */
  static boolean restart(
      Hdf5File file,
      BuildRecord found,
      TileGrid grid,
      BuildFingerprint fingerprint,
      ModelInputs inputs,
      ModelScale scale) {
    Hdf5Attributes attributes = file.group(CubeLayout.HYPERCUBE).attributes();
    attributes.set(CubeLayout.ATTRIBUTE_COMPLETE, false);
    file.flush();
    if (file.isDataset(CubeLayout.DONE)) {
      file.dataset(CubeLayout.DONE).write(new byte[found.built().count()]);
      file.flush();
    }
    Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
    boolean fits =
        found.grid().equals(grid)
            && found.built().equals(grid)
            && models.filters().isEmpty()
            && models.chunk().length == grid.chunk().length;
    if (!fits) {
      return create(file, grid, fingerprint, inputs, scale);
    }
    for (String derived :
        List.of(CubeLayout.DATA_FLUX, CubeLayout.LOSVD_AMPLITUDE, CubeLayout.LOSVD_AMPLITUDE_SUM)) {
      if (file.exists(derived)) {
        file.delete(derived);
      }
    }
    writeDerived(file, inputs, scale);
    describe(attributes, grid, fingerprint);
    return true;
  }

  /** Stamps the hypercube complete. */
  static boolean complete(Hdf5File file) {
    file.group(CubeLayout.HYPERCUBE).attributes().set(CubeLayout.ATTRIBUTE_COMPLETE, true);
    return true;
  }

  /**
   * Checks that a started hypercube is the one wanted.
   *
   * @throws InvalidStateException naming every difference
   */
  static void requireSame(
      BuildRecord found,
      TileGrid wantedGrid,
      BuildFingerprint wanted,
      BuildOptions options,
      String where) {
    List<String> differences = new java.util.ArrayList<>();
    if (!found.built().equals(wantedGrid)) {
      differences.add("tiles were " + tiles(found.built()) + ", are " + tiles(wantedGrid));
    }
    if (found.stated().isEmpty()) {
      differences.add("the hypercube was made by another program");
    } else {
      differences.addAll(found.fingerprint().differences(wanted));
    }
    if (!differences.isEmpty() && options.onMismatch() == BuildOptions.OnMismatch.ERROR) {
      throw new InvalidStateException(
          "the hypercube does not fit its inputs or options ("
              + String.join("; ", differences)
              + ")",
          where,
          "use the same inputs and options, or --on-mismatch rebuild to build it again");
    }
  }

  private static String tiles(TileGrid grid) {
    return grid.spaxelChunk() + "x" + grid.componentChunk() + "x" + grid.populationChunk();
  }
}
