package org.alidade.cli.lightcurve;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade lightcurve}: stores, analysis, pipeline. */
@Command(
    name = "lightcurve",
    description = "Keep, find, analyse and make light curves.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ImportCommand.class,
      GetCommand.class,
      ListCommand.class,
      SearchCommand.class,
      InfoCommand.class,
      StatsCommand.class,
      PeriodCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      CompactCommand.class,
      ServeCommand.class,
      MockCommand.class,
      PipelineCommand.class,
      StorageRequirementsCommand.class,
    })
public final class LightCurveCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public LightCurveCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
