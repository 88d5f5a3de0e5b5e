package org.alidade.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.benchmarks.results.Comparison;
import org.alidade.benchmarks.results.ComparisonTable;
import org.alidade.benchmarks.results.Machine;
import org.alidade.benchmarks.results.Results;
import org.alidade.benchmarks.results.ResultsFile;
import org.alidade.benchmarks.results.Verdict;
import org.jspecify.annotations.Nullable;

/** Where the figures of a run go: into a file, and against those of an earlier run. */
final class Target {
  private static final double ALLOWED_PERCENT = 10;

  private final Optional<Path> file;
  private final @Nullable Results before;
  private final double allowed;
  private final boolean otherPlatform;

  private Target(
      Optional<Path> file, @Nullable Results before, double allowed, boolean otherPlatform) {
    this.file = file;
    this.before = before;
    this.allowed = allowed;
    this.otherPlatform = otherPlatform;
  }

  /**
   * Takes {@code --results}, {@code --compare}, {@code --allow} and {@code --other-platform}.
   *
   * @throws BadInputException if the earlier run cannot be read, or is of another platform
   */
  static Target take(Arguments words) throws IOException {
    Optional<Path> file = words.option("--results").map(Path::of);
    Optional<String> earlier = words.option("--compare");
    double allowed = allowed(words);
    boolean otherPlatform = words.flag("--other-platform");
    Results before = earlier.isPresent() ? ResultsFile.read(Path.of(earlier.get())) : null;
    if (before != null && !otherPlatform) {
      Comparison.requireSamePlatform(before, Machine.here());
    }
    return new Target(file, before, allowed, otherPlatform);
  }

  private static double allowed(Arguments words) {
    String text = words.option("--allow").orElse(Double.toString(ALLOWED_PERCENT));
    String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    if (!number.matches("\\d{1,4}(\\.\\d{1,9})?")) {
      throw new BadInputException(
          "'" + text + "' is not a percentage", "--allow", "use one such as 10%");
    }
    return Double.parseDouble(number) / 100;
  }

  /** Writes and compares; whether nothing became worse. */
  boolean accept(Results after, PrintStream out) throws IOException {
    if (file.isPresent()) {
      ResultsFile.write(file.get(), after);
    }
    return before == null || compare(before, after, out);
  }

  /**
   * {@code alidade bench compare OLD.json NEW.json}; whether nothing became worse.
   *
   * @throws BadInputException if a file is missing or damaged, or the platforms differ
   */
  static boolean compareFiles(Arguments words, PrintStream out) throws IOException {
    double allowed = allowed(words);
    boolean otherPlatform = words.flag("--other-platform");
    Path older = file(words);
    Path newer = file(words);
    words.finish();
    Target target = new Target(Optional.empty(), ResultsFile.read(older), allowed, otherPlatform);
    return target.accept(ResultsFile.read(newer), out);
  }

  private static Path file(Arguments words) {
    return words
        .next()
        .map(Path::of)
        .orElseThrow(
            () ->
                new BadInputException(
                    "compare wants two files", "bench compare", "give OLD.json NEW.json"));
  }

  private boolean compare(Results older, Results after, PrintStream out) {
    Comparison comparison = Comparison.of(older, after, allowed, otherPlatform);
    ComparisonTable.print(comparison, allowed, out);
    return comparison.count(Verdict.WORSE) == 0;
  }
}
