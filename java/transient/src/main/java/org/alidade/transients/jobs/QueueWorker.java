package org.alidade.transients.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.TransientDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of one queue: one attempt, then the end, another attempt, or a dead letter. */
final class QueueWorker {
  private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);

  /** A job whose workers are lost this often is what ends them. */
  static final int MOST_LOST = 25;

  private final JobQueueName queue;
  private final JobHandler handler;
  private final TransientDatabase database;
  private final WorkerOptions options;
  private final TimeLimit timeLimit;
  private final RandomGenerator random;

  QueueWorker(
      JobQueueName queue,
      JobHandler handler,
      TransientDatabase database,
      WorkerOptions options,
      TimeLimit timeLimit,
      RandomGenerator random) {
    this.queue = queue;
    this.handler = handler;
    this.database = database;
    this.options = options;
    this.timeLimit = timeLimit;
    this.random = random;
  }

  /** The queue as the scheduler wants to see it. */
  CustomTask<JobData> task() {
    return Tasks.custom(queue.text(), JobData.class)
        .onDeadExecution(
            (complete, operations) ->
                operations.reschedule(
                    complete,
                    options.clock().instant(),
                    ((JobData) complete.getExecution().taskInstance.getData()).lostOnce()))
        .execute((instance, context) -> attempt(instance));
  }

  private CompletionHandler<JobData> attempt(TaskInstance<JobData> instance) {
    JobData data = instance.getData();
    Job job = new Job(queue, instance.getId(), data.payload());
    JobContext context =
        new JobContext(job, data.failures() + 1, job.key() + "#" + UUID.randomUUID());
    if (data.lost() > MOST_LOST) {
      return giveUp(context, new JobFailure("WORKER_LOST", "every worker was lost", false));
    }
    try {
      timeLimit.run(settings().timeLimitSeconds(), () -> handler.run(context));
      return (complete, operations) -> operations.remove();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return again(options.clock().instant(), data);
    } catch (JobLater e) {
      return again(options.clock().instant().plus(e.delay()), data);
    } catch (Exception e) {
      LOG.debug("Job {} failed", job.key(), e);
      return failed(context, data, JobFailure.of(e));
    }
  }

  private QueueSettings settings() {
    return options.queues().getOrDefault(queue, queue.defaults());
  }

  private static CompletionHandler<JobData> again(Instant time, JobData data) {
    return (complete, operations) -> operations.reschedule(complete, time, data);
  }

  private CompletionHandler<JobData> failed(JobContext context, JobData data, JobFailure failure) {
    if (!failure.retryable() || data.failures() >= settings().maxRetries()) {
      return giveUp(context, failure);
    }
    LOG.info("Job {} is tried again: {}", context.job().key(), failure.message());
    database.change(
        session -> {
          note(session, context, failure, true);
          handler.failedOnce(session, context, failure);
        });
    Instant next =
        options
            .clock()
            .instant()
            .plus(options.retryDelay(data.failures() + 1, 2 * random.nextDouble() - 1));
    return again(next, data.failed());
  }

  private CompletionHandler<JobData> giveUp(JobContext context, JobFailure failure) {
    LOG.warn("Job {} is given up: {}", context.job().key(), failure.message());
    database.change(
        session -> {
          note(session, context, failure, false);
          DeadLetters.add(session, context, failure);
          handler.gaveUp(session, context, failure);
        });
    return (complete, operations) -> operations.remove();
  }

  private void note(
      DatabaseSession session, JobContext context, JobFailure failure, boolean willRetry) {
    session
        .handle()
        .createUpdate(
            "INSERT INTO job_failures (queue, job_key, attempt, code, message, will_retry,"
                + " created_at) VALUES (:queue, :key, :attempt, :code, :message, :retry, :now)")
        .bind("queue", queue.text())
        .bind("key", context.job().key())
        .bind("attempt", context.attempt())
        .bind("code", failure.code())
        .bind("message", failure.message())
        .bind("retry", willRetry)
        .bind("now", session.now())
        .execute();
  }
}
