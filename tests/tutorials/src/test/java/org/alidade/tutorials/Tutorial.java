package org.alidade.tutorials;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.cli.AlidadeCommand;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import picocli.CommandLine;

/**
 * Runs the commands of a tutorial in this process; its folder {@code fit/} is a folder of the test.
 */
final class Tutorial {
  private static final String FOLDER = "fit/";
  private static final String DATA = "$" + GoldenData.DATA_VARIABLE + "/";

  private final Path folder;
  private final StringBuilder printed = new StringBuilder();

  Tutorial(Path folder) {
    this.folder = folder;
  }

  /** Runs all commands of a page; each must succeed. */
  void run(Page page) {
    for (List<String> command : page.commands()) {
      run(command.stream().map(this::argument).toList());
    }
  }

  private String argument(String word) {
    if (word.startsWith(DATA)) {
      return GoldenData.data(word.substring(DATA.length())).toString();
    }
    return word.startsWith(FOLDER)
        ? folder.resolve(word.substring(FOLDER.length())).toString()
        : word;
  }

  private void run(List<String> arguments) {
    CommandLine line = AlidadeCommand.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(arguments.toArray(String[]::new));
    if (status != 0) {
      throw new AssertionError(arguments + " ended with " + status + "\n" + out + err);
    }
    printed.append(out);
  }

  /** A number that a command printed after its name and a colon. */
  double printed(String name) {
    Matcher line =
        Pattern.compile("(?m)^\\s*" + Pattern.quote(name) + ": (\\S+)$").matcher(printed);
    if (!line.find()) {
      throw new AssertionError("no command printed " + name + ":\n" + printed);
    }
    return Double.parseDouble(line.group(1));
  }

  /** A file the tutorial made. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** A dataset of numbers in a file the tutorial made. */
  double[] numbers(String file, String dataset) {
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file(file))) {
      return hdf5.dataset(dataset).readDoubles();
    }
  }

  /** A mask in a file the tutorial made. */
  boolean[] mask(String file, String dataset) {
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file(file))) {
      return hdf5.dataset(dataset).readBooleans();
    }
  }
}
