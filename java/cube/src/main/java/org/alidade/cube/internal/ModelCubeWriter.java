package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.alidade.array.DoubleArray;
import org.alidade.array.Shape;
import org.alidade.cube.Reconstruction.Status;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;

/** Writes and recognises model cubes. */
public final class ModelCubeWriter {
  private static final String DIGEST = "x_digest";
  private static final String GENERATOR = "alidade cube reconstruct";

  /** More than the headers and attributes of many datasets take. */
  private static final long ROOM_FOR_STRUCTURE = 64 << 10;

  private ModelCubeWriter() {}

  /** Whether the model cube belongs to these weights and this matrix. */
  public static Status status(Hdf5File file, String path, double[] x, String fingerprint) {
    if (!file.isDataset(path)) {
      return new Status(false, "missing");
    }
    Hdf5Dataset cube = file.dataset(path);
    Shape data = file.dataset(CubeLayout.DATA_CUBE).shape();
    if (!cube.shape().equals(data)) {
      return new Status(false, "wrong shape " + cube.shape() + ", the data have " + data);
    }
    if (cube.type() != Hdf5Type.FLOAT64) {
      return new Status(false, "not float64");
    }
    if (file.isDataset(CubeLayout.MASK)
        && file.dataset(CubeLayout.MASK).shape().size() != cube.shape().length(1)) {
      return new Status(false, "mask length mismatch");
    }
    Optional<String> digest = cube.attributes().findString(DIGEST);
    if (digest.isEmpty()) {
      return new Status(false, "no digest");
    }
    if (!digest.get().equals(digest(x))) {
      return new Status(false, "other weights");
    }
    Optional<String> matrix = cube.attributes().findString(CubeLayout.ATTRIBUTE_FINGERPRINT);
    if (matrix.isEmpty() || !matrix.get().equals(fingerprint)) {
      return new Status(false, "other matrix");
    }
    return new Status(true, "ok");
  }

  private static String digest(double[] x) {
    return Digests.sha1(x, "(" + x.length + ",)");
  }

  /**
   * Model spectra to be written.
   *
   * @param name dataset, with a slash before it
   * @param component the component whose light it is; empty for all components together
   * @param x weights the spectra belong to, those of other components zero
   * @param spectra (S, L)
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record ModelCube(String name, OptionalInt component, double[] x, DoubleArray spectra) {}

  /**
   * Writes model cubes under temporary names and renames each when it is complete.
   *
   * @throws org.alidade.array.ResourceExhaustedException if the disk has no room for them
   */
  public static void write(Path path, List<ModelCube> cubes, int spaxelTile, String fingerprint)
      throws IOException {
    long bytes = cubes.stream().mapToLong(cube -> cube.spectra().byteSize()).sum();
    CubeCreation.requireUpdateSpace(path, bytes + ROOM_FOR_STRUCTURE);
    CubeCreation.update(
        path,
        file -> {
          cubes.forEach(cube -> write(file, cube, spaxelTile, fingerprint));
          return true;
        });
  }

  private static void write(Hdf5File file, ModelCube cube, int spaxelTile, String fingerprint) {
    String part = cube.name() + "_part";
    if (file.exists(part)) {
      file.delete(part);
    }
    Shape shape = cube.spectra().shape();
    Hdf5Dataset dataset =
        file.createDataset(
            part,
            DatasetSpec.builder(Hdf5Type.FLOAT64, shape.toArray())
                .chunk(Math.min(spaxelTile, shape.length(0)), shape.length(1))
                .build());
    dataset.write(Slab.all(shape), cube.spectra());
    Hdf5Attributes attributes = dataset.attributes();
    attributes.set(DIGEST, digest(cube.x()));
    attributes.set("x_shape", new long[] {cube.x().length});
    attributes.set("dtype_math", "float64");
    attributes.set("generator", GENERATOR);
    attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint);
    cube.component().ifPresent(component -> attributes.set("component", (long) component));
    if (file.exists(cube.name())) {
      file.delete(cube.name());
    }
    file.rename(part, cube.name());
  }
}
