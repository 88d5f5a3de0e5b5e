package org.alidade.lightcurve.internal.sqlite;

import java.sql.SQLException;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.sqlite.SQLiteErrorCode;

/** Failures of the database as this library tells them. */
final class SqlFailure {
  private static final int PRIMARY_CODE_BITS = 0xff;

  private SqlFailure() {}

  static AlidadeException of(SQLException cause, String where) {
    AlidadeException failure = translated(cause, where);
    failure.initCause(cause);
    return failure;
  }

  private static AlidadeException translated(SQLException cause, String where) {
    int code = cause.getErrorCode() & PRIMARY_CODE_BITS;
    String why = "(" + cause.getMessage() + ")";
    if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return new FormatException(
          "no database, or a damaged one " + why, where, "check the file, restore a copy");
    }
    if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
      return new InvalidStateException(
          "the rows do not fit the rest of the database " + why,
          where,
          "put objects and types first");
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_READONLY.code) {
      return new InvalidStateException(
          "the database cannot be written now " + why,
          where,
          "open it for writing, end other writers");
    }
    return new IoFailureException(
        "the database failed " + why, where, "check the file and the space left");
  }
}
