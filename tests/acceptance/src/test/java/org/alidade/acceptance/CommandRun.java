package org.alidade.acceptance;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.alidade.cli.AlidadeCommand;
import picocli.CommandLine;

/**
 * One run of the command line in this process.
 *
 * @param status exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
record CommandRun(int status, String out, String err) {
  /** Runs {@code alidade} with arguments, by their string forms. */
  static CommandRun of(Object... arguments) {
    CommandLine line = AlidadeCommand.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** Runs a command that must succeed. */
  static CommandRun succeed(Object... arguments) {
    CommandRun run = of(arguments);
    if (run.status != 0) {
      throw new AssertionError(Arrays.toString(arguments) + " ended with " + run);
    }
    return run;
  }

  /** The lines of standard error. */
  List<String> errorLines() {
    return err.lines().toList();
  }
}
