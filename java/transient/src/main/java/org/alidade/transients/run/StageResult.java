package org.alidade.transients.run;

import java.util.UUID;
import org.alidade.transients.database.DatabaseSession;

/** What a run gives: its rows, entered in the transaction that also changes the observation. */
@FunctionalInterface
public interface StageResult {
  /**
   * Completes the record of the run and adds its rows. Doing so twice must not double them.
   *
   * @param run identifier of the run
   */
  void store(DatabaseSession session, UUID run);
}
