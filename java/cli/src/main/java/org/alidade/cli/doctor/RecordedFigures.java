package org.alidade.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Figures of a machine whose benchmarks are recorded (benchmarks/results).
 *
 * @param machine its class, in words
 * @param cores processors used
 * @param dgemm float64 products, float operations per second
 * @param sgemm float32 products, float operations per second
 * @param memoryRead bytes per second
 * @param diskWrite bytes per second through the page cache
 * @param fourier pixels per second of a two-dimensional transform
 * @param hdf5Write bytes per second
 * @param hdf5Read bytes per second, from the page cache
 */
record RecordedFigures(
    String machine,
    int cores,
    double dgemm,
    double sgemm,
    double memoryRead,
    double diskWrite,
    double fourier,
    double hdf5Write,
    double hdf5Read) {
  private static final String RESOURCE = "recorded-figures.properties";

  /** The machine of a platform such as linux-x86_64-avx512; empty if there is none. */
  static Optional<RecordedFigures> of(String platform) throws IOException {
    Properties all = new Properties();
    try (InputStream resource =
            Objects.requireNonNull(RecordedFigures.class.getResourceAsStream(RESOURCE));
        InputStreamReader text = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      all.load(text);
    }
    String machine = all.getProperty(platform + ".machine");
    return machine == null
        ? Optional.empty()
        : Optional.of(
            new RecordedFigures(
                machine,
                (int) number(all, platform, "cores"),
                number(all, platform, "dgemm"),
                number(all, platform, "sgemm"),
                number(all, platform, "memory-read"),
                number(all, platform, "disk-write"),
                number(all, platform, "fourier"),
                number(all, platform, "hdf5-write"),
                number(all, platform, "hdf5-read")));
  }

  private static double number(Properties all, String platform, String name) {
    return Double.parseDouble(all.getProperty(platform + "." + name));
  }
}
