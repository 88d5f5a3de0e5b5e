package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SlabSize;
import org.alidade.cube.internal.ModelCubeWriter.ModelCube;

/**
 * Computes model cubes and writes them, several at a time: the file is changed once for as many as
 * fit the memory.
 */
public final class ModelCubes {
  /** Most memory for finished cubes that wait to be written; one of them may be larger. */
  private static final long MOST_WAITING_BYTES = 1L << 30;

  private final Path cubeFile;
  private final CubeOperator operator;
  private final SlabSize slab;
  private final String fingerprint;
  private final int together;

  /**
   * Model cubes of one file.
   *
   * @param operator the matrix of the file
   * @param slab spaxels at a time
   * @param fingerprint fingerprint of the matrix
   * @param maxBytes memory that may be used, half of it for finished cubes
   */
  public ModelCubes(
      Path cubeFile, CubeOperator operator, SlabSize slab, String fingerprint, long maxBytes) {
    this.cubeFile = cubeFile;
    this.operator = operator;
    this.slab = slab;
    this.fingerprint = fingerprint;
    CubeShape shape = operator.shape();
    long bytes = (long) shape.spaxels() * shape.pixels() * Double.BYTES;
    this.together = (int) Math.max(1, Math.min(maxBytes / 2, MOST_WAITING_BYTES) / bytes);
  }

  /**
   * Computes and writes.
   *
   * @param progress told the number of spectra that are finished
   */
  public void write(List<ModelTarget> targets, ProgressListener progress) throws IOException {
    long spaxels = operator.shape().spaxels();
    for (int first = 0; first < targets.size(); first += together) {
      int end = Math.min(targets.size(), first + together);
      List<ModelCube> cubes = new ArrayList<>();
      try {
        for (int i = first; i < end; i++) {
          long before = i * spaxels;
          cubes.add(
              compute(
                  targets.get(i),
                  (done, all, unit) ->
                      progress.progress(before + done, targets.size() * spaxels, unit)));
        }
        ModelCubeWriter.write(cubeFile, cubes, slab.spaxels(), fingerprint);
      } finally {
        cubes.forEach(cube -> cube.spectra().close());
      }
    }
  }

  private ModelCube compute(ModelTarget target, ProgressListener progress) {
    CubeShape shape = operator.shape();
    DoubleArray model = DoubleArray.allocate("cube.model", shape.spaxels(), shape.pixels());
    boolean done = false;
    try (DoubleArray weights = DoubleArray.copyOf("cube.model", target.x())) {
      for (int s = 0; s < shape.spaxels(); s += slab.spaxels()) {
        int count = Math.min(slab.spaxels(), shape.spaxels() - s);
        operator.forward(s, count, weights, model.slice(s, count));
        progress.progress(s + count, shape.spaxels(), "spaxels");
      }
      done = true;
      return new ModelCube("/" + target.name(), target.component(), target.x(), model);
    } finally {
      if (!done) {
        model.close();
      }
    }
  }
}
