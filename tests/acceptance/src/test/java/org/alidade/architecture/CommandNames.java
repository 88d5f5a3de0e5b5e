package org.alidade.architecture;

import java.util.ArrayList;
import java.util.List;
import org.alidade.cli.AlidadeCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Looks up commands as they are written in texts: {@code solve --epochs}, {@code alidade cube
 * solve}, {@code --epochs}.
 */
final class CommandNames {
  private final CommandLine program = AlidadeCommand.commandLine();
  private final CommandLine group;
  private final List<String> problems = new ArrayList<>();

  /** Commands of a page about one group of them. */
  CommandNames(String group) {
    CommandLine found = program.getSubcommands().get(group);
    if (found == null) {
      throw new IllegalArgumentException("no command alidade " + group);
    }
    this.group = found;
  }

  /** What could not be found, one sentence each. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Looks up the words of a command.
   *
   * @param before the command that options without command belong to, null if there is none
   * @return the command that is named, or the one before
   */
  @Nullable CommandLine check(String text, @Nullable CommandLine before) {
    CommandLine command = before;
    boolean named = false;
    for (String word : text.split("[\\s,]+")) {
      if (word.startsWith("-")) {
        checkOption(text, word.replaceFirst("=.*", ""), command);
      } else if (!named) {
        CommandLine next = step(command, word, text, word.equals(first(text)));
        named = next == null;
        command = next == null ? command : next;
      }
    }
    return command;
  }

  /** The command that a word names; null if the words of the command are at their end. */
  private @Nullable CommandLine step(
      @Nullable CommandLine command, String word, String text, boolean first) {
    if (!first) {
      return command == null ? null : command.getSubcommands().get(word);
    }
    CommandLine found =
        word.equals("alidade")
            ? program
            : group.getSubcommands().getOrDefault(word, program.getSubcommands().get(word));
    if (found == null) {
      problems.add(text + ": no command " + word);
    }
    return found;
  }

  private void checkOption(String text, String option, @Nullable CommandLine command) {
    if (command == null) {
      problems.add(text + ": no command is named that " + option + " could belong to");
    } else if (command.getCommandSpec().findOption(option) == null
        && !command.getCommandSpec().negatedOptionsMap().containsKey(option)) {
      problems.add(text + ": alidade ... " + command.getCommandName() + " has no " + option);
    }
  }

  private static String first(String text) {
    return text.split("[\\s,]+")[0];
  }
}
