package org.alidade.lightcurve.query;

import org.alidade.array.BadInputException;

/** A condition that cannot be understood, or does not fit the table. */
public final class QueryException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /** Where in the text, from 0. */
  private final int position;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param position where in the text, the first character being 0
   * @param remedy what to write instead
   */
  public QueryException(String what, int position, String remedy) {
    super(what, "character " + (position + 1) + " of the query", remedy);
    this.position = position;
  }

  /** Index of the first character that is at fault. */
  public int position() {
    return position;
  }
}
