package org.alidade.benchmarks.analysis;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.period.FrequencyGrid;
import org.alidade.lightcurve.period.LombScargle;
import org.alidade.lightcurve.period.LombScargleOptions;
import org.alidade.lightcurve.smoothing.FilterOptions;
import org.alidade.lightcurve.smoothing.LightCurveFilter;
import org.alidade.lightcurve.statistics.LightCurveStatistics;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.sky.CrossMatch;
import org.alidade.sky.SkyIndex;
import org.alidade.sky.SkyPositions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One light curve of the usual length at a time, on one core; and a match of two catalogues. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnalysisBenchmark {
  private static final int VALID_POINTS = 972;
  private static final int POINTS = 1200;
  private static final int SOURCES = 50_000;
  private static final double ARCSECOND = 1 / 3600.0;
  private static final long SEED = 6;

  private LightCurve curve;
  private Series series;
  private SkyPositions first;
  private SkyPositions second;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public AnalysisBenchmark() {}

  /** Makes light curves with outliers and gaps, and two catalogues of one field. */
  @Setup
  public void setUp() {
    Random random = new Random(SEED);
    curve = curve(POINTS, random);
    series = Series.of(curve(VALID_POINTS, random));
    double[][] positions = new double[4][SOURCES];
    for (int i = 0; i < SOURCES; i++) {
      positions[0][i] = 265 + random.nextDouble();
      positions[1][i] = 69 + 0.35 * random.nextDouble();
      positions[2][i] = positions[0][i] + 0.3 * ARCSECOND * random.nextGaussian();
      positions[3][i] = positions[1][i] + 0.1 * ARCSECOND * random.nextGaussian();
    }
    first = new SkyPositions(positions[0], positions[1]);
    second = new SkyPositions(positions[2], positions[3]);
  }

  private static LightCurve curve(int size, Random random) {
    double[] times = new double[size];
    float[] values = new float[size];
    float[] errors = new float[size];
    double time = 52960;
    for (int i = 0; i < size; i++) {
      time += i % 20 == 0 ? 30 + 10 * random.nextDouble() : 5 * random.nextDouble();
      times[i] = time;
      errors[i] = 0.02f + 0.02f * random.nextFloat();
      double outlier = random.nextInt(50) == 0 ? 0.5 : 0;
      values[i] =
          (float) (17 + 0.1 * Math.sin(time / 3) + errors[i] * random.nextGaussian() + outlier);
    }
    return new LightCurve(1, 1, times, values, errors, new int[size]);
  }

  /** All three filters with their defaults. */
  @Benchmark
  public Object filters() {
    return LightCurveFilter.apply(
        series.times(), series.values(), series.errors(), FilterOptions.all());
  }

  /** Validity and all statistics but the random walk. */
  @Benchmark
  public Object statistics() {
    return LightCurveStatistics.of(curve);
  }

  /** Lomb-Scargle powers of 10 000 frequencies. */
  @Benchmark
  public Object powers10000() {
    return powers(10_000);
  }

  /** Lomb-Scargle powers of 200 000 frequencies. */
  @Benchmark
  public Object powers200000() {
    return powers(200_000);
  }

  private Object powers(int count) {
    return LombScargle.of(
        series,
        new FrequencyGrid(1.0 / count, 1.0 / count, count),
        LombScargleOptions.defaults().withThreads(1));
  }

  /** Index and nearest matches of {@value #SOURCES} sources each. */
  @Benchmark
  public Object match() {
    return CrossMatch.of(first, SkyIndex.of(second), ARCSECOND, CrossMatch.Rule.NEAREST);
  }
}
