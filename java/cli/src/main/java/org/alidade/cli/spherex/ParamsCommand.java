package org.alidade.cli.spherex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.spherex.QueryConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alidade spherex params}. */
@Command(
    name = "params",
    description = "Parameter files.",
    mixinStandardHelpOptions = true,
    subcommands = ParamsCommand.Export.class)
final class ParamsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ParamsCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no verb given");
  }

  /** {@code alidade spherex params export}. */
  @Command(name = "export", description = "Write all options with their defaults, to be edited.")
  static final class Export extends SpherexVerb {
    @Parameters(
        paramLabel = "TARGET",
        arity = "0..1",
        description = "Folder, or file ending in .json or .yaml; default: the working folder.")
    private Path target = Path.of("");

    @Option(
        names = "--format",
        paramLabel = "json|yaml",
        description = "Format of the file in a folder; default: json.")
    private String format = "json";

    Export() {}

    @Override
    int run(Output output) throws IOException {
      if (!format.equals("json") && !format.equals("yaml")) {
        throw new BadInputException("format '" + format + "'", "--format", "use json or yaml");
      }
      Path file = QueryConfig.exportDefaults(target, format);
      output.result("wrote " + file, Map.of("file", file.toString()));
      return DONE;
    }
  }
}
