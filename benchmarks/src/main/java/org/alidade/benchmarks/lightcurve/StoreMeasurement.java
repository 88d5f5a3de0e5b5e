package org.alidade.benchmarks.lightcurve;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a store.
 *
 * @param name kind of store
 * @param objects objects it was filled with
 * @param slots measurements it was filled with
 * @param bytes size of its files
 * @param buildSeconds time to fill it, without making the light curves
 * @param get single light curves, page cache warm
 * @param object all light curves of an object, page cache warm
 * @param cold single light curves, page cache empty; null if it cannot be emptied
 */
record StoreMeasurement(
    String name,
    int objects,
    long slots,
    long bytes,
    double buildSeconds,
    Latencies get,
    Latencies object,
    @Nullable Latencies cold) {
  double bytesPerSlot() {
    return (double) bytes / slots;
  }

  /** The line above the table's rows. */
  static String head() {
    return row(
            "store",
            "objects",
            "bytes/slot",
            "build s",
            "Mslots/s",
            "get p50 us",
            "get p99 us",
            "object p50 us",
            "cold p50 us")
        + row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
  }

  /** The row of this store. */
  String row() {
    return row(
        name,
        Integer.toString(objects),
        String.format(Locale.ROOT, "%.2f", bytesPerSlot()),
        number(buildSeconds),
        number(slots / buildSeconds / 1e6),
        number(get.median()),
        number(get.quantile(0.99)),
        number(object.median()),
        cold == null ? "-" : number(cold.median()));
  }

  private static String row(Object... cells) {
    return String.format(
        Locale.ROOT, "| %-34s | %7s | %10s | %8s | %9s | %10s | %10s | %13s | %11s |%n", cells);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
