package org.alidade.transients.run;

import org.alidade.transients.StageException;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Observation;

/**
 * The work of a stage on one observation. It may be begun again after a worker was lost; files it
 * has put under keys of its run are then replaced by the same.
 */
public interface StageWork {
  /**
   * Chooses the inputs; quick, nothing but rows.
   *
   * @throws StageException if the inputs are not there
   */
  StagePlan plan(DatabaseSession session, Observation observation);

  /**
   * Does the work.
   *
   * @throws Exception if it cannot be done
   */
  StageResult run(StagePlan plan) throws Exception;
}
