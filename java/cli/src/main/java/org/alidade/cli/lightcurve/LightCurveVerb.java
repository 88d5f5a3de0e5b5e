package org.alidade.cli.lightcurve;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.alidade.array.BadInputException;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of {@code alidade lightcurve}. */
@Command(mixinStandardHelpOptions = true)
abstract class LightCurveVerb implements Callable<Integer> {
  static final int DONE = 0;

  /** Exit status where some of the work failed, or damage was found. */
  static final int SOME_FAILED = 3;

  /** Exit status where nothing matches. */
  static final int NOTHING_FOUND = 4;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LightCurveVerb() {}

  @Override
  public final Integer call() throws IOException {
    return run(new Output(spec, common));
  }

  /** Does the work, prints the result and gives the exit status. */
  abstract int run(Output output) throws IOException;

  /**
   * Checks a number that an option gives.
   *
   * @throws BadInputException if it is below 1
   */
  static void requirePositive(String option, long number) {
    if (number < 1) {
      throw new BadInputException(number + " is too small", option, "use 1 or more");
    }
  }

  CommonOptions common() {
    return common;
  }
}
