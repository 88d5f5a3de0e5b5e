package org.alidade.tutorials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.alidade.testing.GoldenData;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

/** Reads the examples of the checkout, and runs the Jython scripts in this process. */
final class Examples {
  private Examples() {}

  /** Lines with something on them, without what surrounds it. */
  static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Contents of the code cells of a notebook. */
  static List<String> cells(String notebook) throws IOException {
    List<String> cells = new ArrayList<>();
    Path file = GoldenData.checkout().resolve(notebook);
    for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        StringBuilder source = new StringBuilder();
        cell.path("source").forEach(line -> source.append(line.asText()));
        cells.add(source.toString());
      }
    }
    return cells;
  }

  /** Runs a Jython script with a folder to write to. */
  static void runJython(String name, Path output) {
    Path script = GoldenData.checkout().resolve(name);
    Properties properties = new Properties();
    properties.setProperty("python.import.site", "false");
    properties.setProperty("python.cachedir.skip", "true");
    String[] arguments = {script.toString(), output.toString()};
    PySystemState.initialize(System.getProperties(), properties, arguments);
    try (PythonInterpreter python = new PythonInterpreter()) {
      PySystemState state = python.getSystemState();
      state.argv.clear();
      state.argv.append(new PyString(script.toString()));
      state.argv.append(new PyString(output.toString()));
      python.execfile(script.toString());
    }
  }
}
