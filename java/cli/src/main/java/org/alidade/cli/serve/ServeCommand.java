package org.alidade.cli.serve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.web.FrontDoor;
import org.alidade.web.WebOptions;
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
      "Show files in the browser: cube files while they are built or fitted, light curves,",
      "pipeline runs, SPHEREx runs, report pages, and the review of transient systems.",
      "Only reads; what reviewers of transients do needs their key. Ctrl-C ends."
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = {
        "Files, which need not exist yet, and folders, which are searched two levels deep for what",
        "has a page; default: the current folder."
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
  public Integer call() {
    Output output = new Output(spec, common);
    try (FrontDoor door = FrontDoor.open(new WebOptions(paths, port, bind))) {
      output.result(text(door), document(door));
      Waiting.untilInterrupted();
    }
    return 0;
  }

  private static String text(FrontDoor door) {
    int shown = door.shown().size();
    int left = door.notShown().size();
    return "Open "
        + door.address()
        + " in a browser; "
        + (shown == 1 ? "1 thing" : shown + " things")
        + " shown"
        + (left == 0 ? "" : ", " + left + " not")
        + ", Ctrl-C ends.";
  }

  private static Map<String, Object> document(FrontDoor door) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("address", door.address().toString());
    document.put("shown", door.shown().stream().map(ServeCommand::shown).toList());
    document.put(
        "notShown",
        door.notShown().stream()
            .map(one -> Map.of("path", one.path().toString(), "reason", one.reason()))
            .toList());
    return document;
  }

  private static Map<String, Object> shown(FrontDoor.Shown one) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", one.kind());
    entry.put("path", one.path().toString());
    entry.put("address", one.address().toString());
    return entry;
  }
}
