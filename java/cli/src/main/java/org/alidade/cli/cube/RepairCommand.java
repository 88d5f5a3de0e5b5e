package org.alidade.cli.cube;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.CubeRepair;
import picocli.CommandLine.Command;

/** {@code alidade cube repair}. */
@Command(
    name = "repair",
    description = {
      "Take away what a killed writer left: the mark of an open file, unfinished copies and datasets.",
      "Exit status 4 if there is nothing to repair."
    })
final class RepairCommand extends CubeVerb {
  @Override
  int run(Output output) throws IOException {
    CubeRepair repair = CubeRepair.repair(file());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("actions", repair.actions());
    boolean sound = repair.actions().isEmpty();
    output.result(
        file() + ": " + (sound ? "nothing to repair" : String.join("; ", repair.actions())),
        document);
    return sound ? NOTHING_TO_DO : DONE;
  }
}
