package org.alidade.cli.spherex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.spherex.run.SpherexState;
import org.alidade.spherex.run.StateFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code alidade spherex status}. */
@Command(name = "status", description = "Say what the runs in a folder, or state files, know.")
final class StatusCommand extends SpherexVerb {
  @Parameters(paramLabel = "DIR|STATE", description = "Folder of the run, or a state file.")
  private Path path;

  @SuppressWarnings("NullAway.Init")
  StatusCommand() {}

  @Override
  int run(Output output) throws IOException {
    List<Path> files = Files.isDirectory(path) ? StateFile.in(path) : List.of(path);
    if (files.isEmpty()) {
      throw new BadInputException("no run is there", path.toString(), "name the folder of a run");
    }
    List<String> texts = new ArrayList<>();
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    for (Path file : files) {
      SpherexState state = StateFile.read(file);
      texts.add(state.statusText());
      documents.add(RunReport.document(state, file));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("runs", documents);
    output.result(String.join(System.lineSeparator(), texts), document);
    return DONE;
  }
}
