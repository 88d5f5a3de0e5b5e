package org.alidade.benchmarks.cube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RowOrder;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Build, Kaczmarz epoch over all rows, and reconstruction of one hypercube, from the page cache.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class CubeBenchmark {
  private static final int EPOCHS = 5;

  /** Which problem: medium (1.84 GB) or small (0.1 GB). */
  @Param("medium")
  public String problem = "medium";

  /** Worker threads. */
  @Param("2")
  public int threads = 2;

  /** Folder for the files; the temporary folder if empty. */
  @Param("")
  public String folder = "";

  private Path work;
  private Path populated;
  private Path cube;
  private CubeOperator operator;
  private DoubleArray x;
  private DoubleArray model;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public CubeBenchmark() {}

  /** Makes and builds the problem. */
  @Setup(Level.Trial)
  public void setUp() throws IOException, InterruptedException {
    Path parent =
        folder.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir")) : Path.of(folder);
    work = Files.createTempDirectory(parent, "alidade-bench");
    populated = work.resolve("populated.h5");
    cube = work.resolve("cube.h5");
    BenchmarkProblem chosen = problem();
    chosen.populate(populated);
    build();
    operator = CubeOperators.stored(cube, threads);
    double[] ones = new double[chosen.shape().unknowns()];
    java.util.Arrays.fill(ones, 0.5);
    x = DoubleArray.copyOf("bench", ones);
    model = DoubleArray.allocate("bench", chosen.shape().spaxels(), chosen.shape().pixels());
  }

  private BenchmarkProblem problem() {
    return problem.equals("small") ? BenchmarkProblem.small() : BenchmarkProblem.medium();
  }

  /** Deletes everything. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    operator.close();
    x.close();
    model.close();
    Files.deleteIfExists(cube);
    Files.deleteIfExists(populated);
    Files.deleteIfExists(work);
  }

  /** The whole hypercube from its inputs. */
  @Benchmark
  public Object build() throws IOException, InterruptedException {
    Files.copy(populated, cube, StandardCopyOption.REPLACE_EXISTING);
    return HypercubeBuilder.build(
        cube, BuildOptions.builder().workers(threads).build(), ProgressListener.NONE);
  }

  /** One pass over all rows of all spaxels, in random order. */
  @Benchmark
  @OperationsPerInvocation(EPOCHS)
  public Object kaczmarzEpoch() {
    SolveOptions options =
        SolveOptions.builder()
            .solver(Solver.KACZMARZ)
            .epochs(EPOCHS)
            .pixelsPerAperture(Integer.MAX_VALUE)
            .rowOrder(RowOrder.RANDOM)
            .rowSource(RowSource.MODELS)
            .warmStart(WarmStart.ZEROS)
            .trackerMode(TrackerMode.OFF)
            .certify(false)
            .threads(threads)
            .seed(1)
            .verbose(false)
            .build();
    return PipelineRunner.open(cube).solveAll(options);
  }

  /** Model spectra of all spaxels. */
  @Benchmark
  public Object reconstruct() {
    operator.forward(x, model);
    return model;
  }
}
