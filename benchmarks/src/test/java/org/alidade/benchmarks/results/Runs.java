package org.alidade.benchmarks.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Made-up results. */
public final class Runs {
  private Runs() {}

  /** Figures on a platform. */
  public static Results on(String platform, Figure... figures) {
    Machine machine =
        new Machine(
            platform,
            "Some processor",
            2,
            1L << 34,
            "Linux 6",
            "OpenJDK 17",
            "0.1",
            "native avx2",
            "OpenBLAS",
            "fftw");
    return new Results(
        Instant.parse("2026-01-02T03:04:05Z"),
        "jmh",
        machine,
        Map.of("dgemm_flops_per_second", 1e11),
        Map.of("quick", true),
        List.of(figures));
  }

  /** A time of 2 s with the limit at a time. */
  public static Figure time(double seconds, double limitSeconds) {
    return Figure.seconds("product", seconds).with("size", 100).heldAgainst("dgemm", limitSeconds);
  }
}
