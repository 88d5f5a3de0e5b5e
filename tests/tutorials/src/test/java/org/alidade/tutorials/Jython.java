package org.alidade.tutorials;

import java.io.StringWriter;
import java.util.Properties;
import org.python.core.PySystemState;
import org.python.util.PythonInterpreter;

/** Python in this process. */
final class Jython {
  private Jython() {}

  /** Runs lines and gives what they printed. */
  static String run(String... lines) {
    Properties properties = new Properties();
    properties.setProperty("python.import.site", "false");
    properties.setProperty("python.cachedir.skip", "true");
    PySystemState.initialize(System.getProperties(), properties, new String[] {""});
    StringWriter printed = new StringWriter();
    try (PythonInterpreter python = new PythonInterpreter()) {
      python.setOut(printed);
      python.exec(String.join("\n", lines));
    }
    return printed.toString();
  }
}
