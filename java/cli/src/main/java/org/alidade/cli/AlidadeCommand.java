package org.alidade.cli;

import org.alidade.cli.cube.CubeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code alidade}. */
@Command(
    name = "alidade",
    description = "Spectral cubes for astronomers, at native speed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {CubeCommand.class, DemoCommand.class, DoctorCommand.class},
    footer = {
      "",
      "Exit status: 0 done; 1 the work failed; 2 wrong usage or unusable input; 3 some items failed;",
      "4 nothing to do; 130 interrupted."
    })
public final class AlidadeCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public AlidadeCommand() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, with errors as one line and their exit status. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new AlidadeCommand());
    line.setExecutionExceptionHandler(new ErrorLine());
    line.setParameterExceptionHandler(ErrorLine::usage);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
