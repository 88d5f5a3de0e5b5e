package org.alidade.cli.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.alidade.array.BadInputException;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alidade verify}. */
@Command(
    name = "verify",
    description = {
      "Try everything native on this machine against known answers, again and again with other random numbers.",
      "Exit status 1 if a check failed; Ctrl-C ends with what was checked so far (130)."
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  private static final int GOOD = 0;
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;
  private static final int SEEDS = 1_000_000_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "How long; every check is tried at least once, with 0 exactly once; default: ${DEFAULT-VALUE}.")
  private double seconds = 60;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random numbers; default: another one every time.")
  private @Nullable Long seed;

  @Option(
      names = "--only",
      paramLabel = "CHECK",
      split = ",",
      description = "Only these checks, with commas between; default: all.")
  private @Nullable List<String> only;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder whose disk and locks are used; default: this one.")
  private Path folder = Path.of(".");

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public VerifyCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!(seconds >= 0)) {
      throw new BadInputException(seconds + " seconds", "--seconds", "use 0 or more");
    }
    long first = seed == null ? new SplittableRandom().nextInt(SEEDS) : seed;
    Path place = folder.toAbsolutePath().normalize();
    Soak soak = new Soak(Checks.named(only), seconds, first, common.threads(), place);
    long start = System.nanoTime();
    boolean ended;
    try (ProgressLine progress = new ProgressLine("verify", common)) {
      ended = soak.run(progress);
    }
    VerifyReport report =
        new VerifyReport(
            soak.tallies(),
            first,
            (System.nanoTime() - start) / 1e9,
            ended,
            "--threads " + common.threads() + " --dir " + place);
    new Output(spec, common).result(report.text(), report.document());
    if (!report.isGood()) {
      return FAILED;
    }
    return ended ? GOOD : INTERRUPTED;
  }
}
