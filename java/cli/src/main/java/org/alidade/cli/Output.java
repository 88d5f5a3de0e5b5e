package org.alidade.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command's results go: lines of text, or one JSON document. Warnings go to standard error.
 */
public final class Output {
  private final CommonOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  /** Output of one command. */
  public Output(CommandSpec spec, CommonOptions options) {
    this.options = options;
    this.out = spec.commandLine().getOut();
    this.err = spec.commandLine().getErr();
  }

  /** Prints the result: the text, or with --json the document. NaN becomes null. */
  public void result(String text, Map<String, ?> document) {
    if (options.json()) {
      out.println(JsonText.of(document));
    } else if (!options.quiet()) {
      out.println(text);
    }
    out.flush();
  }

  /** Prints results: the text, or with --json the list of documents. NaN becomes null. */
  public void results(String text, List<? extends Map<String, ?>> documents) {
    if (options.json()) {
      out.println(JsonText.of(documents));
    } else if (!options.quiet()) {
      out.println(text);
    }
    out.flush();
  }

  /**
   * Prints a line that is not part of the result, as a long task goes on; nothing with --json or
   * --quiet.
   */
  public void line(String text) {
    if (!options.json() && !options.quiet()) {
      out.println(text);
      out.flush();
    }
  }

  /** Prints warnings, one line each. */
  public void warnings(List<String> warnings) {
    if (!options.quiet()) {
      warnings.forEach(warning -> err.println("alidade: warning: " + warning));
      err.flush();
    }
  }
}
