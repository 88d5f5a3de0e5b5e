package org.alidade.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was checked, as text and as a document.
 *
 * @param tallies checks
 * @param seed of the run
 * @param seconds it took
 * @param ended whether it ran to its end
 * @param again options that a repetition needs, besides check and seed
 */
record VerifyReport(List<Tally> tallies, long seed, double seconds, boolean ended, String again) {

  boolean isGood() {
    return tallies.stream().allMatch(tally -> tally.failure() == null);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "      %-13s %8s %8s %10s %9s  %s"
            .formatted("check", "repeats", "seconds", "worst", "allowed", "what"));
    int repeats = 0;
    for (Tally tally : tallies) {
      lines.add(row(tally));
      repeats += tally.repeats();
    }
    tallies.stream()
        .filter(tally -> tally.failure() != null)
        .forEach(tally -> lines.addAll(failure(tally)));
    lines.add(
        "%d checks, %d repeats in %.1f s, seed %d, %s: %s"
            .formatted(
                tallies.size(),
                repeats,
                seconds,
                seed,
                ended ? "to the end" : "interrupted",
                isGood() ? "all good" : "FAILED"));
    return String.join(System.lineSeparator(), lines);
  }

  private static String row(Tally tally) {
    return "%-5s %-13s %8d %8.1f %10.3g %9.3g  %s"
        .formatted(
            status(tally),
            tally.check().name(),
            tally.repeats(),
            tally.seconds(),
            tally.worst(),
            tally.check().allowed(),
            tally.check().what());
  }

  private static String status(Tally tally) {
    if (tally.failure() != null) {
      return "FAIL";
    }
    if (!tally.isAvailable()) {
      return "none";
    }
    return tally.repeats() == 0 ? "-" : "ok";
  }

  private List<String> failure(Tally tally) {
    Failure failure = Objects.requireNonNull(tally.failure());
    return List.of(
        "FAILED: %s: seed %d: %s".formatted(tally.check().name(), failure.seed(), failure.what()),
        "        " + command(tally, failure));
  }

  /** The command that makes it fail again. */
  private String command(Tally tally, Failure failure) {
    return "alidade verify --only %s --seed %d --seconds 0 %s"
        .formatted(tally.check().name(), failure.seed(), again);
  }

  Map<String, @Nullable Object> document() {
    List<Map<String, @Nullable Object>> checks = new ArrayList<>();
    for (Tally tally : tallies) {
      Map<String, @Nullable Object> check = new LinkedHashMap<>();
      check.put("check", tally.check().name());
      check.put("what", tally.check().what());
      check.put("installed", tally.isAvailable());
      check.put("repeats", tally.repeats());
      check.put("seconds", tally.seconds());
      check.put("worst", tally.worst());
      check.put("allowed", tally.check().allowed());
      Failure failure = tally.failure();
      if (failure != null) {
        check.put("failure", failure.what());
        check.put("seed", failure.seed());
        check.put("command", command(tally, failure));
      }
      checks.add(check);
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("good", isGood());
    document.put("ended", ended);
    document.put("seed", seed);
    document.put("seconds", seconds);
    document.put("checks", checks);
    return document;
  }
}
