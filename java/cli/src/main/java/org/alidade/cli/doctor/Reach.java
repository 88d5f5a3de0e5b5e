package org.alidade.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.cli.machine.Platform;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.math.Ffts;
import org.alidade.math.PlaneFft;

/**
 * What this machine reaches, in a few seconds, held against a machine whose figures are recorded.
 */
final class Reach {
  private static final long MEMORY_BYTES = 1L << 28;
  private static final long DISK_BYTES = 1L << 27;
  private static final int SIDE = 1024;
  private static final int ROUNDS = 5;
  private static final long ROWS = 64;
  private static final long COLUMNS = 1L << 18; // 64 MB
  private static final double TOO_SLOW = 0.5;
  private static final String DISTURBED =
      "measure again when nothing else runs; if it stays, see docs/guide/check-your-machine.md";
  private static final double GIGA = 1e9;

  private final int threads;
  private final Optional<RecordedFigures> recorded;
  private final List<Finding> findings = new ArrayList<>();

  private Reach(int threads, Optional<RecordedFigures> recorded) {
    this.threads = threads;
    this.recorded = recorded;
  }

  static List<Finding> measure(Path folder, int threads) throws IOException {
    String platform = Platform.here();
    Reach reach = new Reach(threads, RecordedFigures.of(platform));
    reach.findings.add(
        Finding.ok(
            "recorded",
            reach
                .recorded
                .map(figures -> platform + ": " + figures.machine())
                .orElse(platform + ": no figures are recorded, nothing to hold against")));
    reach.measure(folder);
    return reach.findings;
  }

  private void measure(Path folder) throws IOException {
    MachineLimits limits = MachineLimits.measure(threads, MEMORY_BYTES, DISK_BYTES, folder);
    perCore("dgemm", limits.dgemmFlopsPerSecond(), "GF/s", RecordedFigures::dgemm);
    perCore("sgemm", limits.sgemmFlopsPerSecond(), "GF/s", RecordedFigures::sgemm);
    whole("memory", limits.memoryReadBytesPerSecond(), "read", RecordedFigures::memoryRead);
    whole("write", limits.bufferedWriteBytesPerSecond(), "buffered", RecordedFigures::diskWrite);
    perCore("fourier", fourier(), "Gpixel/s", RecordedFigures::fourier);
    Path file = Files.createTempFile(folder, "alidade-doctor", ".h5");
    try (FloatArray values = FloatArray.allocate("doctor.reach", ROWS, COLUMNS)) {
      values.fill(1.5f);
      Files.delete(file);
      double bytes = values.byteSize();
      whole("hdf5 write", bytes / best(() -> write(file, values)), "", RecordedFigures::hdf5Write);
      whole("hdf5 read", bytes / best(() -> read(file, values)), "", RecordedFigures::hdf5Read);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static double fourier() {
    try (PlaneFft<DoubleArray> fft = Ffts.plane(SIDE, SIDE);
        DoubleArray image = DoubleArray.allocate("doctor.reach", SIDE, SIDE);
        DoubleArray spectrum = DoubleArray.allocate("doctor.reach", SIDE, fft.frequencies(), 2)) {
      image.fill(1);
      return (double) SIDE * SIDE / best(() -> fft.forward(image, spectrum));
    }
  }

  private static void write(Path file, FloatArray values) {
    Hdf5File.createAtomically(
        file,
        hdf5 ->
            hdf5.createDataset(
                    "/values",
                    DatasetSpec.builder(Hdf5Type.FLOAT32, ROWS, COLUMNS).chunk(8, COLUMNS).build())
                .write(values));
  }

  private static void read(Path file, FloatArray values) {
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      Hdf5Dataset dataset = hdf5.dataset("/values");
      dataset.read(Slab.all(dataset.shape()), values);
    }
  }

  private static double best(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }

  /** What grows with the number of cores. */
  private void perCore(
      String item, double rate, String unit, ToDoubleFunction<RecordedFigures> figure) {
    judge(
        item,
        "%.3g %s".formatted(rate / GIGA, unit),
        recorded.map(r -> rate / threads / (figure.applyAsDouble(r) / r.cores())),
        " per core");
  }

  private void whole(
      String item, double rate, String how, ToDoubleFunction<RecordedFigures> figure) {
    judge(
        item,
        ("%.3g GB/s " + how).formatted(rate / GIGA).strip(),
        recorded.map(r -> rate / figure.applyAsDouble(r)),
        "");
  }

  private void judge(String item, String text, Optional<Double> share, String each) {
    String all =
        share.map(s -> "%s, %.2f of the recorded machine%s".formatted(text, s, each)).orElse(text);
    findings.add(
        share.orElse(1.0) < TOO_SLOW ? Finding.warn(item, all, DISTURBED) : Finding.ok(item, all));
  }
}
