package org.alidade.lightcurve.internal.sqlite;

import java.sql.SQLException;

/** Something asked or done with a session of a database. */
@FunctionalInterface
public interface SqlWork<T> {
  /** Does it. */
  T with(SqlSession session) throws SQLException;
}
