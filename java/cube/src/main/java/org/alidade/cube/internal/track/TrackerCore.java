package org.alidade.cube.internal.track;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.alidade.array.AlidadeException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.Tracker;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.TrackerReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The solver's side of a tracker: gates, the running mean, copies of vectors; and the life of the
 * writer's thread.
 */
public final class TrackerCore implements Tracker {
  private static final Logger LOG = LoggerFactory.getLogger(TrackerCore.class);

  private final InstantSource clock;
  private final double alpha;
  private final Gate metricsGate;
  private final Gate validationGate;
  private final Gate checkpointGate;
  private final Mailbox mailbox;
  private final FitState state;
  private final FitStore store;
  private final TrackerWriter writer;
  private final Thread thread;
  private double ewma = Double.NaN;
  private long accepted;
  private long dropped;
  private boolean finished;
  private String mergeFailure = "";

  /**
   * A tracker; {@link #start} starts its writer.
   *
   * @param config intervals and sizes
   * @param clock time
   * @param components number of components
   * @param state what is known from earlier runs; the writer's from now on
   * @param store where the state is kept
   * @param validation error of a vector on the validation sample; called on the writer's thread
   */
  public TrackerCore(
      TrackerConfig config,
      InstantSource clock,
      int components,
      FitState state,
      FitStore store,
      ToDoubleFunction<double[]> validation) {
    this.clock = clock;
    this.alpha = config.ewmaAlpha();
    this.metricsGate = new Gate(config.metricsInterval());
    this.validationGate = new Gate(config.validationInterval());
    this.checkpointGate = new Gate(config.checkpointInterval());
    this.mailbox = new Mailbox(config.queue());
    this.state = state;
    this.store = store;
    this.writer = new TrackerWriter(mailbox, state, store, new Metrics(components), validation);
    this.thread = new Thread(writer, "alidade-fit-tracker");
  }

  /** Starts the writer. */
  public TrackerCore start() {
    thread.start();
    return this;
  }

  @Override
  public void setOrbitWeights(double[] weights) {
    mailbox.put(new Message.OrbitWeights(weights.clone()));
  }

  /** Running mean of the training error, NaN before the first finite value. */
  public double ewma() {
    return ewma;
  }

  /** Whether the writer has taken all messages, or has ended. */
  public boolean isIdle() {
    return mailbox.isEmpty() || !thread.isAlive();
  }

  @Override
  public void onBatch(double rmse) {
    if (Double.isFinite(rmse)) {
      ewma = Double.isNaN(ewma) ? rmse : (1 - alpha) * ewma + alpha * rmse;
    }
  }

  @Override
  public void maybeSave(DoubleArray x, int epoch) {
    long now = clock.millis();
    boolean metrics = metricsGate.isDue(now);
    boolean validate = validationGate.isDue(now);
    boolean checkpoint = checkpointGate.isDue(now);
    if (!(metrics || validate || checkpoint) || !writer.failure().isEmpty()) {
      return;
    }
    boolean room = mailbox.hasRoom();
    if ((metrics || validate) && !room) {
      dropped++;
      if (!checkpoint) {
        return;
      }
    }
    double[] copy = x.toArray();
    if ((metrics || validate) && room) {
      mailbox.put(new Message.Row(copy, epoch, now / 1e3, ewma, validate));
      accepted++;
      passIf(metrics, metricsGate, now);
      passIf(validate, validationGate, now);
    }
    if (checkpoint) {
      mailbox.replaceCheckpoint(new Message.Checkpoint(copy, epoch, now / 1e3));
      checkpointGate.pass(now);
    }
  }

  private static void passIf(boolean through, Gate gate, long now) {
    if (through) {
      gate.pass(now);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The vector is validated as well, so that the best vector is never older than the end of the
   * last run.
   */
  @Override
  public void save(DoubleArray x, int epoch) {
    long now = clock.millis();
    double[] copy = x.toArray();
    mailbox.put(new Message.Row(copy, epoch, now / 1e3, ewma, true));
    mailbox.replaceCheckpoint(new Message.Checkpoint(copy, epoch, now / 1e3));
    accepted++;
  }

  @Override
  public TrackerReport drain(Duration timeout) {
    mailbox.stop();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(Math.max(1, timeout.toMillis()));
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return report();
  }

  /**
   * {@inheritDoc}
   *
   * <p>If the writer does not end in time, it keeps its store and the state stays where it was
   * written last.
   */
  @Override
  public TrackerReport finish(Duration timeout) {
    if (finished) {
      return report();
    }
    if (drain(timeout).finished()) {
      finished = true;
      merge(timeout);
    }
    return report();
  }

  private void merge(Duration timeout) {
    // An interrupted thread cannot lock files; whoever interrupted learns of it afterwards.
    boolean interrupted = Thread.interrupted();
    try (store) {
      boolean news = accepted > 0 || writer.checkpoints() > 0 || store.hasLeftover();
      if (writer.failure().isEmpty() && news) {
        store.merge(state, timeout);
      }
    } catch (AlidadeException failed) {
      LOG.warn("the checkpoints stay where they are: {}", failed.getMessage(), failed);
      mergeFailure = String.valueOf(failed.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How the messages have fared so far. */
  public TrackerReport report() {
    return new TrackerReport(
        accepted,
        dropped,
        writer.checkpoints(),
        writer.flushes(),
        !thread.isAlive(),
        writer.failure().isEmpty() ? mergeFailure : writer.failure());
  }
}
