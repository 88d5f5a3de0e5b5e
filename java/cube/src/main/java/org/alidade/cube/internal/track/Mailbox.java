package org.alidade.cube.internal.track;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds what waits for the writer: a bounded number of rows and the newest checkpoint. Putting in
 * never waits for the writer's work; a checkpoint takes the place of one that still waits.
 */
final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Queue<Message> rows = new ArrayDeque<>();
  private final int capacity;
  private Message.@Nullable Checkpoint checkpoint;
  private boolean stopped;

  Mailbox(int capacity) {
    this.capacity = capacity;
  }

  /** Whether {@link #put} is within the bound; only the solver's thread puts, so it stays true. */
  boolean hasRoom() {
    lock.lock();
    try {
      return rows.size() < capacity;
    } finally {
      lock.unlock();
    }
  }

  /** Adds a message; the caller looks at {@link #hasRoom} first unless it must get through. */
  void put(Message row) {
    lock.lock();
    try {
      rows.add(row);
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Replaces the waiting checkpoint. */
  void replaceCheckpoint(Message.Checkpoint newest) {
    lock.lock();
    try {
      checkpoint = newest;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing waits. */
  boolean isEmpty() {
    lock.lock();
    try {
      return rows.isEmpty() && checkpoint == null;
    } finally {
      lock.unlock();
    }
  }

  /** Says that nothing more will come; what waits is still delivered. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next message: rows first, then the checkpoint, then the end; silence if nothing comes in
   * time.
   */
  Message take(long timeoutNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = timeoutNanos;
      while (rows.isEmpty() && checkpoint == null && !stopped) {
        if (left <= 0) {
          return new Message.Silence();
        }
        left = arrived.awaitNanos(left);
      }
      return next();
    } finally {
      lock.unlock();
    }
  }

  private Message next() {
    Message row = rows.poll();
    if (row != null) {
      return row;
    }
    Message.Checkpoint waiting = checkpoint;
    checkpoint = null;
    return waiting == null ? new Message.Stop() : waiting;
  }

  /** Longest time the writer waits when there is nothing to save. */
  static final long LONG_NANOS = TimeUnit.HOURS.toNanos(1);
}
