package org.alidade.cli.verify;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.NativeMemory;
import org.alidade.cube.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * Repeats checks until the time is over. Every check is tried at least once; then the one that has
 * had the least time comes next, so that quick ones are repeated more often. Trial n of a check has
 * the seed of the run plus n, whatever else was tried before. A check that failed is not tried
 * again. A trial that leaves native memory behind has failed as well.
 */
final class Soak {
  private static final String WORK = "alidade-verify";
  private static final int MILLISECONDS = 1000;

  private final List<Tally> tallies;
  private final double seconds;
  private final long seed;
  private final int threads;
  private final Path folder;
  private final LongSupplier nanoTime;

  Soak(List<Check> checks, double seconds, long seed, int threads, Path folder) {
    this(checks, seconds, seed, threads, folder, System::nanoTime);
  }

  Soak(
      List<Check> checks,
      double seconds,
      long seed,
      int threads,
      Path folder,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.tallies = checks.stream().map(Tally::new).toList();
    this.seconds = seconds;
    this.seed = seed;
    this.threads = threads;
    this.folder = folder;
  }

  /** What became of the checks, in their order; also while it runs. */
  List<Tally> tallies() {
    return tallies;
  }

  /**
   * Runs.
   *
   * @return whether it ran to its end; false if the thread was interrupted, the mark of which is
   *     taken away
   * @throws IOException if the folder cannot be used
   */
  boolean run(ProgressListener progress) throws IOException {
    Path work = Files.createTempDirectory(folder, WORK);
    try {
      long start = nanoTime.getAsLong();
      Tally next = next(0);
      while (next != null) {
        if (Thread.interrupted() || !tried(next, work)) {
          return false;
        }
        double passed = (nanoTime.getAsLong() - start) / 1e9;
        progress.progress(
            (long) (MILLISECONDS * Math.min(passed, seconds)),
            (long) (MILLISECONDS * seconds),
            "ms");
        next = next(passed);
      }
      return true;
    } finally {
      remove(work);
    }
  }

  private @Nullable Tally next(double passed) {
    Stream<Tally> left = tallies.stream().filter(Tally::isLeft);
    return left.filter(tally -> tally.repeats() == 0 || passed < seconds)
        .min(
            Comparator.comparing((Tally tally) -> tally.repeats() > 0)
                .thenComparing(Tally::seconds))
        .orElse(null);
  }

  /** Tries a check once; false if the thread was interrupted meanwhile. */
  private boolean tried(Tally tally, Path work) throws IOException {
    long start = nanoTime.getAsLong();
    long trialSeed = seed + tally.repeats();
    Path own = Files.createDirectory(work.resolve(tally.check().name()));
    Trial trial = new Trial(new SplittableRandom(trialSeed), trialSeed, threads, own);
    Map<String, Long> before = NativeMemory.bytesByTag();
    try {
      judge(tally, trial, tally.check().deviation(trial), before);
    } catch (IOException | RuntimeException | LinkageError e) {
      if (isInterruption(e)) {
        return false;
      }
      tally.failed(trialSeed, Double.NaN, text(e));
    } finally {
      remove(own);
      tally.took((nanoTime.getAsLong() - start) / 1e9);
    }
    return true;
  }

  private static void judge(Tally tally, Trial trial, double deviation, Map<String, Long> before) {
    double allowed = tally.check().allowed();
    Map<String, Long> kept = new TreeMap<>(NativeMemory.bytesByTag());
    before.forEach((tag, bytes) -> kept.merge(tag, -bytes, Long::sum));
    kept.values().removeIf(bytes -> bytes == 0);
    if (!(deviation <= allowed)) {
      tally.failed(
          trial.seed(),
          deviation,
          "%s: off by %.3g, allowed %.3g".formatted(tally.check().what(), deviation, allowed));
    } else if (!kept.isEmpty()) {
      tally.failed(trial.seed(), deviation, "native memory not given back, bytes by tag: " + kept);
    } else {
      tally.passed(deviation);
    }
  }

  /** Errors of the library explain themselves. */
  private static String text(Throwable failure) {
    return failure instanceof AlidadeException
        ? String.valueOf(failure.getMessage())
        : failure.toString();
  }

  private static boolean isInterruption(Throwable failure) {
    return Thread.interrupted()
        || failure instanceof CancellationException
        || failure instanceof ClosedByInterruptException;
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
