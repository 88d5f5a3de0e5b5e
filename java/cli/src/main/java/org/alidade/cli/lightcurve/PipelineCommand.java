package org.alidade.cli.lightcurve;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade lightcurve pipeline}. */
@Command(
    name = "pipeline",
    description = "From the images of the visits to light curves, in stages that can go on.",
    mixinStandardHelpOptions = true,
    subcommands = {PipelineRunCommand.class, PipelineStatusCommand.class, MonitorCommand.class})
final class PipelineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PipelineCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
