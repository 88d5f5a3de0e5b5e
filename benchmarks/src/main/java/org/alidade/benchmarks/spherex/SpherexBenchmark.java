package org.alidade.benchmarks.spherex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;
import org.alidade.spherex.photometry.MeasurementListener;
import org.alidade.spherex.photometry.SpherexPhotometry;
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

/** Cutouts and a full frame from the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class SpherexBenchmark {
  /** Cutouts of one operation. */
  static final int CUTOUTS = 60;

  /** Sources on the frame. */
  static final int SOURCES = 10_000;

  @Param("0")
  private int threads;

  @Param("")
  private String folder;

  private Path made;
  private List<Path> cutouts;
  private Path frame;
  private List<CatalogueSource> catalogue;
  private int workers;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public SpherexBenchmark() {}

  /** Writes the images. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    Path parent = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    made = Files.createTempDirectory(parent, "alidade-bench");
    cutouts = BenchmarkImages.cutouts(made, CUTOUTS);
    frame = made.resolve("frame.fits");
    catalogue = BenchmarkImages.frame(frame, SOURCES);
    workers = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Deletes everything. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    for (Path file : cutouts) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(frame);
    Files.deleteIfExists(made);
  }

  /** One source in {@value #CUTOUTS} cutouts of 60 x 60 pixels with default options. */
  @Benchmark
  public Object cutouts() {
    return SpherexPhotometry.measureAll(
        cutouts,
        BenchmarkImages.TARGET,
        PhotometryOptions.defaults(),
        workers,
        MeasurementListener.NONE,
        new CancellationToken());
  }

  /** One source in a full frame with default options. */
  @Benchmark
  public Object oneSource() {
    Source source = catalogue.get(0).position();
    return SpherexPhotometry.measure(frame, source, PhotometryOptions.defaults());
  }

  /** Apertures on {@value #SOURCES} sources of a full frame. */
  @Benchmark
  public int apertures() {
    return forced(ForcedOptions.defaults().withoutPsfFit());
  }

  /** Apertures, corrections, fits and contamination of {@value #SOURCES} sources of a frame. */
  @Benchmark
  public int pointSpreadFits() {
    return forced(ForcedOptions.defaults());
  }

  private int forced(ForcedOptions options) {
    int[] count = new int[1];
    ForcedPhotometry.measureAll(
        List.of(frame),
        catalogue,
        options,
        workers,
        image -> count[0] += image.sources().size(),
        new CancellationToken());
    return count[0];
  }
}
