package org.alidade.cube.internal.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.alidade.array.InvalidStateException;
import org.jspecify.annotations.Nullable;

/**
 * Fills slots ahead on a thread of its own, so that the rows of the next spaxels are made while the
 * rows of the present one are used. Memory is bounded by the number of slots; the order of visits,
 * and with it x, is that of one thread.
 */
final class PipelinedSupply implements RowSupply {
  private static final int SLOTS = 3;

  private final RowFeeder feeder;
  private final VisitOrder visits;
  private final int epochs;
  private final List<RowSlot> slots = new ArrayList<>();
  private final BlockingQueue<Ticket> free = new ArrayBlockingQueue<>(SLOTS + 1);
  private final BlockingQueue<Ticket> ready = new ArrayBlockingQueue<>(SLOTS + 1);
  private final Thread producer;
  private volatile boolean stopped;

  /** A slot on its way, or the news that there will be none. */
  private record Ticket(@Nullable RowSlot slot, @Nullable Throwable failure) {}

  @SuppressWarnings("ThreadSafe")
  PipelinedSupply(RowFeeder feeder, VisitOrder visits, int epochs, int unknowns) {
    this.feeder = feeder;
    this.visits = visits;
    this.epochs = epochs;
    try {
      for (int i = 0; i < SLOTS; i++) {
        RowSlot slot = new RowSlot(feeder.capacity(), unknowns);
        slots.add(slot);
        free.add(new Ticket(slot, null));
      }
    } catch (RuntimeException | Error failure) {
      slots.forEach(RowSlot::close);
      throw failure;
    }
    producer = new Thread(this::produce, "alidade-rows");
    producer.setDaemon(true);
  }

  /** Starts to fill slots. */
  PipelinedSupply start() {
    producer.start();
    return this;
  }

  private void produce() {
    try {
      for (int epoch = 0; epoch < epochs; epoch++) {
        for (int spaxel : visits.ofEpoch(epoch)) {
          RowSlot slot = free.take().slot();
          if (slot == null || stopped) {
            return;
          }
          feeder.fill(slot, epoch, spaxel);
          ready.put(new Ticket(slot, null));
        }
      }
    } catch (InterruptedException interrupted) {
      ready.add(new Ticket(null, interrupted));
    } catch (RuntimeException | Error failure) {
      ready.add(new Ticket(null, failure));
    }
  }

  @Override
  public RowSlot next() throws InterruptedException {
    Ticket ticket = ready.take();
    RowSlot slot = ticket.slot();
    if (slot != null) {
      return slot;
    }
    Throwable failure = ticket.failure();
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw new InvalidStateException(
        "the thread that makes rows was interrupted", "solve", "start the solve again");
  }

  @Override
  public void giveBack(RowSlot slot) {
    free.add(new Ticket(slot, null));
  }

  /**
   * The producer is told to stop rather than interrupted: an interrupt would close files it reads.
   */
  @Override
  public void close() {
    stopped = true;
    free.offer(new Ticket(null, null));
    boolean interrupted = false;
    while (producer.isAlive()) {
      try {
        producer.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    slots.forEach(RowSlot::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
