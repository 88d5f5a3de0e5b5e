package org.alidade.cube.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.NativeArray;
import org.alidade.array.Shape;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOrder;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;

/** Inputs after every check, in the orientation and type of the file. */
public final class PopulateInputs implements AutoCloseable {
  private static final String TAG = "cube.populate";

  /** Grids, attributes and the structure of the file. */
  private static final long OVERHEAD_BYTES = 64 << 10;

  final CubeShape shape;
  final int velocityBins;
  final double[] temPix;
  final double[] obsPix;
  final double[] velPix;
  final Guard guard;
  final RebinOperator rebin;
  private final double[] originalTemPix;
  final long[] templateShape;
  final double templateMinimum;
  final Optional<boolean[]> mask;
  final Optional<double[]> componentWeights;
  private final List<NativeArray> owned = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final long nonFiniteData;
  private final long nonFiniteLosvd;
  private final long negativeLosvd;
  private final long negativeTemplates;
  private final DoubleArray dataCube;
  private final FloatArray templates;
  private final FloatArray losvd;

  /**
   * Checks everything and converts.
   *
   * @throws BadInputException on the first input that cannot be used
   */
  public PopulateInputs(
      CubeInputs inputs,
      PopulateOptions options,
      double[] temPix,
      double[] obsPix,
      double[] velPix) {
    this.obsPix = obsPix;
    this.velPix = velPix;
    Shape losvdShape = inputs.losvd().shape();
    Shape populations = inputs.templates().shape();
    requireLength(losvdShape.length(1), velPix.length, "losvd has %d velocity bins", "vel_pix");
    requireLength(populations.length(0), temPix.length, "templates have %d pixels", "tem_pix");
    Grids.requireIncreasing(obsPix, "obs_pix");
    Grids.requireVelocities(velPix, "vel_pix");
    this.guard = Guard.of(temPix, obsPix, velPix, options.safetyPadPixels());
    this.originalTemPix = temPix;
    this.temPix = Arrays.copyOfRange(temPix, guard.cropLow(), guard.cropHigh());
    this.rebin = RebinOperator.between(this.temPix, obsPix, options.rebinMode());
    this.templateShape = populations.toArray();
    this.velocityBins = velPix.length;
    boolean pixelsFirst =
        pixelsFirst(inputs.dataCube().shape(), losvdShape.length(0), options.cubeOrder());
    this.shape =
        new CubeShape(
            Math.toIntExact(losvdShape.length(0)),
            Math.toIntExact(losvdShape.length(2)),
            Math.toIntExact(populations.size() / populations.length(0)),
            obsPix.length);
    this.mask = inputs.mask().map(this::checkedMask);
    checkImage(inputs);
    checkStart(inputs);
    this.componentWeights = inputs.orbitWeights().map(this::reduceWeights);

    ValueCounts losvdCounts = new ValueCounts();
    ValueCounts templateCounts = new ValueCounts();
    ValueCounts dataCounts = new ValueCounts();
    this.losvd = own(toFloats(inputs.losvd(), losvdCounts));
    this.templates = own(flattenTemplates(inputs.templates(), templateCounts));
    this.dataCube = own(orient(inputs.dataCube(), pixelsFirst, dataCounts));
    refuseNonFinite(templateCounts, "template", "templates", "repair the templates");
    if (!options.repairLosvd()) {
      refuseNonFinite(
          losvdCounts,
          "velocity histogram",
          "losvd",
          "repair the histograms or pass --repair-losvd to count them as zero");
    }
    this.templateMinimum = templateCounts.minimum;
    this.nonFiniteData = dataCounts.nonFinite;
    this.nonFiniteLosvd = losvdCounts.nonFinite;
    this.negativeLosvd = losvdCounts.negative;
    this.negativeTemplates = templateCounts.negative;
    warnAboutValues();
  }

  private void refuseNonFinite(ValueCounts counts, String what, String where, String remedy) {
    if (counts.nonFinite > 0) {
      close();
      throw new BadInputException(
          counts.nonFinite + " " + what + " values are not finite", where, remedy);
    }
  }

  /** First value of the template grid before cropping. */
  double originalFirst() {
    return originalTemPix[0];
  }

  /** Last value of the template grid before cropping. */
  double originalLast() {
    return originalTemPix[originalTemPix.length - 1];
  }

  /** Bytes the file needs: rebin operators compress to their weights, little else compresses. */
  public long fileBytes() {
    long pixels = temPix.length;
    long rebinBytes = 2L * rebin.entries() * (Float.BYTES + Integer.BYTES);
    long transformBytes = 2L * shape.populations() * (pixels / 2 + 1) * 2 * Float.BYTES;
    return dataCube.byteSize()
        + templates.byteSize()
        + losvd.byteSize()
        + rebinBytes
        + transformBytes
        + OVERHEAD_BYTES;
  }

  DoubleArray dataCube() {
    return dataCube;
  }

  FloatArray templates() {
    return templates;
  }

  FloatArray losvd() {
    return losvd;
  }

  PopulateReport report(boolean changed) {
    int kept = shape.pixels();
    if (mask.isPresent()) {
      kept = countTrue(mask.get());
    }
    return new PopulateReport(
        shape,
        temPix.length,
        velocityBins,
        guard.pixels(),
        kept,
        nonFiniteData,
        nonFiniteLosvd,
        negativeLosvd,
        negativeTemplates,
        changed,
        warnings);
  }

  private static void requireLength(long actual, int wanted, String what, String grid) {
    if (actual != wanted) {
      throw new BadInputException(
          String.format(Locale.ROOT, what, actual),
          grid,
          "the grid has " + wanted + " values; give arrays that agree");
    }
  }

  private boolean pixelsFirst(Shape data, long spaxels, Optional<CubeOrder> order) {
    boolean sl = data.length(0) == spaxels && data.length(1) == obsPix.length;
    boolean ls = data.length(1) == spaxels && data.length(0) == obsPix.length;
    if (order.isPresent()) {
      if (order.get() == CubeOrder.LS ? ls : sl) {
        return order.get() == CubeOrder.LS;
      }
    } else if (sl && ls) {
      throw new BadInputException(
          "as many spaxels as pixels (" + spaxels + "), the axis order cannot be told",
          "cube",
          "state the order: LS (pixels first) or SL (spaxels first), option --cube-order");
    } else if (sl || ls) {
      return ls;
    }
    throw new BadInputException(
        "cube has shape "
            + data
            + ", losvd has "
            + spaxels
            + " spaxels and obs_pix "
            + obsPix.length
            + " pixels",
        "cube",
        "give (S, L) or (L, S)");
  }

  private boolean[] checkedMask(boolean[] keep) {
    if (keep.length != shape.pixels()) {
      throw new BadInputException(
          "mask has " + keep.length + " values, the spectra have " + shape.pixels() + " pixels",
          "mask",
          "give one value per observed pixel, true = keep");
    }
    int kept = countTrue(keep);
    if (kept == 0) {
      throw new BadInputException(
          "mask keeps no pixel", "mask", "true means keep; invert the mask");
    }
    if (2 * kept < keep.length) {
      warnings.add(
          "mask keeps only "
              + kept
              + " of "
              + keep.length
              + " pixels; true means keep, is it inverted?");
    }
    return keep;
  }

  private static int countTrue(boolean[] values) {
    int count = 0;
    for (boolean value : values) {
      count += value ? 1 : 0;
    }
    return count;
  }

  private void checkImage(CubeInputs inputs) {
    if (inputs.binNum().isEmpty()) {
      return;
    }
    int[] bins = inputs.binNum().get();
    int nx = inputs.xPix().map(x -> x.length).orElse(0);
    int ny = inputs.yPix().map(y -> y.length).orElse(0);
    if (bins.length == 0 || nx != bins.length || ny != bins.length) {
      throw new BadInputException(
          "xpix, ypix and binnum have " + nx + ", " + ny + " and " + bins.length + " values",
          "binnum",
          "give one position and one spaxel per image pixel");
    }
    for (int bin : bins) {
      if (bin < 0 || bin >= shape.spaxels()) {
        throw new BadInputException(
            "spaxel number " + bin, "binnum", "use numbers from 0 to " + (shape.spaxels() - 1));
      }
    }
  }

  private void checkStart(CubeInputs inputs) {
    inputs
        .xInit()
        .ifPresent(
            x -> {
              if (x.length != shape.unknowns() || !Arrays.stream(x).allMatch(Double::isFinite)) {
                throw new BadInputException(
                    "start vector has " + x.length + " values",
                    "x_init",
                    "give " + shape.unknowns() + " finite values");
              }
            });
  }

  private double[] reduceWeights(double[] weights) {
    double[] sums = new double[shape.components()];
    if (weights.length != shape.components() && weights.length != shape.unknowns()) {
      throw new BadInputException(
          weights.length + " orbit weights",
          "orbit_weights",
          "give C = " + shape.components() + " values or C*P");
    }
    int perComponent = weights.length / shape.components();
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new BadInputException(
            "orbit weight " + weights[i], "orbit_weights", "use finite values of zero or more");
      }
      sums[i / perComponent] += weights[i];
      total += weights[i];
    }
    if (!(total > 0)) {
      throw new BadInputException(
          "orbit weights sum to zero", "orbit_weights", "leave them out or give positive ones");
    }
    for (int c = 0; c < sums.length; c++) {
      sums[c] /= total;
    }
    return sums;
  }

  private FloatArray toFloats(DoubleArray source, ValueCounts counts) {
    FloatArray target = FloatArray.allocateUninitialized(TAG, source.shape().toArray());
    int block = 1 << 16;
    double[] from = new double[block];
    float[] to = new float[block];
    for (long at = 0; at < source.size(); at += block) {
      int count = (int) Math.min(block, source.size() - at);
      source.copyTo(at, from, 0, count);
      for (int i = 0; i < count; i++) {
        counts.add(from[i]);
        to[i] = (float) from[i];
      }
      target.copyFrom(to, 0, at, count);
    }
    return target;
  }

  /** (T, P) to (P, cropped T) in float32. */
  private FloatArray flattenTemplates(DoubleArray source, ValueCounts counts) {
    int populations = shape.populations();
    float[] flat = new float[Math.multiplyExact(populations, temPix.length)];
    double[] line = new double[populations];
    for (int t = 0; t < temPix.length; t++) {
      source.copyTo((long) (t + guard.cropLow()) * populations, line, 0, populations);
      for (int p = 0; p < populations; p++) {
        counts.add(line[p]);
        flat[p * temPix.length + t] = (float) line[p];
      }
    }
    return FloatArray.copyOf(TAG, flat, populations, temPix.length);
  }

  private DoubleArray orient(DoubleArray source, boolean pixelsFirst, ValueCounts counts) {
    int rows = Math.toIntExact(source.shape().length(0));
    int columns = Math.toIntExact(source.shape().length(1));
    DoubleArray target = DoubleArray.allocateUninitialized(TAG, shape.spaxels(), shape.pixels());
    double[] line = new double[columns];
    for (int i = 0; i < rows; i++) {
      source.copyTo((long) i * columns, line, 0, columns);
      for (double value : line) {
        counts.add(value);
      }
      if (pixelsFirst) {
        for (int j = 0; j < columns; j++) {
          target.set(j, i, line[j]);
        }
      } else {
        target.copyFrom(line, 0, (long) i * columns, columns);
      }
    }
    return target;
  }

  private void warnAboutValues() {
    warn(nonFiniteData, "data values are not finite and are treated as missing");
    warn(nonFiniteLosvd, "velocity histogram values are not finite and are treated as zero");
    warn(negativeLosvd, "velocity histogram values are negative and are treated as zero");
    warn(negativeTemplates, "template values are negative");
  }

  private void warn(long count, String what) {
    if (count > 0) {
      warnings.add(count + " " + what);
    }
  }

  private <A extends NativeArray> A own(A array) {
    owned.add(array);
    return array;
  }

  @Override
  public void close() {
    owned.forEach(NativeArray::close);
  }

  /** Counts of unusual values. */
  private static final class ValueCounts {
    private long nonFinite;
    private long negative;
    private double minimum = Double.POSITIVE_INFINITY;

    void add(double value) {
      if (!Double.isFinite(value)) {
        nonFinite++;
      } else {
        negative += value < 0 ? 1 : 0;
        minimum = Math.min(minimum, value);
      }
    }
  }
}
