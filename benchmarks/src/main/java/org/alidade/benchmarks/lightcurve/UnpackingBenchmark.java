package org.alidade.benchmarks.lightcurve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.alidade.bindings.PackedCurves;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
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
import org.openjdk.jmh.annotations.Warmup;

/** Unpacking records of 1200 epochs, by the kernel and in Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class UnpackingBenchmark {
  /** Epochs of a light curve. */
  static final int EPOCHS = MockOptions.defaults().epochs();

  // The layout of docs/formats/light-curve-folder.md.
  private static final int HEADER_BYTES = 48;
  private static final int LENGTH_AT = 4;
  private static final int CODING_AT = 12;
  private static final int FLAGS_AT = 36;
  private static final int OBJECTS = 20;

  @SuppressWarnings("ArrayRecordComponent") // read by the kernel as it is
  private record Body(byte[] record, int coding, int missingFlags) {}

  /** Which implementation. */
  @Param({"compiled", "reference"})
  public String kernels = "compiled";

  private PackedCurves implementation;
  private final List<Body> bodies = new ArrayList<>();
  private final float[] values = new float[EPOCHS];
  private final float[] errors = new float[EPOCHS];
  private final int[] flags = new int[EPOCHS];
  private int next;

  /** Made by the harness, which calls {@link #setUp()} before anything else. */
  @SuppressWarnings("NullAway.Init")
  public UnpackingBenchmark() {}

  /** Takes the records of a store. */
  @Setup(Level.Trial)
  public void setUp() throws IOException {
    implementation =
        kernels.equals("compiled") ? PackedCurves.compiled() : PackedCurves.reference();
    Path folder = Files.createTempDirectory("alidade-bench");
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, StoreOptions.defaults())) {
      MockField.of(MockOptions.defaults().withObjects(OBJECTS)).writeTo(writer);
    }
    for (Path file : PageCache.files(folder)) {
      if (file.toString().endsWith(".alc")) {
        split(Files.readAllBytes(file));
      }
    }
    PageCache.delete(folder);
    Collections.shuffle(bodies, new Random(1));
  }

  /** Records lie one behind the other; all have the times of the epoch table. */
  private void split(byte[] segment) {
    ByteBuffer bytes = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
    int at = 0;
    while (at < segment.length) {
      int length = bytes.getInt(at + LENGTH_AT);
      bodies.add(
          new Body(
              Arrays.copyOfRange(segment, at, at + length),
              bytes.getInt(at + CODING_AT),
              bytes.getInt(at + FLAGS_AT)));
      at += length;
    }
  }

  /** One light curve. */
  @Benchmark
  public Object unpack() {
    Body body = bodies.get(next++ % bodies.size());
    implementation.unpack(
        body.record,
        HEADER_BYTES,
        body.record.length,
        body.coding,
        body.missingFlags,
        values,
        errors,
        flags);
    return values;
  }
}
