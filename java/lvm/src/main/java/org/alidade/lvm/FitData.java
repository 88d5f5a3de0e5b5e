package org.alidade.lvm;

import java.util.Arrays;
import java.util.List;
import org.alidade.array.ByteArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays ready to be fitted (spec lvm 8). N flat spaxels, W wavelengths.
 *
 * <p>Fluxes are normalised by {@link #normaliseFlux()}; missing ones are 0, missing inverse
 * variances 1e-4, missing uncertainties 100, missing line widths the median of all. <b>Use the mask
 * to tell</b>: where the inverse variance is 0, no error is known and the uncertainty is the
 * largest number of the format.
 *
 * <p>Nothing here refers to the tiles any more. Two-dimensional arrays lie in native memory until
 * {@link #close()}; one-dimensional ones are copies. Safe to use from several threads.
 *
 * <pre>{@code
 * try (FitData data = new FitDataBuilder(tiles, config).build()) {
 *   double[] mean = data.weightedMeanSpectrum();
 * }
 * }</pre>
 */
public final class FitData implements AutoCloseable {
  private static final String TAG = "lvm.fit";
  private static final String RAW_TAG = "lvm.raw";

  private final FitPlanes planes;
  private final SpaxelTable table;
  private final double[] lambda;
  private final DataConfig config;
  private final SkyFrame frame;
  private final int[] keptIndex;
  private final String hash;
  private final int threads;
  private @Nullable FitArray uncertainty;
  private @Nullable ByteArray mask;
  private double @Nullable [] vBary;
  private long valid = -1;

  FitData(
      FitPlanes planes,
      SpaxelTable table,
      Selection selection,
      DataConfig config,
      int[] keptIndex,
      String hash,
      int threads) {
    this.planes = planes;
    this.table = table;
    this.lambda = selection.columns().wavelength();
    this.config = config;
    this.frame = selection.frame();
    this.keptIndex = keptIndex;
    this.hash = hash;
    this.threads = threads;
  }

  /** Number of flat spaxels, N. */
  public int spaxels() {
    return planes.flux().spaxels();
  }

  /** Number of wavelengths, W. */
  public int wavelengths() {
    return lambda.length;
  }

  /** Order of the axes of two-dimensional arrays. */
  public Layout layout() {
    return planes.flux().layout();
  }

  /** Number format of two-dimensional arrays. */
  public Precision precision() {
    return planes.flux().precision();
  }

  /** Normalised flux, missing values 0. */
  public FitArray flux() {
    return planes.flux();
  }

  /** Normalised inverse variance, missing values 1e-4; 0 means that no error is known. */
  public FitArray ivar() {
    return planes.ivar();
  }

  /**
   * Normalised uncertainty, missing values 100; the largest number where the inverse variance is 0.
   * Computed on first use and kept.
   */
  public synchronized FitArray uncertainty() {
    if (uncertainty == null) {
      double largest = FitPlanes.largest(precision());
      uncertainty =
          derive(
              planes.ivar(),
              TAG,
              (value, flags) -> {
                double raw = rawUncertainty(value, flags);
                return Double.isNaN(raw) ? FitPlanes.UNCERTAINTY_FILL : Math.min(raw, largest);
              });
    }
    return uncertainty;
  }

  /** Standard deviation of the line-spread function, Angstrom, missing values the median of all. */
  public FitArray lsfSigma() {
    return planes.lsfSigma();
  }

  /** 1 where the flux is valid, else 0; shaped like {@link #flux()}. Made on first use and kept. */
  public synchronized ByteArray mask() {
    if (mask == null) {
      mask = ByteArray.allocateUninitialized(TAG, planes.flags().shape().toArray());
      ByteArray target = mask;
      Chunks.forEach(
          target.size(),
          threads,
          (worker, first, count) -> {
            byte[] flags = new byte[count];
            planes.flags().copyTo(first, flags, 0, count);
            for (int i = 0; i < count; i++) {
              flags[i] = (byte) (flags[i] & FitPlanes.VALID);
            }
            target.copyFrom(flags, 0, first, count);
          });
    }
    return mask;
  }

  /** Whether a flux value is valid, whatever the layout. */
  public boolean isValid(int spaxel, int wavelength) {
    byte flags =
        layout() == Layout.SPAXEL_MAJOR
            ? planes.flags().get(spaxel, wavelength)
            : planes.flags().get(wavelength, spaxel);
    return (flags & FitPlanes.VALID) != 0;
  }

  /** Normalised flux, missing values NaN; a new array that the caller closes. */
  public FitArray rawFlux() {
    return derive(
        planes.flux(),
        RAW_TAG,
        (value, flags) ->
            (flags & FitPlanes.VALID) == 0
                ? Double.NaN
                : restored(value, flags, FitPlanes.FLUX_INFINITE));
  }

  /** Normalised inverse variance, missing values NaN; a new array that the caller closes. */
  public FitArray rawIvar() {
    return derive(planes.ivar(), RAW_TAG, FitData::rawIvar);
  }

  /**
   * Normalised uncertainty, missing values NaN, infinite where the inverse variance is 0; a new
   * array that the caller closes.
   */
  public FitArray rawUncertainty() {
    return derive(planes.ivar(), RAW_TAG, FitData::rawUncertainty);
  }

  /** Line width in Angstrom, missing values NaN; a new array that the caller closes. */
  public FitArray rawLsfSigma() {
    return derive(
        planes.lsfSigma(),
        RAW_TAG,
        (value, flags) -> (flags & FitPlanes.LSF_NAN) == 0 ? value : Double.NaN);
  }

  private FitArray derive(FitArray from, String tag, Chunks.Elementwise function) {
    return Chunks.derive(from, planes.flags(), tag, threads, function);
  }

  private static double rawIvar(double value, int flags) {
    return (flags & FitPlanes.IVAR_NAN) != 0
        ? Double.NaN
        : restored(value, flags, FitPlanes.IVAR_INFINITE);
  }

  private static double rawUncertainty(double value, int flags) {
    return 1 / Math.sqrt(Math.abs(rawIvar(value, flags)) == 0 ? 0 : rawIvar(value, flags));
  }

  private static double restored(double value, int flags, int infinite) {
    return (flags & infinite) == 0 ? value : Math.copySign(Double.POSITIVE_INFINITY, value);
  }

  /** Wavelengths in air, Angstrom, W values. */
  public double[] lambda() {
    return lambda.clone();
  }

  /** Normalised right ascension, N values; in [-pi, pi] for extrema and padded. */
  public double[] alpha() {
    return table.alpha().clone();
  }

  /** Normalised declination, N values; in [-pi, pi] for extrema and padded. */
  public double[] delta() {
    return table.delta().clone();
  }

  /** Right ascension of the fibres, degrees, N values. */
  public double[] raDegrees() {
    return table.raDegrees().clone();
  }

  /** Declination of the fibres, degrees, N values. */
  public double[] decDegrees() {
    return table.decDegrees().clone();
  }

  /**
   * Right ascension in degrees of normalised values (with the option tangentPlane: the first
   * tangent-plane coordinate in degrees, see {@link #predictSky}).
   */
  public double[] predictAlpha(double[] alpha) {
    return config.normaliseAlpha().predict(fromPi(alpha));
  }

  /** Declination in degrees of normalised values (with tangentPlane: the second coordinate). */
  public double[] predictDelta(double[] delta) {
    return config.normaliseDelta().predict(fromPi(delta));
  }

  /**
   * Position on the sky of normalised coordinates, whatever the options.
   *
   * @return {right ascensions, declinations} in degrees
   */
  public double[][] predictSky(double[] alpha, double[] delta) {
    double[] x = predictAlpha(alpha);
    double[] y = predictDelta(delta);
    for (int i = 0; i < x.length; i++) {
      double[] position = frame.sky(x[i], y[i]);
      x[i] = position[0];
      y[i] = position[1];
    }
    return new double[][] {x, y};
  }

  private static double[] fromPi(double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = PiDomain.from(values[i]);
    }
    return result;
  }

  /** Middle of the exposure of each spaxel's tile, modified Julian date, UTC, N values. */
  public double[] mjd() {
    return table.mjd().clone();
  }

  /**
   * Velocity to add to a measured one for the motion of the Earth, km/s, N values (spec lvm 10).
   * Computed on first use and kept.
   */
  public double[] vBary() {
    synchronized (this) {
      if (vBary == null) {
        vBary = BarycentricVelocities.of(table);
      }
      return vBary.clone();
    }
  }

  /** 0 to W - 1. */
  public int[] lambdaIdx() {
    int[] index = new int[lambda.length];
    Arrays.setAll(index, i -> i);
    return index;
  }

  /** Running number of each spaxel, N values. */
  public int[] spaxelIdx() {
    return table.spaxelIdx().clone();
  }

  /** Rank of each spaxel's exposure among those present, ascending, N values. */
  public int[] tileIdx() {
    return table.tileIdx().clone();
  }

  /** Rank of each spaxel's bundle among those present, N values. */
  public int[] ifuIdx() {
    return table.ifuIdx().clone();
  }

  /** Fibre id of each spaxel, 1 to 1944, N values. */
  public int[] fibreIdx() {
    return table.fibreIdx().clone();
  }

  /** Fibre status of each spaxel, N values. */
  public int[] fibreStatus() {
    return table.fibreStatus().clone();
  }

  /** Number of each spaxel among the fibres of its tile, N values. */
  public int[] sourceSpaxel() {
    return table.sourceSpaxel().clone();
  }

  /** Exposure of each spaxel, N values. */
  public long[] exposure() {
    return table.exposure().clone();
  }

  /** Bundle of each spaxel, N values. */
  public List<String> ifuLabel() {
    return table.ifuLabel();
  }

  /**
   * Index that each spaxel has without the option dropEmptySpaxels, N values; 0 to N - 1 if nothing
   * was dropped.
   */
  public int[] keptIndex() {
    return keptIndex.clone();
  }

  /** The map of the flux. */
  public Affine normaliseFlux() {
    return config.normaliseFlux();
  }

  /** The map of the inverse variance. */
  public Affine normaliseIvar() {
    return config.normaliseIvar();
  }

  /** Where each spaxel lies, for spectrospatial models. */
  public SpatialData spatialData() {
    return new SpatialData(alpha(), delta(), spaxelIdx(), tileIdx(), ifuIdx(), fibreIdx());
  }

  /** Number of valid flux values. */
  public synchronized long validPixels() {
    if (valid < 0) {
      valid = SpectrumMeans.validPixels(this);
    }
    return valid;
  }

  /** Number of flux values, N W. */
  public long pixels() {
    return planes.flux().size();
  }

  /**
   * Mean over spaxels of the filled flux, W values: a missing pixel counts as 0. For the mean of
   * valid pixels alone take {@link #weightedMeanSpectrum()}.
   */
  public double[] meanSpectrum() {
    return SpectrumMeans.mean(this);
  }

  /** Sum of valid flux over number of valid pixels, W values; NaN where no pixel is valid. */
  public double[] weightedMeanSpectrum() {
    return SpectrumMeans.weightedMean(this);
  }

  /** Mean of {@link #mjd()}. */
  public double meanMjd() {
    return Arrays.stream(table.mjd()).average().orElse(Double.NaN);
  }

  /** The configuration that built this. */
  public DataConfig config() {
    return config;
  }

  /** The pipeline hash, 64 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Frees all memory; a second call does nothing. */
  @Override
  public synchronized void close() {
    planes.close();
    if (uncertainty != null) {
      uncertainty.close();
    }
    if (mask != null) {
      mask.close();
    }
  }

  ByteArray flags() {
    return planes.flags();
  }

  SpaxelTable table() {
    return table;
  }

  /** Shapes, ranges and valid fraction. */
  @Override
  public String toString() {
    return FitDataText.of(this);
  }
}
