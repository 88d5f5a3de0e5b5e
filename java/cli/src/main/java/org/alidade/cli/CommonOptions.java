package org.alidade.cli;

import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** Options that every verb has. */
public final class CommonOptions {
  @Option(
      names = "--json",
      description = "Print one JSON document on standard output and nothing else there.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress and no text, only errors.")
  private boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Worker threads; default: SLURM_CPUS_PER_TASK if set, else all processors. Results do not"
              + " depend on it.")
  private int threads =
      defaultThreads(
          System.getenv("SLURM_CPUS_PER_TASK"), Runtime.getRuntime().availableProcessors());

  @SuppressWarnings("UnusedVariable") // asked for by name where errors are printed
  @Option(names = "--debug", description = "Print the stack trace of an error.")
  private boolean debug;

  @Option(
      names = "--lock-timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for another writer of the file, in seconds; default: 300.")
  void setLockTimeout(int seconds) {
    if (seconds < 0) {
      throw new BadInputException(
          "timeout of " + seconds + " s", "--lock-timeout", "use 0 or more seconds");
    }
    System.setProperty("alidade.lock.timeoutSeconds", Integer.toString(seconds));
  }

  /** Whether standard output carries one JSON document. */
  public boolean json() {
    return json;
  }

  /** Whether text and progress are unwanted. */
  public boolean quiet() {
    return quiet;
  }

  /**
   * Threads unless the user says otherwise: those that the batch system gave to the job, if it says
   * a number, but not more than there are processors.
   */
  static int defaultThreads(@Nullable String given, int processors) {
    if (given == null || !given.strip().matches("[1-9][0-9]{0,5}")) {
      return processors;
    }
    return Math.min(Integer.parseInt(given.strip()), processors);
  }

  /** Worker threads, at least 1. */
  public int threads() {
    if (threads < 1) {
      throw new BadInputException(threads + " threads", "--threads", "use 1 or more");
    }
    return threads;
  }

  /** Whether the innermost command of a parsed line was asked for stack traces. */
  static boolean debugIn(ParseResult parsed) {
    ParseResult innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    OptionSpec option = innermost.matchedOption("--debug");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }
}
