package org.alidade.benchmarks.lightcurve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.benchmarks.Limit;
import org.alidade.benchmarks.results.Figure;
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
  private static final String OURS = "Alidade";
  private static final double FULL_SIZE_SLOTS = 50_000.0 * 40 * 1200;

  double bytesPerSlot() {
    return (double) bytes / slots;
  }

  /** The line above the table's rows. */
  static String head() {
    return row(
            "store",
            "objects",
            "bytes/slot",
            "full GB",
            "build s",
            "Mslots/s",
            "get p50 us",
            "get p99 us",
            "object p50 us",
            "cold p50 us")
        + row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
  }

  /** The row of this store. */
  String row() {
    return row(
        name,
        Integer.toString(objects),
        String.format(Locale.ROOT, "%.2f", bytesPerSlot()),
        String.format(Locale.ROOT, "%.1f", bytesPerSlot() * FULL_SIZE_SLOTS / 1e9),
        number(buildSeconds),
        number(slots / buildSeconds / 1e6),
        number(get.median()),
        number(get.quantile(0.99)),
        number(object.median()),
        cold == null ? "-" : number(cold.median()));
  }

  /**
   * As figures of the results; those of programs that are not ours are marked.
   *
   * @param limit of a single light curve in seconds
   */
  List<Figure> figures(Limit limit) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("bytes per measurement", "B", bytesPerSlot()));
    figures.add(Figure.seconds("fill", buildSeconds));
    double curve = limit.seconds() * 1e6;
    figures.add(latency("get", get.median(), get).heldAgainst(limit.name(), curve));
    figures.add(latency("get, 99 %", get.quantile(0.99), get).heldAgainst(limit.name(), curve));
    figures.add(latency("get of an object", object.median(), object));
    if (cold != null) {
      figures.add(latency("get, cold", cold.median(), cold));
    }
    return figures.stream()
        .map(figure -> figure.with("store", name).with("objects", objects))
        .map(figure -> name.startsWith(OURS) ? figure : figure.ofPeer())
        .toList();
  }

  private static Figure latency(String what, double microseconds, Latencies all) {
    return Figure.of(what, "us", microseconds)
        .withSpread((all.quantile(0.75) - all.quantile(0.25)) / 2);
  }

  private static String row(Object... cells) {
    return String.format(
        Locale.ROOT,
        "| %-34s | %7s | %10s | %7s | %8s | %9s | %10s | %10s | %13s | %11s |%n",
        cells);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
