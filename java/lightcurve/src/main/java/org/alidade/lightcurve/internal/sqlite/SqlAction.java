package org.alidade.lightcurve.internal.sqlite;

import java.sql.SQLException;

/** A change made with a session of a database. */
@FunctionalInterface
public interface SqlAction {
  /** Makes it. */
  void with(SqlSession session) throws SQLException;
}
