package org.alidade.benchmarks.lightcurve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.LightCurveSummary;
import org.alidade.lightcurve.store.StoreOptions;
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

/** Writing light curves of 1200 epochs to the store, and reading them from the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LightCurveBenchmark {
  /** Objects in the stores. */
  static final int OBJECTS = 50;

  /** Objects that one operation writes. */
  static final int WRITTEN = 10;

  /** Epochs of a light curve. */
  static final int EPOCHS = MockOptions.defaults().epochs();

  @Param("0")
  private int threads;

  @Param("")
  private String folder;

  private final SplittableRandom random = new SplittableRandom(1);
  private final MockField field = MockField.of(MockOptions.defaults().withObjects(OBJECTS));
  private Path made;
  private List<LightCurve> curves;
  private FolderStore packed;
  private FolderStore uncompressed;
  private StoreOptions options;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public LightCurveBenchmark() {}

  /** Fills the stores. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    Path parent = Path.of(folder.isEmpty() ? System.getProperty("java.io.tmpdir") : folder);
    made = Files.createTempDirectory(parent, "alidade-bench");
    StoreOptions defaults = StoreOptions.defaults();
    options = threads == 0 ? defaults : defaults.withThreads(threads);
    curves = field.curves().limit((long) WRITTEN * MockOptions.TYPES).toList();
    packed = filled("packed", options);
    uncompressed = filled("uncompressed", options.uncompressed());
  }

  private FolderStore filled(String name, StoreOptions how) {
    Path store = made.resolve(name);
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, how)) {
      field.writeTo(writer);
    }
    return FolderStore.open(store);
  }

  /** Deletes everything. */
  @TearDown(Level.Trial)
  public void tearDown() throws IOException {
    packed.close();
    uncompressed.close();
    PageCache.delete(made);
  }

  private LightCurve get(FolderStore store) {
    long object = 1L + random.nextInt(OBJECTS);
    return Objects.requireNonNull(store.get(object, 1 + random.nextInt(MockOptions.TYPES)));
  }

  /** Any light curve of the packed store. */
  @Benchmark
  public Object getPacked() {
    return get(packed);
  }

  /** Any light curve of the uncompressed store. */
  @Benchmark
  public Object getUncompressed() {
    return get(uncompressed);
  }

  /** The figures that are kept beside a light curve. */
  @Benchmark
  public Object summary() {
    return LightCurveSummary.of(curves.get(random.nextInt(curves.size())));
  }

  /** {@value #WRITTEN} objects into a new packed store, committed. */
  @Benchmark
  public Object writePacked() throws IOException {
    return write(options);
  }

  /** {@value #WRITTEN} objects into a new uncompressed store, committed. */
  @Benchmark
  public Object writeUncompressed() throws IOException {
    return write(options.uncompressed());
  }

  private Object write(StoreOptions how) throws IOException {
    Path store = made.resolve("new");
    try (FolderStoreWriter writer = FolderStoreWriter.open(store, how)) {
      writer.putEpochs(field.epochs());
      curves.forEach(writer::put);
      writer.commit();
    }
    PageCache.delete(store);
    return store;
  }
}
