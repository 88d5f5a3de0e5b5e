package org.alidade.cli;

import java.util.Locale;
import org.alidade.cli.cube.CubeCommand;
import org.alidade.cli.demo.DemoCommand;
import org.alidade.cli.doctor.DoctorCommand;
import org.alidade.cli.lightcurve.LightCurveCommand;
import org.alidade.cli.lightcurve.PipelineAliasCommand;
import org.alidade.cli.lightcurve.ViewerAliasCommand;
import org.alidade.cli.lvm.LvmCommand;
import org.alidade.cli.serve.ServeCommand;
import org.alidade.cli.spherex.SpherexCommand;
import org.alidade.cli.transients.TransientCommand;
import org.alidade.cli.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The program {@code alidade}. */
@Command(
    name = "alidade",
    description =
        "Spectral cubes, LVM tiles, SPHEREx images, light curves and transients, at native speed.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      DoctorCommand.class,
      VerifyCommand.class,
      ServeCommand.class,
      CubeCommand.class,
      LvmCommand.class,
      SpherexCommand.class,
      LightCurveCommand.class,
      TransientCommand.class,
      ViewerAliasCommand.class,
      PipelineAliasCommand.class
    },
    footer = {
      "",
      "Exit status: 0 done; 1 the work failed; 2 wrong usage or unusable input; 3 some items failed;",
      "4 nothing to do; 130 interrupted."
    })
public final class AlidadeCommand implements Runnable {
  private static final String NATIVE_LOADER_LOG = "org.bytedeco.javacpp.logger";

  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public AlidadeCommand() {}

  /** Runs the command line and exits with its status. */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
      System.out.println(Version.line());
      return;
    }
    Interruption interruption = Interruption.watch();
    int status = commandLine().execute(arguments);
    interruption.finished();
    System.exit(status);
  }

  /** The command line, with errors as one line and their exit status. */
  public static CommandLine commandLine() {
    Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
    if (System.getProperty(NATIVE_LOADER_LOG) == null) {
      System.setProperty(NATIVE_LOADER_LOG, "slf4j"); // or it prints on standard error by itself
    }
    CommandLine line = new CommandLine(new AlidadeCommand());
    line.setExecutionStrategy(AlidadeCommand::execute);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) ->
            ErrorLine.failure(failure, command, CommonOptions.debugIn(parsed)));
    line.setParameterExceptionHandler(ErrorLine::usage);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    return line;
  }

  /** Errors such as a missing native library or too little memory become one line as well. */
  private static int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (LinkageError | OutOfMemoryError e) {
      CommandLine line = parsed.commandSpec().commandLine();
      return ErrorLine.failure(e, line, CommonOptions.debugIn(parsed));
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
