package org.alidade.benchmarks.lvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import org.alidade.fits.FitsFile;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.FitData;
import org.alidade.lvm.LvmTileCollection;
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

/** Three full-size tiles from the page cache, and one whole plane read by two readers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class LvmBenchmark {
  /** Tiles of a build. */
  static final int TILES = 3;

  @Param("0")
  private int threads;

  @Param("")
  private String folder;

  private Path made;
  private List<Path> files;
  private BuildOptions options;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public LvmBenchmark() {}

  /** Writes the tiles. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    Path parent = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    made = Files.createTempDirectory(parent, "alidade-bench");
    files = BenchmarkTiles.write(made, TILES, true);
    int workers = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    options = BuildOptions.builder().threads(workers).build();
  }

  /** Deletes everything. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(made);
  }

  /** Headers, wavelengths and fibres of three tiles. */
  @Benchmark
  public int load() {
    try (LvmTileCollection tiles = BenchmarkTiles.load(files)) {
      return tiles.tiles().size();
    }
  }

  /** Loads three tiles, takes the statistics of a window of 300 Angstrom, builds the arrays. */
  @Benchmark
  public double build() {
    try (LvmTileCollection tiles = BenchmarkTiles.load(files);
        FitData data =
            BenchmarkTiles.build(tiles, BenchmarkTiles.configure(tiles, options), options)) {
      return data.flux().at(0, 0);
    }
  }

  /** One whole plane. */
  @Benchmark
  public Object plane() {
    try (FitsFile file = FitsFile.open(files.get(0))) {
      return file.image("FLUX").floats();
    }
  }

  /** The same plane by the library nom-tam-fits. */
  @Benchmark
  public Object planeByNomTamFits() throws IOException, FitsException {
    try (Fits fits = new Fits(files.get(0).toFile())) {
      return fits.getHDU("FLUX").getKernel();
    }
  }
}
