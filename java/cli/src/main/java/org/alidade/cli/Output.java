package org.alidade.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's results go: lines of text, or one JSON document. Warnings go to standard error. */
public final class Output {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

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
      out.println(toJson(document));
    } else if (!options.quiet()) {
      out.println(text);
    }
    out.flush();
  }

  /** Prints warnings, one line each. */
  public void warnings(List<String> warnings) {
    if (!options.quiet()) {
      warnings.forEach(warning -> err.println("alidade: warning: " + warning));
      err.flush();
    }
  }

  private static String toJson(Map<String, ?> document) {
    try {
      return JSON.writeValueAsString(FiniteNumbers.of(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("result has no JSON form", e);
    }
  }
}
