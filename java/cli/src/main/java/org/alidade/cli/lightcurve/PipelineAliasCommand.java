package org.alidade.cli.lightcurve;

import picocli.CommandLine.Command;

/** {@code alidade idf-pipeline-dev}: the monitor as the Python program calls it. */
@Command(
    name = "idf-pipeline-dev",
    description = "lightcurve pipeline monitor under the name of the Python program.")
public final class PipelineAliasCommand extends MonitorCommand {
  /** Made by the command line parser, which fills the fields. */
  public PipelineAliasCommand() {}
}
