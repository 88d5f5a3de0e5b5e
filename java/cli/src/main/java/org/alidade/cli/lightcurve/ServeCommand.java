package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve serve}. */
@Command(
    name = "serve",
    description = {
      "Show stores of light curves in the browser.",
      "Only reads. Runs until it is interrupted (Ctrl-C)."
    })
final class ServeCommand extends LightCurveVerb {
  private static final int PORT = 8050;

  @Parameters(arity = "1..*", paramLabel = "STORE", description = "Stores of light curves.")
  private List<Path> stores;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + PORT,
      description = "Port to listen on, 0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      defaultValue = WebOptions.LOOPBACK,
      description = {
        "Address to listen on; default: ${DEFAULT-VALUE}, which this machine alone reaches.",
        "With another, everybody who reaches it can see the stores and the roots."
      })
  private String host;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Folder from which the page may open images and other stores; may be repeated.")
  private List<Path> roots = List.of();

  @SuppressWarnings("NullAway.Init")
  ServeCommand() {}

  @Override
  int run(Output output) {
    LightCurveOptions options = LightCurveOptions.defaults().withRoots(roots);
    try (WebServer server = WebServer.start(new WebOptions(stores, port, host), options)) {
      output.result(
          "Open " + server.address() + " in a browser; Ctrl-C ends.",
          Map.of(
              "address",
              server.address().toString(),
              "stores",
              stores.stream().map(Path::toString).toList()));
      Waiting.untilInterrupted();
    }
    return DONE;
  }
}
