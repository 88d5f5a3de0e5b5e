package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.web.LightcurveVisualizationApp;
import org.alidade.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade idf-lightcurve-viz}: {@code lightcurve serve} as the Python program calls it. */
@Command(
    name = "idf-lightcurve-viz",
    description = {
      "Show a store of light curves in the browser: lightcurve serve with the name and the options",
      "of the Python program."
    })
public final class ViewerAliasCommand extends LightCurveVerb {
  @Option(
      names = "--db-path",
      paramLabel = "STORE",
      defaultValue = "lightcurves.db",
      description = "Store of light curves; default: ${DEFAULT-VALUE}.")
  private Path store;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + LightcurveVisualizationApp.DEFAULT_PORT,
      description = "Port to listen on, 0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--binary",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "As in the Python program; what the store is shows in the file.")
  private boolean binary;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public ViewerAliasCommand() {}

  @Override
  int run(Output output) {
    try (WebServer server = new LightcurveVisualizationApp(store, binary).runServer(port)) {
      output.result(
          "Open " + server.address() + " in a browser; Ctrl-C ends.",
          Map.of("address", server.address().toString(), "store", store.toString()));
      Waiting.untilInterrupted();
    }
    return DONE;
  }
}
