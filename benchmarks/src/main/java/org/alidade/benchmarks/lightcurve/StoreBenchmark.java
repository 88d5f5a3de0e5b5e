package org.alidade.benchmarks.lightcurve;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.Arguments;
import org.alidade.benchmarks.Limit;
import org.alidade.benchmarks.results.Figure;
import org.alidade.benchmarks.results.Measured;
import org.alidade.cli.machine.MachineLimits;
import org.alidade.lightcurve.mock.MockOptions;

/** Alidade's store and its peers side by side: size, time to fill, time to read. */
public final class StoreBenchmark {
  /** Any of these asks for this comparison. */
  public static final List<String> OPTIONS = List.of("--objects", "--four-decimals", "--only");

  private static final long LIMIT_BYTES = 1L << 29;
  private static final int BYTES_OF_EPOCH = Double.BYTES + 2 * Float.BYTES + Integer.BYTES;

  private StoreBenchmark() {}

  /**
   * Measures what the words ask for.
   *
   * @throws IOException if a store cannot be written, or gives back what it was not given
   */
  public static Measured run(Arguments words, PrintStream out) throws IOException {
    MockOptions options = MockOptions.defaults();
    options = options.withObjects(words.number("--objects", options.objects()));
    options = words.flag("--four-decimals") ? options.rounded() : options;
    Path parent = Path.of(words.option("--folder").orElse(System.getProperty("java.io.tmpdir")));
    List<Peer> peers = chosen(words.option("--only").orElse(""));
    words.finish();
    int threads = Runtime.getRuntime().availableProcessors();
    MachineLimits limits = MachineLimits.measure(threads, LIMIT_BYTES, LIMIT_BYTES, parent);
    print(
        out,
        "Limits: memory read %.1f GB/s (a decoded light curve in %.2f us), disk write %.2f GB/s buffered. %d threads fill, 1 reads.%n",
        limits.memoryReadBytesPerSecond() / 1e9,
        BYTES_OF_EPOCH * options.epochs() / limits.memoryReadBytesPerSecond() * 1e6,
        limits.bufferedWriteBytesPerSecond() / 1e9,
        threads);
    double seconds = BYTES_OF_EPOCH * options.epochs() / limits.memoryReadBytesPerSecond();
    Limit limit = new Limit(seconds, "memory read, decoded light curve once");
    List<Figure> figures =
        compare(peers, options, Effort.full(), parent, out).stream()
            .flatMap(store -> store.figures(limit).stream())
            .toList();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("types", options.types());
    about.put("epochs", options.epochs());
    about.put("four_decimals", options.fourDecimals());
    return new Measured(limits, about, figures);
  }

  /** Those whose names contain one of the words between commas. */
  private static List<Peer> chosen(String only) {
    List<String> words = Arrays.stream(only.split(",", -1)).map(StoreBenchmark::lower).toList();
    List<Peer> peers =
        Peers.all().stream()
            .filter(peer -> words.stream().anyMatch(word -> lower(peer.name()).contains(word)))
            .toList();
    if (peers.isEmpty()) {
      throw new BadInputException(
          "no store is called '" + only + "'",
          "--only",
          "use a part of one of these: "
              + String.join("; ", Peers.all().stream().map(Peer::name).toList()));
    }
    return peers;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).strip();
  }

  /** Measures one store after the other and prints a row for each. */
  static List<StoreMeasurement> compare(
      List<Peer> peers, MockOptions options, Effort effort, Path parent, PrintStream out)
      throws IOException {
    print(
        out,
        "%d objects x %d types x %d epochs, %s; stores of fewer objects would take too long to fill. full GB: 50,000 objects, on paper.%n%n",
        options.objects(),
        options.types(),
        options.epochs(),
        options.fourDecimals() ? "four decimals" : "all digits");
    print(out, "%s", StoreMeasurement.head());
    Path folder = Files.createTempDirectory(parent, "alidade-bench");
    List<StoreMeasurement> stores = new ArrayList<>();
    try {
      for (Peer peer : peers) {
        if (peer.isAvailable()) {
          stores.add(measure(peer, options, effort, folder));
          print(out, "%s", stores.get(stores.size() - 1).row());
        } else {
          print(out, "%s: not available in this process%n", peer.name());
        }
      }
      return stores;
    } finally {
      PageCache.delete(folder);
    }
  }

  private static StoreMeasurement measure(
      Peer peer, MockOptions options, Effort effort, Path folder) throws IOException {
    try {
      return new StoreTrial(peer, options, effort, folder).run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(peer.name() + " failed", e);
    }
  }

  private static void print(PrintStream out, String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
  }
}
