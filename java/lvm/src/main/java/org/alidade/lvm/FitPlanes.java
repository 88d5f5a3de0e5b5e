package org.alidade.lvm;

import org.alidade.array.ByteArray;
import org.alidade.lvm.internal.filter.SpectrumRow;

/**
 * The two-dimensional arrays that a build stores, without missing values, and one byte of flags per
 * element that says what was missing or infinite: enough to give everything else on request.
 */
record FitPlanes(FitArray flux, FitArray ivar, FitArray lsfSigma, ByteArray flags)
    implements AutoCloseable {
  /** The flux is not missing. */
  static final int VALID = 1;

  /** The inverse variance is missing. */
  static final int IVAR_NAN = 2;

  /** The line width is missing. */
  static final int LSF_NAN = 4;

  /** The flux is infinite. */
  static final int FLUX_INFINITE = 8;

  /** The inverse variance is infinite. */
  static final int IVAR_INFINITE = 16;

  /** Inverse variance where there is none, normalised. */
  static final double IVAR_FILL = 1e-4;

  /** Uncertainty where there is none, normalised. */
  static final double UNCERTAINTY_FILL = 1e2;

  /** sigma / FWHM of a normal distribution. */
  static final double FWHM_TO_SIGMA = 1 / (2 * Math.sqrt(2 * Math.log(2)));

  private static final String TAG = "lvm.fit";

  /** Bytes that the arrays of a build need. */
  static long bytes(long spaxels, long wavelengths, Precision precision) {
    return spaxels * wavelengths * (3L * precision.bytes() + 1);
  }

  /** Reads and computes everything. */
  static FitPlanes build(Selection selection, DataConfig config, BuildOptions options) {
    FitPlanes planes = allocate(selection.cells().size(), selection.columns().size(), options);
    boolean built = false;
    try {
      CellPass pass = new CellPass(selection, options);
      pass.filtered(true, new Writer(planes, config, pass));
      LsfFill.fill(planes, options.threads());
      built = true;
      return planes;
    } finally {
      if (!built) {
        planes.close();
      }
    }
  }

  @SuppressWarnings("resource") // what was allocated is closed when the rest is refused
  private static FitPlanes allocate(int spaxels, int wavelengths, BuildOptions options) {
    FitArray[] arrays = new FitArray[3];
    try {
      for (int i = 0; i < arrays.length; i++) {
        arrays[i] =
            FitArray.allocate(TAG, options.layout(), options.precision(), spaxels, wavelengths);
      }
      long[] lengths = arrays[0].array().shape().toArray();
      return new FitPlanes(
          arrays[0], arrays[1], arrays[2], ByteArray.allocateUninitialized(TAG, lengths));
    } catch (RuntimeException e) {
      for (FitArray array : arrays) {
        if (array != null) {
          array.close();
        }
      }
      throw e;
    }
  }

  @Override
  public void close() {
    flux.close();
    ivar.close();
    lsfSigma.close();
    flags.close();
  }

  /** The largest finite number of a format. */
  static double largest(Precision precision) {
    return precision == Precision.DOUBLE ? Double.MAX_VALUE : Float.MAX_VALUE;
  }

  /** Whether a number is infinite once it is stored. */
  static boolean isInfinite(double value, Precision precision) {
    return Double.isInfinite(precision == Precision.DOUBLE ? value : (float) value);
  }

  /** Normalises spectra and writes them block by block. */
  private static final class Writer implements CellPass.Sink {
    private final FitPlanes planes;
    private final Precision precision;
    private final boolean spaxelMajor;
    private final double largest;
    private final double offset;
    private final double scale;
    private final double squaredScale;
    private final double[][] flux;
    private final double[][] ivar;
    private final double[][] sigma;
    private final byte[][] flags;

    Writer(FitPlanes planes, DataConfig config, CellPass pass) {
      this.planes = planes;
      this.precision = planes.flux.precision();
      this.spaxelMajor = planes.flux.layout() == Layout.SPAXEL_MAJOR;
      this.largest = FitPlanes.largest(precision);
      this.offset = config.normaliseFluxOffset();
      this.scale = config.normaliseFluxScale();
      this.squaredScale = scale * scale;
      int values = pass.blockSpaxels() * planes.flux.wavelengths();
      this.flux = new double[pass.workers()][values];
      this.ivar = new double[pass.workers()][values];
      this.sigma = new double[pass.workers()][values];
      this.flags = new byte[pass.workers()][values];
    }

    @Override
    public void row(CellPass.Block block, int cell, SpectrumRow row) {
      int within = cell - block.first();
      int columns = row.flux.length;
      int at = spaxelMajor ? within * columns : within;
      int step = spaxelMajor ? 1 : block.count();
      for (int i = 0; i < columns; i++, at += step) {
        put(block.worker(), at, row, i);
      }
    }

    private void put(int worker, int at, SpectrumRow row, int column) {
      int flag = 0;
      double value = (row.flux[column] - offset) / scale;
      if (Double.isNaN(value)) {
        value = 0;
      } else {
        flag = VALID;
        if (isInfinite(value, precision)) {
          flag |= FLUX_INFINITE;
          value = Math.copySign(largest, value);
        }
      }
      double weight = row.ivar[column] * squaredScale;
      if (Double.isNaN(weight)) {
        flag |= IVAR_NAN;
        weight = IVAR_FILL;
      } else if (isInfinite(weight, precision)) {
        flag |= IVAR_INFINITE;
        weight = Math.copySign(largest, weight);
      }
      flag |= Float.isNaN(row.lsf[column]) ? LSF_NAN : 0;
      flux[worker][at] = value;
      ivar[worker][at] = weight;
      sigma[worker][at] = row.lsf[column] * FWHM_TO_SIGMA;
      flags[worker][at] = (byte) flag;
    }

    @Override
    public void end(CellPass.Block block) {
      int wavelengths = planes.flux.wavelengths();
      if (spaxelMajor) {
        write(block.worker(), (long) block.first() * wavelengths, 0, block.count() * wavelengths);
        return;
      }
      for (int i = 0; i < wavelengths; i++) {
        long first = (long) i * planes.flux.spaxels() + block.first();
        write(block.worker(), first, i * block.count(), block.count());
      }
    }

    private void write(int worker, long first, int offsetInBlock, int count) {
      planes.flux.write(first, flux[worker], offsetInBlock, count);
      planes.ivar.write(first, ivar[worker], offsetInBlock, count);
      planes.lsfSigma.write(first, sigma[worker], offsetInBlock, count);
      planes.flags.copyFrom(flags[worker], offsetInBlock, first, count);
    }
  }
}
