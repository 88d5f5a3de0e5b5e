package org.alidade.lvm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.alidade.lvm.internal.statistics.FloatCounts;
import org.alidade.lvm.internal.statistics.HistogramPercentile;
import org.alidade.lvm.internal.statistics.RunningMoments;

/**
 * Ranges, offsets and scales from data (spec lvm 5.1, 7), by streaming over the tiles. Sums are
 * joined in the order of exposures, so the order of the tiles does not matter.
 */
final class ConfigStatistics {
  private static final double PADDING = 0.01;
  private static final double P98 = 0.98;

  private final Selection selection;
  private final BuildOptions options;

  private ConfigStatistics(Selection selection, BuildOptions options) {
    this.selection = selection;
    this.options = options;
  }

  static DataConfig configure(TileSource source, DataConfig.Builder given, BuildOptions options) {
    DataConfig.Builder result = given.copy();
    SkyFrame frame = SkyFrame.of(source, options);
    if (!given.isGiven(ConfigEntry.ALPHA_RANGE) || !given.isGiven(ConfigEntry.DELTA_RANGE)) {
      BoundingSquare square = BoundingSquare.around(source.tiles(), frame);
      result.putIfAbsent(ConfigEntry.ALPHA_RANGE, square.x());
      result.putIfAbsent(ConfigEntry.DELTA_RANGE, square.y());
    }
    DataConfig provisional = result.copy().build();
    Selection selection = Selection.of(source, provisional, options, frame);
    ConfigStatistics statistics = new ConfigStatistics(selection, options);
    statistics.setFlux(provisional.normaliseFluxStrategy(), result);
    statistics.setCoordinates(provisional.normaliseAlphaDeltaStrategy(), result);
    return result.build();
  }

  private void setFlux(Normalisation strategy, DataConfig.Builder result) {
    boolean offsetGiven = result.isGiven(ConfigEntry.NORMALISE_F_OFFSET);
    boolean offsetIsZero = statistic(strategy, new RunningMoments(), () -> 0).offset() == 0;
    if (result.isGiven(ConfigEntry.NORMALISE_F_SCALE) && (offsetGiven || offsetIsZero)) {
      result.putIfAbsent(ConfigEntry.NORMALISE_F_OFFSET, 0.0);
      return; // the data would not change anything
    }
    Affine flux = flux(strategy);
    result.putIfAbsent(ConfigEntry.NORMALISE_F_OFFSET, flux.offset());
    result.putIfAbsent(ConfigEntry.NORMALISE_F_SCALE, flux.scale());
  }

  /** Offset and scale of both coordinates; the larger scale serves both. */
  private void setCoordinates(Normalisation strategy, DataConfig.Builder result) {
    int[] order = order();
    double[] x = Arrays.stream(order).mapToDouble(selection::x).toArray();
    double[] y = Arrays.stream(order).mapToDouble(selection::y).toArray();
    Affine alpha = of(strategy, x);
    Affine delta = of(strategy, y);
    double scale = Math.max(alpha.scale(), delta.scale());
    result.putIfAbsent(ConfigEntry.NORMALISE_ALPHA_OFFSET, alpha.offset());
    result.putIfAbsent(ConfigEntry.NORMALISE_ALPHA_SCALE, scale);
    result.putIfAbsent(ConfigEntry.NORMALISE_DELTA_OFFSET, delta.offset());
    result.putIfAbsent(ConfigEntry.NORMALISE_DELTA_SCALE, scale);
  }

  /** Flat spaxels by exposure, then by spaxel. */
  private int[] order() {
    return IntStream.range(0, selection.cells().size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(cell -> selection.tile(cell).meta().exposure())
                .thenComparingInt(cell -> selection.cells().spaxel()[cell])
                .thenComparing(cell -> selection.tile(cell).meta().filename()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private Affine flux(Normalisation strategy) {
    if (strategy == Normalisation.NONE) {
      return Affine.IDENTITY;
    }
    CellPass pass = new CellPass(selection, options);
    if (strategy == Normalisation.P98_ONLY) {
      FloatCounts first = count(pass, HistogramPercentile.firstPass());
      return new Affine(
          0, HistogramPercentile.find(first, P98, second -> count(pass, second)).value());
    }
    RunningMoments[] rows = new RunningMoments[selection.cells().size()];
    pass.filtered(false, (block, cell, row) -> rows[cell] = RunningMoments.of(row.flux));
    RunningMoments all = new RunningMoments();
    for (int cell : order()) {
      all.merge(rows[cell]);
    }
    return statistic(strategy, all, () -> Double.NaN);
  }

  private static FloatCounts count(CellPass pass, FloatCounts counts) {
    FloatCounts[] workers = new FloatCounts[pass.workers()];
    Arrays.setAll(workers, i -> counts.fresh());
    pass.filtered(
        false, (block, cell, row) -> workers[block.worker()].add(row.flux, row.flux.length));
    for (FloatCounts worker : workers) {
      counts.merge(worker);
    }
    return counts;
  }

  /** Offset and scale of values in memory, NaN left out. */
  static Affine of(Normalisation strategy, double[] values) {
    return statistic(strategy, RunningMoments.of(values), () -> percentile(values));
  }

  private static double percentile(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = P98 * (sorted.length - 1);
    int below = (int) place;
    double next = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (next - sorted[below]) * (place - below);
  }

  private static Affine statistic(
      Normalisation strategy, RunningMoments moments, DoubleSupplier percentile) {
    double range = moments.maximum() - moments.minimum();
    return switch (strategy) {
      case NONE -> Affine.IDENTITY;
      case MAX_ONLY -> new Affine(0, moments.maximum());
      case P98_ONLY -> new Affine(0, percentile.getAsDouble());
      case EXTREMA -> new Affine(moments.minimum(), range);
      case SIGMA1 -> new Affine(moments.mean(), 2 * moments.standardDeviation());
      case SIGMA2 -> new Affine(moments.mean(), 4 * moments.standardDeviation());
      case SIGMA3 -> new Affine(moments.mean(), 6 * moments.standardDeviation());
      case PADDED -> new Affine(moments.minimum() - PADDING * range, (1 + 2 * PADDING) * range);
    };
  }
}
