package org.alidade.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns every failure into one line on standard error and an exit status. */
final class ErrorLine {
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;
  private static final int INTERRUPTED = 130;

  private ErrorLine() {}

  /** The work failed: what, where and what to do. */
  static int failure(Throwable failure, CommandLine line, boolean debug) {
    Throwable cause = unwrap(failure);
    boolean interrupted = Thread.interrupted() || isInterruption(cause);
    PrintWriter err = line.getErr();
    err.println("alidade: error: " + oneLine(text(cause)));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return interrupted ? INTERRUPTED : status(cause);
  }

  private static Throwable unwrap(Throwable failure) {
    if (failure instanceof UncheckedIOException io && io.getCause() != null) {
      return io.getCause();
    }
    return failure;
  }

  private static String text(Throwable cause) {
    if (cause instanceof AlidadeException) {
      return String.valueOf(cause.getMessage());
    }
    if (isInterruption(cause)) {
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
    if (cause instanceof OutOfMemoryError) {
      return "out of memory: "
          + cause.getMessage()
          + ": give the JVM more with ALIDADE_JAVA_OPTS=-Xmx8g or use smaller chunks";
    }
    return "unexpected "
        + cause.getClass().getSimpleName()
        + ": "
        + cause.getMessage()
        + ": run again with --debug and report it";
  }

  private static boolean isInterruption(Throwable cause) {
    return cause instanceof InterruptedException || cause instanceof CancellationException;
  }

  private static int status(Throwable cause) {
    boolean unusable =
        cause instanceof BadInputException
            || cause instanceof FormatException
            || cause instanceof MissingDatasetException
            || cause instanceof InvalidStateException
            || cause instanceof NoSuchFileException;
    return unusable ? UNUSABLE : FAILED;
  }

  /** Wrong usage: what is wrong and where help is. */
  static int usage(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    if (failure.getCause() instanceof AlidadeException cause) {
      return failure(cause, line, false);
    }
    String command = line.getCommandSpec().qualifiedName();
    String message = oneLine(String.valueOf(failure.getMessage()));
    line.getErr()
        .println("alidade: error: " + message + ": " + command + ": see " + command + " --help");
    line.getErr().flush();
    return UNUSABLE;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
