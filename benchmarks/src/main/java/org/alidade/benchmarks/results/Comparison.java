package org.alidade.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Two runs, figure by figure.
 *
 * <p>A figure changes by a factor, above 1 if it became worse: once as measured, once relative to
 * the limit of the machine measured in each run. It counts as worse only if both factors exceed 1 +
 * the allowed regression + the relative spreads of both values; a machine that is slower today or a
 * limit that was measured in a disturbed moment is no regression of the code.
 *
 * @param before the older run
 * @param after the newer run
 * @param rows all figures: those of the newer run, then those that only the older one has
 */
public record Comparison(Results before, Results after, List<Row> rows) {

  /**
   * A figure of both runs, or of one.
   *
   * @param key name and parameters
   * @param before older figure, or null
   * @param after newer figure, or null
   * @param factor change as measured, above 1 if worse; NaN if it cannot be said
   * @param factorOfLimits change relative to the limits; the same as factor where there is none
   * @param verdict what became of it
   */
  public record Row(
      String key,
      @Nullable Figure before,
      @Nullable Figure after,
      double factor,
      double factorOfLimits,
      Verdict verdict) {}

  /**
   * Compares.
   *
   * @param allowed the regression that is allowed, 0.1 for 10 %
   * @param otherPlatform whether runs of different platforms may be compared
   * @throws BadInputException if the platforms differ, or there is no common figure
   */
  public static Comparison of(
      Results before, Results after, double allowed, boolean otherPlatform) {
    if (!otherPlatform) {
      requireSamePlatform(before, after.machine());
    }
    Map<String, Figure> older = new LinkedHashMap<>();
    before.figures().forEach(figure -> older.put(figure.key(), figure));
    List<Row> rows = new ArrayList<>();
    for (Figure figure : after.figures()) {
      rows.add(row(older.remove(figure.key()), figure, allowed));
    }
    if (rows.stream().allMatch(row -> row.verdict() == Verdict.NEW)) {
      throw new BadInputException(
          "the two runs have no figure in common",
          before.form() + " and " + after.form(),
          "compare runs with the same options");
    }
    older.forEach(
        (key, figure) ->
            rows.add(new Row(key, figure, null, Double.NaN, Double.NaN, Verdict.GONE)));
    return new Comparison(before, after, rows);
  }

  /**
   * Checks that an older run can be compared with one on a machine.
   *
   * @throws BadInputException if it is of another platform
   */
  public static void requireSamePlatform(Results before, Machine machine) {
    if (!before.machine().platform().equals(machine.platform())) {
      throw new BadInputException(
          "figures of platform " + before.machine().platform(),
          "this is " + machine.platform(),
          "give --other-platform to compare them all the same");
    }
  }

  private static Row row(@Nullable Figure before, Figure after, double allowed) {
    if (before == null) {
      return new Row(after.key(), null, after, Double.NaN, Double.NaN, Verdict.NEW);
    }
    double factor =
        after.lessIsBetter() ? after.value() / before.value() : before.value() / after.value();
    double share = before.ratio() / after.ratio();
    double factorOfLimits = Double.isFinite(share) ? share : factor;
    return new Row(
        after.key(),
        before,
        after,
        factor,
        factorOfLimits,
        verdict(before, after, factor, factorOfLimits, allowed));
  }

  private static Verdict verdict(
      Figure before, Figure after, double factor, double factorOfLimits, double allowed) {
    if (after.peer()) {
      return Verdict.PEER;
    }
    if (!after.failure().isEmpty()) {
      return before.failure().isEmpty() ? Verdict.WORSE : Verdict.SAME;
    }
    if (!before.failure().isEmpty()) {
      return Verdict.BETTER;
    }
    double bound = 1 + allowed + relativeSpread(before) + relativeSpread(after);
    if (Math.min(factor, factorOfLimits) > bound) {
      return Verdict.WORSE;
    }
    return Math.max(factor, factorOfLimits) < 1 / bound ? Verdict.BETTER : Verdict.SAME;
  }

  private static double relativeSpread(Figure figure) {
    double share = figure.spread() / figure.value();
    return Double.isFinite(share) ? share : 0;
  }

  /** Number of figures with a verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
