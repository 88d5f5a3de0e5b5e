package org.alidade.cube.internal.view;

import java.util.Arrays;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Lengths;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/** Sums over the observed spectra of some spaxels, over pixels that are kept and finite. */
public final class SpaxelRows {
  private static final long BLOCK_BYTES = 32L << 20;

  private SpaxelRows() {}

  /** Number of spectra that are read at a time, at least one. */
  public static int length(Hdf5File file) {
    int[] lengths = Lengths.of(file.dataset(CubeLayout.DATA_CUBE), 2);
    long perSpaxel = Math.max(1, (long) Double.BYTES * lengths[1]);
    return (int) Math.max(1, Math.min(lengths[0], BLOCK_BYTES / perSpaxel));
  }

  /** Spectra (count, L) of a dataset of that shape, row-major. */
  public static double[] read(Hdf5File file, String dataset, int first, int count) {
    return file.dataset(dataset).readDoubles(Slab.rows(first, count));
  }

  /** The mask, all true if the file has none or one of another length. */
  public static boolean[] mask(Hdf5File file, int pixels) {
    boolean[] keep = CubeReading.mask(file, pixels);
    if (keep.length != pixels) {
      keep = new boolean[pixels];
      Arrays.fill(keep, true);
    }
    return keep;
  }

  /** Mean flux of some spaxels; 0 where no pixel counts. */
  public static double[] meanFlux(Hdf5File file, int first, int count) {
    int pixels = Lengths.of(file.dataset(CubeLayout.DATA_CUBE), 2)[1];
    boolean[] keep = mask(file, pixels);
    double[] data = read(file, CubeLayout.DATA_CUBE, first, count);
    double[] mean = new double[count];
    for (int s = 0; s < count; s++) {
      double sum = 0;
      int used = 0;
      for (int l = 0; l < pixels; l++) {
        double value = data[s * pixels + l];
        if (keep[l] && Double.isFinite(value)) {
          sum += value;
          used++;
        }
      }
      mean[s] = used > 0 ? sum / used : 0;
    }
    return mean;
  }

  /** Root mean square difference of data and models (count, L); NaN where no pixel counts. */
  public static double[] rms(double[] data, double[] models, boolean[] keep) {
    int pixels = keep.length;
    double[] rms = new double[data.length / Math.max(1, pixels)];
    for (int s = 0; s < rms.length; s++) {
      double squares = 0;
      int used = 0;
      for (int l = 0; l < pixels; l++) {
        double residual = data[s * pixels + l] - models[s * pixels + l];
        if (keep[l] && Double.isFinite(residual)) {
          squares += residual * residual;
          used++;
        }
      }
      rms[s] = used > 0 ? Math.sqrt(squares / used) : Double.NaN;
    }
    return rms;
  }
}
