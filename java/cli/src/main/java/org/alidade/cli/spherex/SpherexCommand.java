package org.alidade.cli.spherex;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade spherex}: query, download, photometry, light curves. */
@Command(
    name = "spherex",
    description = "Find, fetch and measure SPHEREx images of sky positions.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunCommand.class,
      QueryCommand.class,
      DownloadCommand.class,
      ProcessCommand.class,
      PlotCommand.class,
      ResumeCommand.class,
      StatusCommand.class,
      PhotometryCommand.class,
      ParamsCommand.class,
      CutoutCommand.class,
      InfoCommand.class,
    })
public final class SpherexCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public SpherexCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
