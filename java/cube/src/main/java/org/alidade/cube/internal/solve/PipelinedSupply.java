package org.alidade.cube.internal.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Fills slots ahead on threads of its own, so that the rows of the next spaxels are made while the
 * rows of the present one are used; the solver's thread helps when it would have to wait. Memory is
 * bounded by the number of slots. The order of use, and with it x, is that of one thread.
 */
final class PipelinedSupply implements RowSupply {
  private static final int MOST_PRODUCERS = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final VisitOrder visits;
  private final int spaxels;
  private final long total;
  private final List<RowSlot> slots = new ArrayList<>();
  private final List<Thread> producers = new ArrayList<>();
  private final RowFeeder ownFeeder;
  private final ThreadBudget share;

  /** Number of the visit whose rows a slot holds, by slot. */
  private final long[] filled;

  private int[] order = {};
  private long claimed;
  private long used;
  private boolean stopped;
  private @Nullable Throwable failure;

  /** A visit that somebody has promised to fill. */
  private record Claim(long number, int epoch, int spaxel) {}

  /**
   * A supply that has not started.
   *
   * @param feeders makes a feeder for each thread
   * @param visits order of the spaxels
   * @param spaxels number of spaxels
   * @param epochs number of epochs
   * @param threads number of threads, the solver's included
   * @param unknowns length of a row
   */
  PipelinedSupply(
      Supplier<RowFeeder> feeders,
      VisitOrder visits,
      int spaxels,
      int epochs,
      int threads,
      int unknowns) {
    this.visits = visits;
    this.spaxels = spaxels;
    this.total = (long) epochs * spaxels;
    this.ownFeeder = feeders.get();
    this.share = share(threads);
    int helpers = fillers(threads) - 1;
    this.filled = new long[helpers + 2];
    Arrays.fill(filled, -1);
    boolean complete = false;
    try {
      for (int i = 0; i < filled.length; i++) {
        slots.add(new RowSlot(ownFeeder.capacity(), unknowns));
      }
      complete = true;
    } finally {
      if (!complete) {
        slots.forEach(RowSlot::close);
      }
    }
    for (int i = 0; i < helpers; i++) {
      RowFeeder feeder = feeders.get();
      Thread producer = new Thread(() -> produce(feeder), "alidade-rows-" + i);
      producer.setDaemon(true);
      producers.add(producer);
    }
  }

  /**
   * Threads that each of those who fill slots or use them may take: all of them are at work at the
   * same time.
   *
   * @param threads number of threads in all
   */
  static ThreadBudget share(int threads) {
    return ThreadBudget.of(Math.max(1, threads / fillers(threads)));
  }

  private static int fillers(int threads) {
    return Math.min(threads, MOST_PRODUCERS + 1);
  }

  /** Starts to fill slots. */
  PipelinedSupply start() {
    producers.forEach(Thread::start);
    return this;
  }

  private void produce(RowFeeder feeder) {
    for (Claim claim = await(); claim != null; claim = await()) {
      fill(feeder, claim);
    }
  }

  /** The next visit to fill, null when there are no more. */
  private @Nullable Claim await() {
    lock.lock();
    try {
      while (!stopped && claimed < total && !hasFreeSlot()) {
        changed.awaitUninterruptibly();
      }
      return stopped || claimed == total ? null : claim();
    } finally {
      lock.unlock();
    }
  }

  private boolean hasFreeSlot() {
    return claimed < used + slots.size();
  }

  private Claim claim() {
    int epoch = (int) (claimed / spaxels);
    int visit = (int) (claimed % spaxels);
    if (visit == 0) {
      order = visits.ofEpoch(epoch);
    }
    return new Claim(claimed++, epoch, order[visit]);
  }

  private void fill(RowFeeder feeder, Claim claim) {
    int place = (int) (claim.number() % slots.size());
    Throwable thrown = null;
    try {
      share.withBlasThreads(() -> feeder.fill(slots.get(place), claim.epoch(), claim.spaxel()));
    } catch (RuntimeException | Error caught) {
      thrown = caught;
    }
    lock.lock();
    try {
      if (thrown == null) {
        filled[place] = claim.number();
      } else if (failure == null) {
        failure = thrown;
        stopped = true;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public RowSlot next() throws InterruptedException {
    int place = (int) (used % slots.size());
    while (true) {
      Claim claim = null;
      lock.lockInterruptibly();
      try {
        throwFailure();
        if (filled[place] == used) {
          return slots.get(place);
        }
        if (claimed < total && hasFreeSlot()) {
          claim = claim();
        } else {
          changed.await();
        }
      } finally {
        lock.unlock();
      }
      if (claim != null) {
        fill(ownFeeder, claim);
      }
    }
  }

  private void throwFailure() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  @Override
  public void giveBack(RowSlot slot) {
    lock.lock();
    try {
      used++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Producers are told to stop rather than interrupted: an interrupt would close files they read.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    for (Thread producer : producers) {
      while (producer.isAlive()) {
        try {
          producer.join();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    }
    slots.forEach(RowSlot::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
