package org.alidade.transients.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AlidadeException;
import org.alidade.array.IoFailureException;
import org.alidade.objectstore.ObjectStoreException;
import org.alidade.transients.StageException;
import org.jdbi.v3.core.JdbiException;

/**
 * Why an attempt failed.
 *
 * @param code a word such as {@code STORAGE}
 * @param message a sentence
 * @param retryable whether another attempt may succeed
 */
public record JobFailure(String code, String message, boolean retryable) {
  private static final int LONGEST_MESSAGE = 2000;

  /** What an exception means: input, output, time and stores may get better, wrong input not. */
  public static JobFailure of(Throwable cause) {
    String message = message(cause);
    if (cause instanceof StageException stage) {
      return new JobFailure(stage.code().name(), message, stage.isRetryable());
    }
    if (cause instanceof ObjectStoreException store) {
      return new JobFailure("STORAGE", message, store.isRetryable());
    }
    if (cause instanceof ArchiveException archive) {
      return new JobFailure("ARCHIVE_UNAVAILABLE", message, archive.isPassing());
    }
    if (cause instanceof TimeoutException) {
      return new JobFailure("TIMED_OUT", message, true);
    }
    if (cause instanceof JdbiException || cause instanceof SQLException) {
      return new JobFailure("DATABASE", message, true);
    }
    if (cause instanceof IOException
        || cause instanceof UncheckedIOException
        || cause instanceof IoFailureException) {
      return new JobFailure("INPUT_OUTPUT", message, true);
    }
    return new JobFailure(
        cause instanceof AlidadeException ? "BAD_INPUT" : "UNEXPECTED", message, false);
  }

  private static String message(Throwable cause) {
    String text =
        cause instanceof AlidadeException || cause instanceof TimeoutException
            ? String.valueOf(cause.getMessage())
            : cause.toString();
    return text.replace('\0', '?').substring(0, Math.min(LONGEST_MESSAGE, text.length()));
  }
}
