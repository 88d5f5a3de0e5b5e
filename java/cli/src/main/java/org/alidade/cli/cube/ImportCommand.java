package org.alidade.cli.cube;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade cube import}: survey products to input arrays. */
@Command(
    name = "import",
    description = "Turn real survey products into a file of input arrays for populate.",
    mixinStandardHelpOptions = true,
    subcommands = {NgistCommand.class, DynamiteCommand.class})
final class ImportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ImportCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no product given");
  }
}
