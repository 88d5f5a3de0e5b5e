package org.alidade.cli.transients;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of {@code alidade transient}. */
@Command(mixinStandardHelpOptions = true)
abstract class TransientVerb implements Callable<Integer> {
  static final int DONE = 0;

  /** Exit status where some of the work failed. */
  static final int SOME_FAILED = 3;

  /** Exit status where nothing is left to do after filtering. */
  static final int NOTHING_TO_DO = 4;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TransientVerb() {}

  @Override
  public final Integer call() throws IOException, InterruptedException {
    return run(new Output(spec, common));
  }

  /** Does the work, prints the result and gives the exit status. */
  abstract int run(Output output) throws IOException, InterruptedException;

  CommonOptions common() {
    return common;
  }
}
