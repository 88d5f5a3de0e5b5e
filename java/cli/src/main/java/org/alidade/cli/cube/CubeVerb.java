package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A verb that works on one cube file. */
@Command(mixinStandardHelpOptions = true)
abstract class CubeVerb implements Callable<Integer> {
  /** Exit status of finished work. */
  static final int DONE = 0;

  /** Exit status of a check that found the file wanting. */
  static final int FAILED = 1;

  /** Exit status where there was nothing to do. */
  static final int NOTHING_TO_DO = 4;

  @Parameters(paramLabel = "FILE.h5", description = "Cube file.")
  private Path file;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  CubeVerb() {}

  @Override
  public final Integer call() throws IOException, InterruptedException {
    return run(new Output(spec, common));
  }

  /** Does the work, prints the result and gives the exit status. */
  abstract int run(Output output) throws IOException, InterruptedException;

  Path file() {
    return file;
  }

  CommonOptions common() {
    return common;
  }
}
