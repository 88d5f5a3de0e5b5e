package org.alidade.benchmarks.cube;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Sampling of velocity histograms as convolution taps, native against plain Java, one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelSamplingBenchmark {
  /** Histograms per call: spaxels times components of the medium problem. */
  static final int HISTOGRAMS = 256 * 12;

  /** Velocity bins. */
  static final int BINS = 101;

  private static final int TAPS = 113;
  private static final double DLOG = 6e-5;

  /** Which implementation. */
  @Param({"compiled", "reference"})
  public String kernels = "compiled";

  private Kernels implementation;
  private DoubleArray histograms;
  private DoubleArray velocities;
  private DoubleArray taps;
  private DoubleArray mass;
  private IntArray repaired;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public KernelSamplingBenchmark() {}

  /** Makes random histograms. */
  @Setup(Level.Trial)
  public void setUp() {
    implementation = kernels.equals("compiled") ? Kernels.compiled() : Kernels.reference();
    Random random = new Random(3);
    histograms = DoubleArray.allocate("bench", HISTOGRAMS, BINS);
    for (long i = 0; i < histograms.size(); i++) {
      histograms.set(i, random.nextDouble());
    }
    velocities = DoubleArray.allocate("bench", BINS);
    for (int v = 0; v < BINS; v++) {
      velocities.set(v, -1000 + 20.0 * v);
    }
    taps = DoubleArray.allocate("bench", HISTOGRAMS, TAPS);
    mass = DoubleArray.allocate("bench", HISTOGRAMS);
    repaired = IntArray.allocate("bench", HISTOGRAMS);
  }

  /** Frees the arrays. */
  @TearDown(Level.Trial)
  public void tearDown() {
    histograms.close();
    velocities.close();
    taps.close();
    mass.close();
    repaired.close();
  }

  /** All histograms once. */
  @Benchmark
  public Object sample() {
    implementation.sampleLosvd(
        histograms,
        0,
        BINS,
        1,
        velocities,
        DLOG,
        0,
        -TAPS / 2,
        KernelSampling.SAMPLE,
        DoubleRows.of(taps),
        mass,
        repaired);
    return taps;
  }
}
