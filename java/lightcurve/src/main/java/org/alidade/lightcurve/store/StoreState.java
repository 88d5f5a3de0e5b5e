package org.alidade.lightcurve.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How far a store goes.
 *
 * @param segment number of the last segment, from 1
 * @param end bytes of it that hold records
 * @param generation changes when records are moved
 */
record StoreState(int segment, long end, long generation) {
  static final String GENERATION = "generation";
  private static final String SEGMENT = "segment";
  private static final String END = "end";

  static StoreState read(Connection connection) throws SQLException {
    try {
      return new StoreState(
          Integer.parseInt(CatalogueFile.text(connection, SEGMENT, "1")),
          Long.parseLong(CatalogueFile.text(connection, END, "0")),
          Long.parseLong(CatalogueFile.text(connection, GENERATION, "0")));
    } catch (NumberFormatException e) {
      throw new SQLException("the notes of the store are no numbers", e);
    }
  }

  void write(Connection connection) throws SQLException {
    CatalogueFile.note(connection, SEGMENT, Integer.toString(segment));
    CatalogueFile.note(connection, END, Long.toString(end));
    CatalogueFile.note(connection, GENERATION, Long.toString(generation));
  }
}
