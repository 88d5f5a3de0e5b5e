package org.alidade.pipeline;

import java.util.List;
import java.util.Locale;

/**
 * What became of one stage in one run.
 *
 * @param stage its name
 * @param status how it ended
 * @param items items in all
 * @param done items done in this run
 * @param skipped items that an earlier run did
 * @param failures items that failed, in the order of the items
 * @param retries attempts that were repeated
 * @param seconds time it took
 * @param note why it failed, stopped or did not start; "" otherwise
 */
public record StageSummary(
    String stage,
    StageStatus status,
    int items,
    int done,
    int skipped,
    List<ItemFailure> failures,
    int retries,
    double seconds,
    String note) {
  private static final int MOST_FAILURES = 5;

  /** Copies the list. */
  public StageSummary {
    failures = List.copyOf(failures);
  }

  static StageSummary without(String stage, StageStatus status, String note) {
    return new StageSummary(stage, status, 0, 0, 0, List.of(), 0, 0, note);
  }

  /** Items that were not tried. */
  public int left() {
    return items - done - skipped - failures.size();
  }

  /** Lines for people: one for the stage, one for each of the first five failures. */
  public String text() {
    StringBuilder text = new StringBuilder(stage).append(": ").append(outcome());
    if (items > 0) {
      text.append(String.format(Locale.ROOT, ", %d retries, %.1f s", retries, seconds));
    }
    if (!note.isEmpty()) {
      text.append("; ").append(note);
    }
    failures.stream()
        .limit(MOST_FAILURES)
        .forEach(failure -> text.append("\n  ").append(failure.text()));
    if (failures.size() > MOST_FAILURES) {
      text.append("\n  and ").append(failures.size() - MOST_FAILURES).append(" more");
    }
    return text.toString();
  }

  private String outcome() {
    return switch (status) {
      case FAILED -> "failed";
      case NOT_STARTED -> "not started";
      case DONE -> counts();
      case SOME_FAILED -> counts() + ", " + failures.size() + " failed";
      case STOPPED ->
          "stopped, " + counts() + ", " + failures.size() + " failed, " + left() + " left";
    };
  }

  private String counts() {
    String before = skipped > 0 ? " and " + skipped + " before" : "";
    return done + before + " of " + items + " done";
  }
}
