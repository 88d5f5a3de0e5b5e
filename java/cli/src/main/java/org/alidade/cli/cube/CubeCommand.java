package org.alidade.cli.cube;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code alidade cube}: fit spectral cubes. */
@Command(
    name = "cube",
    description = "Fit spectral cubes: one global non-negative fit to every spaxel of a galaxy.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PopulateCommand.class,
      BuildCommand.class,
      SolveCommand.class,
      ReconstructCommand.class,
      LCurveCommand.class,
      BootstrapCommand.class,
      SnapshotCommand.class,
      DashboardCommand.class,
      StatusCommand.class,
      DiagnoseCommand.class,
      CheckCommand.class,
      EnergyCommand.class,
      ReportCommand.class,
      CompressCommand.class,
      CompactCommand.class,
      RepairCommand.class,
      ImportCommand.class,
      GenerateCommand.class,
    })
public final class CubeCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public CubeCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }
}
