package org.alidade.cli.transients;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade transient}: query, download, ingest, processing, review, training data. */
@Command(
    name = "transient",
    description = "Find transients: from the supernova catalogue to reviewed detections.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CatalogueCommand.class,
      QueryCommand.class,
      DownloadCommand.class,
      IngestCommand.class,
      WorkerCommand.class,
      StatusCommand.class,
      ServeCommand.class,
      KeyCommand.class,
      DifferenceCommand.class,
      DetectCommand.class,
      ForcedCommand.class,
      AlertsCommand.class,
      ExportTrainingCommand.class,
      TrainCommand.class,
      ModelsCommand.class,
      DemoCommand.class
    })
public final class TransientCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public TransientCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
