package org.alidade.cli.cube;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.CubeStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade cube status}. */
@Command(
    name = "status",
    description = "Say what a cube file holds and how far its hypercube is; only reads.")
final class StatusCommand extends CubeVerb {
  @Override
  int run(Output output) {
    CubeStatus status = CubeStatus.of(file());
    output.result(status.toText().stripTrailing(), document(status));
    return DONE;
  }

  private static Map<String, Object> document(CubeStatus status) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", status.file().toString());
    document.put("file_bytes", status.fileBytes());
    document.put("sizes", status.sizes());
    document.put("kept_pixels", status.keptPixels());
    document.put("inputs", status.inputs());
    document.put("hypercube", status.hypercube().map(StatusCommand::hypercube));
    document.put("results", status.results());
    document.put("column_energy", status.columnEnergy().map(StatusCommand::energy));
    document.put("empty_components", status.emptyComponents());
    document.put("writer", status.writer());
    return document;
  }

  private static Map<String, Object> energy(CubeStatus.Energy energy) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("columns", energy.columns());
    document.put("lambda_weights", energy.lambdaWeights());
    document.put("current", energy.current());
    return document;
  }

  private static Map<String, @Nullable Object> hypercube(CubeStatus.Hypercube cube) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("shape", cube.shape());
    document.put("chunks", cube.chunks());
    document.put("dtype", cube.dtype());
    document.put("filters", cube.filters());
    document.put("stored_bytes", cube.storedBytes());
    document.put("tiles_done", cube.tilesDone());
    document.put("tiles_total", cube.tilesTotal());
    document.put("fraction_done", cube.fractionDone());
    document.put("first_finished", cube.firstFinished());
    document.put("complete", cube.complete());
    document.put("options", cube.options());
    document.put("fingerprint", cube.fingerprint());
    return document;
  }
}
