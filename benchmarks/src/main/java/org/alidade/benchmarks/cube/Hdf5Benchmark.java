package org.alidade.benchmarks.cube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.alidade.array.FloatArray;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Writing and reading one chunked, uncompressed float32 dataset of 256 MB through the HDF5 library.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class Hdf5Benchmark {
  /** Bytes of the dataset. */
  static final long BYTES = 256L << 20;

  private static final long ROWS = 64;
  private static final long COLUMNS = BYTES / FloatArray.BYTES / ROWS;

  private Path file;
  private FloatArray values;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public Hdf5Benchmark() {}

  /** Makes the array and a first file. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    values = FloatArray.allocate("bench", ROWS, COLUMNS);
    values.fill(1.5f);
    file = Files.createTempDirectory("alidade-bench").resolve("dataset.h5");
    write();
  }

  /** Deletes everything. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    values.close();
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.toAbsolutePath().getParent());
  }

  /** A new file with the dataset. */
  @Benchmark
  public Object write() throws IOException {
    Files.deleteIfExists(file);
    try (Hdf5File hdf5 = Hdf5File.create(file)) {
      DatasetSpec spec =
          DatasetSpec.builder(Hdf5Type.FLOAT32, ROWS, COLUMNS)
              .chunk(8, COLUMNS)
              .earlyAllocation()
              .build();
      Hdf5Dataset dataset = hdf5.createDataset("/values", spec);
      dataset.write(Slab.all(dataset.shape()), values);
      return dataset;
    }
  }

  /** The dataset back into memory, from the page cache. */
  @Benchmark
  public Object read() {
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      Hdf5Dataset dataset = hdf5.dataset("/values");
      dataset.read(Slab.all(dataset.shape()), values);
      return dataset;
    }
  }
}
