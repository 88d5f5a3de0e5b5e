package org.alidade.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code alidade serve}. */
@Command(
    name = "serve",
    description = {
      "Show cube files in the browser, also while they are being built or fitted.",
      "Only reads. Runs until it is interrupted (Ctrl-C)."
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = {
        "Cube files, which need not exist yet, and folders, of which every .h5 file is shown;",
        "default: the current folder."
      })
  private List<Path> paths = List.of(Path.of("."));

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "" + WebOptions.DEFAULT_PORT,
      description = "Port to listen on, 0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDR",
      defaultValue = WebOptions.LOOPBACK,
      description = {
        "Address to listen on; default: ${DEFAULT-VALUE}, which this machine alone reaches.",
        "With another, everybody who reaches it can see the files' content."
      })
  private String bind;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public ServeCommand() {}

  @Override
  public Integer call() throws IOException {
    Output output = new Output(spec, common);
    List<Path> files = ServedPaths.files(paths);
    try (WebServer server = WebServer.start(new WebOptions(files, port, bind))) {
      output.result(text(server, files.size()), document(server, files));
      Waiting.untilInterrupted();
    }
    return 0;
  }

  private String text(WebServer server, int files) {
    return "Open "
        + server.address()
        + " in a browser; "
        + (files == 1 ? "1 file" : files + " files")
        + ", Ctrl-C ends.";
  }

  private Map<String, Object> document(WebServer server, List<Path> files) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("address", server.address().toString());
    document.put("files", files.stream().map(Path::toString).toList());
    return document;
  }
}
