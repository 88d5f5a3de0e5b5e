package org.alidade.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns every failure into one line on standard error and an exit status. */
final class ErrorLine implements IExecutionExceptionHandler {
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;
  private static final int INTERRUPTED = 130;

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    Exception cause = unwrap(failure);
    PrintWriter err = line.getErr();
    err.println("alidade: error: " + oneLine(text(cause)));
    if (CommonOptions.debugIn(parsed)) {
      failure.printStackTrace(err);
    }
    err.flush();
    return status(cause);
  }

  private static Exception unwrap(Exception failure) {
    return failure instanceof UncheckedIOException io ? io.getCause() : failure;
  }

  private static String text(Exception cause) {
    if (cause instanceof AlidadeException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof InterruptedException) {
      return "interrupted: work in progress: run the same command again to go on";
    }
    if (cause instanceof NoSuchFileException missing) {
      return "no such file: " + missing.getFile() + ": check the path";
    }
    if (cause instanceof AccessDeniedException denied) {
      return "not permitted: " + denied.getFile() + ": check the permissions";
    }
    if (cause instanceof IOException) {
      return "reading or writing failed: " + cause.getMessage() + ": check file and disk";
    }
    return "unexpected " + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ": run again with --debug and report it";
  }

  private static int status(Exception cause) {
    if (cause instanceof InterruptedException) {
      return INTERRUPTED;
    }
    boolean unusable =
        cause instanceof BadInputException
            || cause instanceof InvalidStateException
            || cause instanceof NoSuchFileException;
    return unusable ? UNUSABLE : FAILED;
  }

  /** Wrong usage: what is wrong and where help is. */
  static int usage(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    line.getErr()
        .println(
            "alidade: error: "
                + oneLine(String.valueOf(failure.getMessage()))
                + ": "
                + command
                + ": see "
                + command
                + " --help");
    line.getErr().flush();
    return UNUSABLE;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
