package org.alidade.transients.run;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.JobQueueName;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.WorkerOptions;
import org.alidade.transients.jobs.Workers;

/** A process that works until there is nothing to do. */
public final class CountingWorker {
  private CountingWorker() {}

  /** Its argument is the address of the database. */
  @SuppressWarnings("SystemOut") // read by the test
  public static void main(String[] arguments) {
    DatabaseOptions options = DatabaseOptions.ofUrl(arguments[0]);
    WorkerOptions workerOptions =
        WorkerOptions.defaults()
            .withQueues(
                Set.of(
                    JobQueueName.PREPROCESSING, JobQueueName.DIFFERENCING, JobQueueName.DETECTION))
            .withIntervals(0.02, 0.1)
            .withRetries(0.05, 0.1, 0.1);
    try (TransientDatabase database = TransientDatabase.open(options);
        Workers workers = Workers.start(database, CountedWork.handlers(database), workerOptions)) {
      System.out.println("working " + (workers != null));
      while (database.<Long>read(session -> new QueueMonitor(session).open()) > 0) {
        LockSupport.parkNanos(20_000_000);
      }
    }
    System.out.println("done");
  }
}
