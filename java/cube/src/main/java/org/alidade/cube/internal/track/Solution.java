package org.alidade.cube.internal.track;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.cube.internal.CubeCreation;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.WriterLock;

/** Writes the dataset /X_global, the last committed solution. */
public final class Solution {
  /** Attribute: name of the solver. */
  public static final String SOLVER = "solver";

  /** Attribute: all options as JSON. */
  public static final String OPTIONS = "options_json";

  private static final int LABEL_BYTES = 16;

  private Solution() {}

  /**
   * Writes a solution into a cube file.
   *
   * @param cubeFile the cube file, which nobody has open
   * @param x weights, C*P values
   * @param init what the solve started from
   * @param fingerprint fingerprint of the matrix
   * @param time when the solve ended
   */
  public static void write(
      Path cubeFile, double[] x, String init, String fingerprint, Instant time) {
    write(cubeFile, x, init, fingerprint, time, Map.of());
  }

  /**
   * Writes a solution into a cube file with how it was made.
   *
   * @param cubeFile the cube file, which nobody has open
   * @param x weights, C*P values
   * @param init what the solve started from
   * @param fingerprint fingerprint of the matrix
   * @param time when the solve ended
   * @param making texts by the names {@link #SOLVER} and {@link #OPTIONS}
   */
  public static void write(
      Path cubeFile,
      double[] x,
      String init,
      String fingerprint,
      Instant time,
      Map<String, String> making) {
    SavedVector vector = new SavedVector(x, 0, time.toEpochMilli() / 1e3, Double.NaN);
    CubeCreation.change(
        cubeFile,
        WriterLock.Options.defaults(),
        file -> {
          Hdf5Attributes attributes = Vectors.write(file, CubeLayout.X_GLOBAL, vector, fingerprint);
          attributes.delete(FitNames.EPOCH);
          attributes.set("n", (long) x.length);
          attributes.setFixedBytes("init", init, LABEL_BYTES);
          Stream.of(SOLVER, OPTIONS).filter(attributes::exists).forEach(attributes::delete);
          making.forEach(attributes::set);
        });
  }
}
