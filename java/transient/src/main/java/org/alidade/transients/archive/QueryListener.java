package org.alidade.transients.archive;

/** Told how a query of many supernovae goes on, by the thread that runs it. */
@FunctionalInterface
public interface QueryListener {
  /**
   * A supernova is done and its result is on the disk.
   *
   * @param result what was found
   * @param done how many are done, those of earlier runs included
   * @param total how many there are
   */
  void done(QueryResult result, int done, int total);
}
