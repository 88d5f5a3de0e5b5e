package org.alidade.cli.lightcurve;

import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.web.IdfPipelineMonitor;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve pipeline monitor}. */
@Command(
    name = "monitor",
    description = {
      "Show the assets and partitions in the browser, and start runs there.",
      "Runs until it is interrupted (Ctrl-C)."
    })
class MonitorCommand extends LightCurveVerb {
  private static final int PORT = 3001;

  @Mixin private PipelineOptions pipeline;

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
        "With another, everybody who reaches it can start runs."
      })
  private String host;

  @SuppressWarnings("NullAway.Init")
  MonitorCommand() {}

  @Override
  final int run(Output output) {
    IdfPipeline idf = IdfPipeline.builder(pipeline.config()).build();
    LightCurveOptions options =
        LightCurveOptions.defaults().withMonitor(new IdfPipelineMonitor(idf));
    try (WebServer server =
        WebServer.start(new WebOptions(List.of(idf.storeFolder()), port, host), options)) {
      output.result(
          "Open " + server.address() + " in a browser; Ctrl-C ends.",
          Map.of("address", server.address().toString()));
      Waiting.untilInterrupted();
    }
    return DONE;
  }
}
