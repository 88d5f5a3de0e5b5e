package org.alidade.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.pipeline.internal.Change;
import org.alidade.pipeline.internal.Journal;
import org.alidade.pipeline.internal.StageRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stage in one run. Workers do the items; this thread alone saves and reports, first the one,
 * then the other, taking all that is there at a time: one trip to the disk serves many quick items.
 */
final class StageRun<T> {
  private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);

  /** Items handed out and not yet saved; more of them mean fewer trips to the disk. */
  private static final int LEAST_IN_FLIGHT = 256;

  private static final int IN_FLIGHT_PER_THREAD = 4;

  private final Stage<T> stage;
  private final StageContext context;
  private final RunOptions options;
  private final Journal journal;
  private final Announcer announcer;
  private final Set<String> after;
  private final long seed;
  private final BlockingQueue<ItemEvent> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean halted = new AtomicBoolean();
  private final Map<Integer, ItemFailure> failures = new TreeMap<>();
  private int done;
  private int skipped;
  private int retries;
  private int inFlight;
  private boolean begun;
  private boolean interrupted;
  private @Nullable Error broken;

  StageRun(
      Stage<T> stage,
      StageContext context,
      RunOptions options,
      Journal journal,
      Announcer announcer,
      Set<String> after,
      long seed) {
    this.stage = stage;
    this.context = context;
    this.options = options;
    this.journal = journal;
    this.announcer = announcer;
    this.after = after;
    this.seed = seed;
  }

  /** Whether the calling thread was interrupted. */
  boolean wasInterrupted() {
    return interrupted;
  }

  StageSummary run() {
    Duration start = options.timing().now();
    Worklist<T> worklist;
    try {
      worklist = new Worklist<>(stage, context, known());
    } catch (Exception e) {
      return withoutItems(e);
    }
    correct(worklist);
    skipped = worklist.skipped();
    announcer.tell(listener -> listener.stageStarted(stage.name(), worklist.size(), skipped));
    work(worklist.todo());
    return finish(worklist.size(), start);
  }

  private StageSummary withoutItems(Exception failure) {
    if (failure instanceof InterruptedException) {
      noteInterrupt();
    }
    if (options.cancellation().isCancelled()) {
      return StageSummary.without(stage.name(), StageStatus.NOT_STARTED, stopNote());
    }
    LOG.debug("{}: the items could not be listed", stage.name(), failure);
    String reason = ItemFailure.of(stage.name(), "items", 1, failure).text();
    return StageSummary.without(stage.name(), StageStatus.FAILED, reason);
  }

  private StageRecord known() {
    return journal.run().stage(stage.name());
  }

  /** Before any item is touched the disk says which ones no longer count. */
  private void correct(Worklist<T> worklist) {
    List<Change> changes = new ArrayList<>();
    boolean hasNew = worklist.todo().stream().anyMatch(todo -> todo.saved() == null);
    if (hasNew || worklist.hasShrunk() || !known().isBegun()) {
      begin(changes);
    }
    changes.addAll(worklist.corrections());
    journal.append(changes);
  }

  /** Says that the stage works again and that those after it will see other results. */
  private void begin(List<Change> changes) {
    if (begun) {
      return;
    }
    begun = true;
    changes.add(new Change.Begun(stage.name(), stage.inputs()));
    for (String name : after) {
      if (journal.run().stage(name).isFinished()) {
        changes.add(new Change.Reopened(name));
      }
    }
  }

  private void work(List<Todo<T>> todo) {
    int threads = stage.threads().orElse(options.threads());
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(threads, todo.size())), threadFactory());
    Runnable wakeUp = () -> events.add(new ItemEvent.WakeUp());
    options.cancellation().whenCancelled(wakeUp);
    try {
      handOut(todo.iterator(), workers, Math.max(LEAST_IN_FLIGHT, threads * IN_FLIGHT_PER_THREAD));
    } finally {
      options.cancellation().forget(wakeUp);
      halt(workers);
      awaitEnd(workers);
    }
    if (broken != null) {
      throw broken;
    }
  }

  private ThreadFactory threadFactory() {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, stage.name() + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private void handOut(Iterator<Todo<T>> todo, ExecutorService workers, int mostInFlight) {
    ItemTask.Setting<T> setting =
        new ItemTask.Setting<>(stage, context, rule(), options.timing(), halted, events, seed);
    while (true) {
      while (inFlight < mostInFlight && todo.hasNext() && !mustEnd()) {
        workers.execute(new ItemTask<>(todo.next(), setting));
        inFlight++;
      }
      if (mustEnd()) {
        halt(workers);
      }
      if (inFlight == 0) {
        return;
      }
      saveAndTell(nextEvents());
    }
  }

  private RetryRule rule() {
    RetryRule rule = stage.retry();
    return options.retries().isPresent() ? rule.withRetries(options.retries().getAsInt()) : rule;
  }

  private boolean mustEnd() {
    return options.cancellation().isCancelled()
        || broken != null
        || (options.stopOnFirstFailure() && !failures.isEmpty());
  }

  /** Interrupts the items at work and takes back those that wait for a worker. */
  private void halt(ExecutorService workers) {
    halted.set(true);
    inFlight -= workers.shutdownNow().size();
  }

  private void awaitEnd(ExecutorService workers) {
    boolean ended = false;
    while (!ended) {
      try {
        ended = workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        noteInterrupt();
      }
    }
  }

  private void noteInterrupt() {
    interrupted = true;
    options.cancellation().cancel();
  }

  private List<ItemEvent> nextEvents() {
    List<ItemEvent> next = new ArrayList<>();
    try {
      next.add(events.take());
    } catch (InterruptedException e) {
      noteInterrupt();
    }
    events.drainTo(next);
    return next;
  }

  private void saveAndTell(List<ItemEvent> batch) {
    List<Change> changes = new ArrayList<>();
    batch.forEach(event -> addChange(changes, event));
    journal.append(changes);
    batch.forEach(this::count);
    batch.forEach(event -> announcer.tell(listener -> tell(listener, event)));
  }

  private void addChange(List<Change> changes, ItemEvent event) {
    if (event instanceof ItemEvent.Done item) {
      begin(changes);
      Todo<?> todo = item.todo();
      changes.add(
          new Change.ItemDone(stage.name(), todo.key(), todo.order(), todo.basis(), item.value()));
    } else if (event instanceof ItemEvent.Failed item) {
      begin(changes);
      Todo<?> todo = item.todo();
      ItemFailure failure = item.failure();
      changes.add(
          new Change.ItemFailed(
              stage.name(),
              todo.key(),
              todo.order(),
              failure.attempts(),
              failure.error(),
              failure.reason()));
    }
  }

  private void count(ItemEvent event) {
    if (event instanceof ItemEvent.Ended) {
      inFlight--;
    }
    if (event instanceof ItemEvent.Done) {
      done++;
    } else if (event instanceof ItemEvent.Skipped) {
      skipped++;
    } else if (event instanceof ItemEvent.Retried) {
      retries++;
    } else if (event instanceof ItemEvent.Failed item) {
      failures.put(item.todo().order(), item.failure());
    } else if (event instanceof ItemEvent.Broken failure && broken == null) {
      broken = failure.error();
    }
  }

  private void tell(RunListener listener, ItemEvent event) {
    if (event instanceof ItemEvent.Done item) {
      listener.itemDone(stage.name(), item.todo().key());
    } else if (event instanceof ItemEvent.Skipped item) {
      listener.itemSkipped(stage.name(), item.todo().key());
    } else if (event instanceof ItemEvent.Retried item) {
      listener.itemRetried(item.failure(), item.delay());
    } else if (event instanceof ItemEvent.Failed item) {
      listener.itemFailed(item.failure());
    }
  }

  private StageSummary finish(int items, Duration start) {
    boolean complete = done + skipped + failures.size() == items;
    if (complete && !known().isFinished()) {
      journal.append(List.of(new Change.Finished(stage.name())));
    }
    return new StageSummary(
        stage.name(),
        status(complete),
        items,
        done,
        skipped,
        List.copyOf(failures.values()),
        retries,
        options.timing().now().minus(start).toNanos() * 1e-9,
        complete ? "" : stopNote());
  }

  private StageStatus status(boolean complete) {
    if (!complete) {
      return StageStatus.STOPPED;
    }
    return failures.isEmpty() ? StageStatus.DONE : StageStatus.SOME_FAILED;
  }

  private String stopNote() {
    return options.cancellation().isCancelled()
        ? "the run was cancelled"
        : "the run stopped at a failure";
  }
}
