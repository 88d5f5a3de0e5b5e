package org.alidade.transients.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;
import org.alidade.transients.database.TransientDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this process. Several processes may work on one database; a job whose process
 * ended without a word begins again elsewhere.
 *
 * <pre>{@code
 * try (Workers workers = Workers.start(database, handlers, WorkerOptions.defaults())) {
 *   waitForTheUser();
 * }
 * }</pre>
 */
public final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final int MISSED_HEARTBEATS = 4;

  /** Jobs of queues that this process does not serve must never be taken for leftovers. */
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  private final List<Scheduler> schedulers = new ArrayList<>();
  private final TimeLimit timeLimit = new TimeLimit();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "transient-heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final WorkerRegister register;

  private Workers(WorkerRegister register) {
    this.register = register;
  }

  /**
   * Starts to do jobs.
   *
   * @param handlers who does the jobs of each queue of the options
   * @throws BadInputException if a queue has none
   */
  public static Workers start(
      TransientDatabase database, Map<JobQueueName, JobHandler> handlers, WorkerOptions options) {
    String name = host() + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
    String queues =
        options.queues().keySet().stream()
            .map(JobQueueName::text)
            .sorted()
            .collect(Collectors.joining(" "));
    Workers workers = new Workers(new WorkerRegister(database, name, host(), queues));
    RandomGenerator random = new SplittableRandom();
    options.queues().keySet().stream()
        .sorted()
        .forEach(
            queue -> {
              JobHandler handler = handlers.get(queue);
              if (handler == null) {
                throw new BadInputException(
                    "nobody does the jobs of this queue", queue.text(), "leave the queue out");
              }
              QueueWorker worker =
                  new QueueWorker(queue, handler, database, options, workers.timeLimit, random);
              workers.schedulers.add(scheduler(database, queue, worker, options, name));
            });
    workers.begin(options);
    return workers;
  }

  private void begin(WorkerOptions options) {
    register.enter();
    long millis = Math.max(1, Math.round(1e3 * options.heartbeatSeconds()));
    var unused =
        heartbeat.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    schedulers.forEach(Scheduler::start);
  }

  private void beat() {
    try {
      register.beat();
    } catch (RuntimeException e) {
      LOG.warn("The database does not take the sign of life of this process", e);
    }
  }

  private static Scheduler scheduler(
      TransientDatabase database,
      JobQueueName queue,
      QueueWorker worker,
      WorkerOptions options,
      String name) {
    return Scheduler.create(database.dataSource(), worker.task())
        .tableName("jobs")
        .serializer(new JobDataFormat())
        .jdbcCustomization(QueueDialect.of(database.dialect(), queue))
        .threads(options.queues().getOrDefault(queue, queue.defaults()).concurrency())
        .pollingInterval(seconds(options.pollSeconds()))
        .heartbeatInterval(seconds(options.heartbeatSeconds()))
        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
        .shutdownMaxWait(seconds(options.stopSeconds()))
        .schedulerName(new SchedulerName.Fixed(name))
        .failureLogging(LogLevel.WARN, false)
        .deleteUnresolvedAfter(FOR_EVER)
        .clock(options.clock()::instant)
        .build();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(1e9 * seconds));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  /** Takes no more jobs and waits for those that run, as long as the options say. */
  @Override
  public void close() {
    CompletableFuture.allOf(
            schedulers.stream()
                .map(scheduler -> CompletableFuture.runAsync(scheduler::stop))
                .toArray(CompletableFuture[]::new))
        .join();
    heartbeat.shutdownNow();
    timeLimit.close();
    register.leave();
  }
}
