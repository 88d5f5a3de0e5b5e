package org.alidade.lightcurve.query;

/** A part of a condition, which becomes a term when it is brought together with a table. */
interface Expression {
  /**
   * The values for the rows of a table.
   *
   * @throws QueryException if columns are missing or of the wrong kind
   */
  Term bind(TableValues table);
}
