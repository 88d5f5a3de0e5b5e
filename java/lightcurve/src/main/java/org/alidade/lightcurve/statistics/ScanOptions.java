package org.alidade.lightcurve.statistics;

import java.util.List;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;

/**
 * What {@link ObjectStatistics} computes of a store.
 *
 * <pre>{@code
 * ScanOptions options = ScanOptions.defaults().withTypes("ch1_sci-mag_auto").withStatistics(EnumSet.allOf(Statistic.class));
 * }</pre>
 *
 * @param types names of the measurement types; empty for all
 * @param statistics what is computed for every type
 * @param selection which points count
 * @param threads threads to use, the calling one included
 */
public record ScanOptions(
    List<String> types, Set<Statistic> statistics, Selection selection, int threads) {
  /**
   * Checks the figures.
   *
   * @throws BadInputException if there is less than one thread
   */
  public ScanOptions {
    types = List.copyOf(types);
    statistics = Set.copyOf(statistics);
    if (threads < 1) {
      throw new BadInputException(threads + " threads", "ScanOptions", "use 1 or more");
    }
  }

  /** All types, the statistics of {@link Statistic#COMMON}, valid points, all processors. */
  public static ScanOptions defaults() {
    return new ScanOptions(
        List.of(), Statistic.COMMON, Selection.valid(), ThreadBudget.available().threads());
  }

  /** The same for some types only. */
  public ScanOptions withTypes(String... keys) {
    return new ScanOptions(List.of(keys), statistics, selection, threads);
  }

  /** The same with other statistics. */
  public ScanOptions withStatistics(Set<Statistic> others) {
    return new ScanOptions(types, others, selection, threads);
  }

  /** The same for the points of another selection, which must leave out what is not finite. */
  public ScanOptions withSelection(Selection other) {
    return new ScanOptions(types, statistics, other, threads);
  }

  /** The same with another number of threads. */
  public ScanOptions withThreads(int number) {
    return new ScanOptions(types, statistics, selection, number);
  }
}
