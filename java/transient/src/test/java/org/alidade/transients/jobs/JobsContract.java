package org.alidade.transients.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.TransientDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for jobs in both databases, by a clock that tests set. */
abstract class JobsContract {
  private static final JobQueueName QUEUE = JobQueueName.PREPROCESSING;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private final TimeLimit timeLimit = new TimeLimit();
  private final List<String> begun = new ArrayList<>();
  private TransientDatabase database;

  @SuppressWarnings("NullAway.Init")
  JobsContract() {}

  abstract DatabaseOptions options();

  @BeforeEach
  void open() {
    clock.set(START);
    database = TransientDatabase.open(options(), clock::now);
  }

  @AfterEach
  void close() {
    timeLimit.close();
    database.close();
  }

  private WorkerOptions workerOptions() {
    return WorkerOptions.defaults().withClock(clock::now).withRetries(1, 10, 0);
  }

  private ManualScheduler scheduler(TestWork work, WorkerOptions options) {
    QueueWorker worker =
        new QueueWorker(
            QUEUE, new Handler(work), database, options, timeLimit, new SplittableRandom(1));
    TestHelper.ManualSchedulerBuilder builder =
        TestHelper.createManualScheduler(database.dataSource(), worker.task()).clock(clock);
    builder
        .serializer(new JobDataFormat())
        .jdbcCustomization(QueueDialect.of(database.dialect(), QUEUE));
    return builder.tableName("jobs").build();
  }

  /** What a job does in a test. */
  interface TestWork {
    void run(JobContext context) throws Exception;
  }

  private final class Handler implements JobHandler {
    private final TestWork work;

    Handler(TestWork work) {
      this.work = work;
    }

    @Override
    public void run(JobContext context) throws Exception {
      begun.add(context.job().key() + " " + context.attempt());
      work.run(context);
    }

    @Override
    public void gaveUp(DatabaseSession session, JobContext context, JobFailure failure) {
      session
          .outbox()
          .add("GaveUp", "job", context.job().key(), JsonNodeFactory.instance.objectNode());
    }
  }

  private Job job(String key) {
    return new Job(QUEUE, key, JsonNodeFactory.instance.objectNode().put("text", "'; --"));
  }

  private boolean add(Job job) {
    return database.write(session -> JobQueue.add(session, job));
  }

  private long waiting() {
    return database.read(session -> new QueueMonitor(session).open());
  }

  private List<DeadLetters.Letter> letters() {
    return database.read(session -> DeadLetters.latest(session, 10));
  }

  @Test
  void jobsAreDoneOnceAndAreGone() {
    ManualScheduler scheduler =
        scheduler(
            context -> assertThat(context.job().payload().path("text").asText()).isEqualTo("'; --"),
            workerOptions());
    assertThat(add(job("a"))).isTrue();
    assertThat(add(job("a"))).isFalse();
    assertThat(add(job("b"))).isTrue();
    assertThat(waiting()).isEqualTo(2);
    scheduler.runAnyDueExecutions();
    scheduler.runAnyDueExecutions();
    assertThat(begun).containsExactlyInAnyOrder("a 1", "b 1");
    assertThat(waiting()).isZero();
    assertThat(letters()).isEmpty();
    assertThat(add(job("a"))).isTrue();
  }

  @Test
  void jobsOfFailedTransactionsAreNotAdded() {
    try {
      database.change(
          session -> {
            JobQueue.add(session, job("a"));
            throw new IllegalStateException("stop");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("stop");
    }
    assertThat(waiting()).isZero();
  }

  @Test
  void passingFailuresAreTriedAgainWithGrowingWaits() {
    ManualScheduler scheduler =
        scheduler(
            context -> {
              throw new StageException(FailureCode.STORAGE, "no answer", "store", "wait");
            },
            workerOptions());
    add(job("a"));
    scheduler.runAnyDueExecutions();
    for (int wait : new int[] {1, 2, 4}) {
      int before = begun.size();
      clock.set(clock.now().plusMillis(1000L * wait - 1));
      scheduler.runAnyDueExecutions();
      assertThat(begun).hasSize(before);
      clock.set(clock.now().plusMillis(1));
      scheduler.runAnyDueExecutions();
      assertThat(begun).hasSize(before + 1);
    }
    assertThat(begun).containsExactly("a 1", "a 2", "a 3", "a 4");
    assertThat(waiting()).isZero();
    assertThat(letters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.code()).isEqualTo("STORAGE"))
        .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(4));
    List<FailureStatus> failures =
        database.read(session -> new QueueMonitor(session).failuresOf("a"));
    assertThat(failures)
        .extracting(FailureStatus::willRetry)
        .containsExactly(true, true, true, false);
    assertThat(database.<Integer>read(session -> session.outbox().of("a").size())).isEqualTo(1);
  }

  @Test
  void wrongInputIsNotTriedAgain() {
    ManualScheduler scheduler =
        scheduler(
            context -> {
              throw new StageException(FailureCode.WCS_INVALID, "no WCS", "a.fits", "add it");
            },
            workerOptions());
    add(job("a"));
    scheduler.runAnyDueExecutions();
    assertThat(begun).containsExactly("a 1");
    assertThat(letters())
        .singleElement()
        .satisfies(l -> assertThat(l.message()).contains("a.fits"));
    database.change(session -> DeadLetters.requeue(session, letters().get(0).id()));
    scheduler.runAnyDueExecutions();
    assertThat(begun).containsExactly("a 1", "a 1");
    assertThat(letters()).hasSize(2);
  }

  @Test
  void waitingForSomethingIsNoFailure() {
    ManualScheduler scheduler =
        scheduler(
            context -> {
              if (begun.size() < 7) {
                throw new JobLater("not yet", Duration.ofSeconds(3));
              }
            },
            workerOptions());
    add(job("a"));
    for (int i = 0; i < 7; i++) {
      scheduler.runAnyDueExecutions();
      clock.set(clock.now().plusSeconds(3));
    }
    assertThat(begun).hasSize(7).containsOnly("a 1");
    assertThat(waiting()).isZero();
    assertThat(letters()).isEmpty();
  }

  @Test
  void whatTakesTooLongIsInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    List<String> interrupted = new CopyOnWriteArrayList<>();
    ManualScheduler scheduler =
        scheduler(
            context -> {
              try {
                assertThat(never.await(60, TimeUnit.SECONDS)).isFalse();
              } catch (InterruptedException e) {
                interrupted.add(context.job().key());
                throw e;
              }
            },
            workerOptions().withQueue(QUEUE, new QueueSettings(0, 0.02, 1)));
    add(job("a"));
    scheduler.runAnyDueExecutions();
    assertThat(interrupted).containsExactly("a");
    assertThat(letters())
        .singleElement()
        .satisfies(l -> assertThat(l.code()).isEqualTo("TIMED_OUT"));
  }

  @Test
  void jobsOfALostWorkerBeginAgain() {
    ManualScheduler scheduler = scheduler(context -> {}, workerOptions());
    add(job("a"));
    database.change(
        session ->
            session
                .handle()
                .createUpdate(
                    "UPDATE jobs SET picked = :yes, picked_by = 'gone', version = version + 1,"
                        + " last_heartbeat = :then")
                .bind("yes", true)
                .bind("then", Timestamp.from(START))
                .execute());
    scheduler.runAnyDueExecutions();
    assertThat(begun).isEmpty();
    clock.set(START.plus(Duration.ofDays(1)));
    scheduler.runDeadExecutionDetection();
    scheduler.runAnyDueExecutions();
    assertThat(begun).containsExactly("a 1");
    assertThat(waiting()).isZero();
  }

  @Test
  void theMonitorShowsQueuesWorkersAndFailures() throws Exception {
    add(job("a"));
    clock.set(START.plusSeconds(90));
    assertThat(database.<List<QueueStatus>>read(session -> new QueueMonitor(session).queues()))
        .contains(new QueueStatus("preprocessing", 1, 0, 90), new QueueStatus("curation", 0, 0, 0));
    CountDownLatch done = new CountDownLatch(1);
    WorkerOptions options = workerOptions().withQueues(Set.of(QUEUE)).withIntervals(0.01, 0.05);
    try (Workers workers =
        Workers.start(database, Map.of(QUEUE, new Handler(context -> done.countDown())), options)) {
      assertThat(workers).isNotNull();
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(
              database.<List<WorkerStatus>>read(
                  session -> new QueueMonitor(session).liveWorkers(Duration.ofSeconds(20))))
          .singleElement()
          .satisfies(worker -> assertThat(worker.queues()).isEqualTo("preprocessing"));
    }
    assertThat(waiting()).isZero();
    assertThat(
            database.<List<WorkerStatus>>read(
                session -> new QueueMonitor(session).liveWorkers(Duration.ofDays(1))))
        .isEmpty();
  }

  @Test
  void workersLeaveOtherQueuesAlone() throws Exception {
    add(new Job(JobQueueName.CURATION, "c", JsonNodeFactory.instance.objectNode()));
    add(job("a"));
    CountDownLatch done = new CountDownLatch(1);
    WorkerOptions options = workerOptions().withQueues(Set.of(QUEUE)).withIntervals(0.01, 0.05);
    try (Workers workers =
        Workers.start(database, Map.of(QUEUE, new Handler(context -> done.countDown())), options)) {
      assertThat(workers).isNotNull();
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(database.<List<QueueStatus>>read(session -> new QueueMonitor(session).queues()))
        .filteredOn(status -> status.waiting() > 0)
        .extracting(QueueStatus::queue)
        .containsExactly("curation");
  }
}
