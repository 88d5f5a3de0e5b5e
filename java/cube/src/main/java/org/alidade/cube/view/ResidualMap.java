package org.alidade.cube.view;

import java.nio.file.Path;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.Lengths;
import org.alidade.cube.internal.view.FitSource;
import org.alidade.cube.internal.view.SpaxelBlock;
import org.alidade.cube.internal.view.SpaxelRows;
import org.alidade.cube.internal.view.StoredModel;
import org.alidade.hdf5.Hdf5File;

/**
 * Root mean square residual of every spaxel for given weights, over pixels that are kept and
 * finite.
 *
 * <p>Models come from {@code /ModelCube} if it belongs to the weights; else they are computed, one
 * block of spaxels after the other on one thread, which takes seconds for a large galaxy. The file
 * is open for one block at a time.
 *
 * <p>Example: {@code double[] rms = ResidualMap.compute(path, weights)}.
 */
public final class ResidualMap {
  private ResidualMap() {}

  /**
   * Computes the map.
   *
   * @return S values, NaN where no pixel counts
   * @throws org.alidade.array.AlidadeException if the file lacks inputs or changes meanwhile
   */
  public static double[] compute(Path cubeFile, FitWeights weights) {
    double[] rms = {};
    int first = 0;
    do {
      try (FitSource source = FitSource.open(cubeFile)) {
        Hdf5File file = source.cube();
        int spaxels = Lengths.of(file.dataset(CubeLayout.DATA_CUBE), 2)[0];
        if (first == 0) {
          rms = new double[spaxels];
        }
        double[] part = block(file, first, Math.min(length(file), spaxels - first), weights);
        System.arraycopy(part, 0, rms, first, part.length);
        first += part.length;
      }
    } while (first < rms.length);
    return rms;
  }

  private static int length(Hdf5File file) {
    return Math.min(SpaxelRows.length(file), SpaxelBlock.length(file));
  }

  private static double[] block(Hdf5File file, int first, int count, FitWeights weights) {
    double[] data = SpaxelRows.read(file, CubeLayout.DATA_CUBE, first, count);
    boolean[] keep = SpaxelRows.mask(file, data.length / count);
    double[] models =
        StoredModel.belongsTo(file, weights.x(), weights.fingerprint())
            ? SpaxelRows.read(file, CubeLayout.MODEL_CUBE, first, count)
            : SpaxelBlock.models(file, first, count, weights.x());
    return SpaxelRows.rms(data, models, keep);
  }
}
