package org.alidade.cli.spherex;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of {@code alidade spherex}. */
@Command(mixinStandardHelpOptions = true)
abstract class SpherexVerb implements Callable<Integer> {
  static final int DONE = 0;

  /** Exit status where some images failed. */
  static final int SOME_FAILED = 3;

  /** Exit status where the archive has nothing, or nothing is left to do. */
  static final int NOTHING_TO_DO = 4;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  SpherexVerb() {}

  @Override
  public final Integer call() throws IOException {
    return run(new Output(spec, common));
  }

  /** Does the work, prints the result and gives the exit status. */
  abstract int run(Output output) throws IOException;

  CommonOptions common() {
    return common;
  }

  CommandSpec spec() {
    return spec;
  }

  /** Whether the user said how many threads. */
  boolean hasThreads() {
    return spec.commandLine().getParseResult().hasMatchedOption("--threads");
  }
}
