package org.alidade.cli.lvm;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that works on tiles. */
@Command(mixinStandardHelpOptions = true)
abstract class LvmVerb implements Callable<Integer> {
  /** Exit status of finished work. */
  static final int DONE = 0;

  /** Exit status where some of the tiles failed. */
  static final int SOME_FAILED = 3;

  @Mixin private TileOptions tiles;
  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  LvmVerb() {}

  @Override
  public final Integer call() throws IOException {
    return run(new Output(spec, common));
  }

  /** Does the work, prints the result and gives the exit status. */
  abstract int run(Output output) throws IOException;

  TileOptions tiles() {
    return tiles;
  }

  CommonOptions common() {
    return common;
  }
}
