package org.alidade.cube.internal.view;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Lengths;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.ModelScale;
import org.alidade.cube.internal.RebinOperator;
import org.alidade.cube.internal.operator.MatrixFree;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/**
 * The problem cut down to some consecutive spaxels: only their velocity histograms are read, so
 * that one spectrum of a galaxy of any size is at hand in a moment and in little memory.
 */
public final class SpaxelBlock {
  private static final String TAG = "cube.view";
  private static final long BLOCK_BYTES = 128L << 20;

  private SpaxelBlock() {}

  /** Number of spaxels that fit a block of moderate memory, at least one. */
  public static int length(Hdf5File file) {
    int[] losvd = Lengths.of(file.dataset(CubeLayout.LOSVD), 3);
    long perSpaxel = Math.max(1, 2L * Double.BYTES * losvd[1] * losvd[2]);
    return (int) Math.max(1, Math.min(losvd[0], BLOCK_BYTES / perSpaxel));
  }

  /**
   * Models of some spaxels, (count, L) row-major.
   *
   * @param x weights, C*P values
   */
  public static double[] models(Hdf5File file, int first, int count, double[] x) {
    BuildOptions options = options(file); // first: the inputs are the operator's to close
    try (CubeOperator operator =
            MatrixFree.of(inputs(file, first, count), options, OperatorPrecision.DOUBLE, 1);
        DoubleArray weights = DoubleArray.copyOf(TAG, x);
        DoubleArray models = DoubleArray.allocate(TAG, count, operator.shape().pixels())) {
      operator.forward(weights, models);
      return models.toArray();
    }
  }

  /** Factors on the unit-sum models of some spaxels, (count, C) row-major. */
  public static double[] scales(Hdf5File file, int first, int count) {
    BuildOptions options = options(file);
    try (ModelInputs inputs = inputs(file, first, count)) {
      ModelScale scale = ModelScale.of(inputs, options.amplitude(), options.norm());
      int components = inputs.shape().components();
      double[] values = new double[count * components];
      Arrays.setAll(values, i -> scale.scale(i / components, i % components));
      return values;
    }
  }

  /** The options of the file's hypercube, else the defaults. */
  private static BuildOptions options(Hdf5File file) {
    return BuildRecord.find(file).map(BuildRecord::options).orElseGet(BuildOptions::defaults);
  }

  private static ModelInputs inputs(Hdf5File file, int first, int count) {
    requireInputs(file);
    double[] temPix = file.dataset(CubeLayout.TEM_PIX).readDoubles();
    double[] obsPix = file.dataset(CubeLayout.OBS_PIX).readDoubles();
    double[] velPix = file.dataset(CubeLayout.VEL_PIX).readDoubles();
    RebinOperator rebin = CubeReading.rebin(file, temPix.length, obsPix.length);
    double[] flux = SpaxelRows.meanFlux(file, first, count);
    DoubleArray templates = CubeReading.doubles(file, CubeLayout.TEMPLATES);
    DoubleArray losvd = templates;
    boolean handedOver = false;
    try {
      losvd = losvd(file.dataset(CubeLayout.LOSVD), first, count);
      ModelInputs inputs = new ModelInputs(temPix, obsPix, velPix, templates, losvd, rebin, flux);
      handedOver = true;
      return inputs;
    } finally {
      if (!handedOver) {
        templates.close();
        losvd.close();
      }
    }
  }

  private static void requireInputs(Hdf5File file) {
    for (String input :
        new String[] {
          CubeLayout.TEM_PIX,
          CubeLayout.OBS_PIX,
          CubeLayout.VEL_PIX,
          CubeLayout.TEMPLATES,
          CubeLayout.LOSVD,
          CubeLayout.REBIN_OPERATOR
        }) {
      if (!file.isDataset(input)) {
        throw new MissingDatasetException(
            "no models without " + input, file.path().toString(), "run alidade cube populate");
      }
    }
  }

  private static DoubleArray losvd(Hdf5Dataset dataset, int first, int count) {
    int[] lengths = Lengths.of(dataset, 3);
    DoubleArray block = DoubleArray.allocateUninitialized(TAG, count, lengths[1], lengths[2]);
    boolean read = false;
    try {
      dataset.read(
          Slab.of(new long[] {first, 0, 0}, new long[] {count, lengths[1], lengths[2]}), block);
      read = true;
      return block;
    } finally {
      if (!read) {
        block.close();
      }
    }
  }
}
