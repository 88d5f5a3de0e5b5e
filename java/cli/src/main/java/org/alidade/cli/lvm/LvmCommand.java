package org.alidade.cli.lvm;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade lvm}: LVM tiles to fit-ready arrays. */
@Command(
    name = "lvm",
    description = "Turn sky-subtracted LVM tiles into normalised, masked, indexed arrays.",
    mixinStandardHelpOptions = true,
    subcommands = {
      InfoCommand.class,
      ConfigCommand.class,
      BuildCommand.class,
      BatchCommand.class,
      HashCommand.class,
      ExportCommand.class,
      PlotCommand.class,
      ReportCommand.class,
      MockCommand.class,
    })
public final class LvmCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LvmCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
