package org.alidade.spherex.run;

import java.util.concurrent.CancellationException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import org.alidade.pipeline.Timing;

/**
 * What a caller has to say about how a run goes on.
 *
 * @param listener told of every image
 * @param cancellation ends the run early
 * @param timing clock and waits
 */
record RunControl(RunListener listener, CancellationToken cancellation, Timing timing) {
  static final RunControl NONE =
      new RunControl(RunListener.NONE, new CancellationToken(), Timing.system());

  /**
   * Options of one stage's pipeline.
   *
   * @param resume whether what an earlier run did inside the stage counts
   */
  RunOptions options(boolean resume) {
    return RunOptions.builder()
        .resume(resume)
        .listener(listener)
        .cancellation(cancellation)
        .timing(timing)
        .build();
  }

  /**
   * Ends the caller's work if the run was cancelled; what is done stays.
   *
   * @throws CancellationException if so
   */
  static void checkEnded(RunSummary summary) {
    if (summary.cancelled()) {
      throw new CancellationException("the run was cancelled; resume to go on");
    }
  }
}
