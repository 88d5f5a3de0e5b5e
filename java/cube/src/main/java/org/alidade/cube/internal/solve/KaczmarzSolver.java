package org.alidade.cube.internal.solve;

import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.Projection;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeShape;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowOrder;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveProgress;
import org.alidade.cube.Solver;
import org.alidade.cube.Tracker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relaxed Kaczmarz sweeps over the rows of all spaxels: {@code r = y - a . x; x += rate r / (a . a)
 * a}, with clipping at zero and the ratio penalty in between.
 *
 * <p>With two threads or more the rows of the next spaxels are made while the present ones are
 * used. The sweep itself is serial row by row, and shared by threads in its blocked form, which
 * gives the same weights up to rounding. The result depends on the options and the seed only.
 */
public final class KaczmarzSolver implements FitSolver {
  private static final Logger LOG = LoggerFactory.getLogger(KaczmarzSolver.class);

  private final CubeOperator operator;
  private final CubeData data;
  private final SolveOptions options;
  private final RandomStreams streams;
  private final @Nullable RatioStep ratio;
  private final Tracker tracker;
  private final InstantSource clock;
  private EpochStep epochStep = EpochStep.NONE;

  /**
   * A solver for one problem.
   *
   * @param operator the matrix
   * @param data spectra and mask
   * @param options options; start vector, tracker and row source are the caller's business
   * @param seed seed of all random choices
   * @param ratio ratio penalty, or null
   * @param tracker told after every spaxel
   * @param clock time for progress reports
   * @throws BadInputException if the blocked form is to clip after every row, which it cannot
   */
  public KaczmarzSolver(
      CubeOperator operator,
      CubeData data,
      SolveOptions options,
      long seed,
      @Nullable RatioStep ratio,
      Tracker tracker,
      InstantSource clock) {
    this.operator = operator;
    this.data = data;
    this.options = options;
    this.streams = new RandomStreams(seed);
    this.ratio = ratio;
    this.tracker = tracker;
    this.clock = clock;
    if (isBlocked() && options.nonNegative() && options.projectWhen() == ProjectWhen.ROW) {
      throw new BadInputException(
          "clipping after every row in blocked form",
          "projectWhen",
          "clip after every spaxel or epoch, or use solver kaczmarz");
    }
  }

  private boolean isBlocked() {
    return options.solver() == Solver.BLOCKED_KACZMARZ;
  }

  /** Does something to the weights after every epoch; returns this solver. */
  public KaczmarzSolver afterEpoch(EpochStep step) {
    epochStep = step;
    return this;
  }

  /**
   * Runs all epochs.
   *
   * @param x weights, C*P values; start vector in, solution out. If this throws, x is the state
   *     between two spaxels.
   * @throws InvalidStateException if the thread is interrupted
   */
  @Override
  public SolverOutcome run(DoubleArray x) {
    UsablePixels usable = new UsablePixels(data);
    Run run = new Run(x, usable.missing());
    tracker.maybeSave(x, 0);
    try (Sweep sweep = sweep();
        RowSupply supply = supply(usable)) {
      for (int epoch = 0; epoch < options.epochs(); epoch++) {
        run.epoch(supply, sweep, epoch);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } catch (CancellationException cancelled) {
      // A parallel loop leaves the interrupt flag set; a listener that cancels does not.
      throw Thread.currentThread().isInterrupted() ? interrupted() : cancelled;
    } finally {
      tracker.save(x, run.lastEpoch);
    }
    return run.outcome();
  }

  private Sweep sweep() {
    return isBlocked()
        ? new PanelSweep(
            operator.shape().unknowns(),
            PanelSweep.DEFAULT_ROWS,
            PanelSweep.DEFAULT_CHUNK,
            PipelinedSupply.share(options.threads()))
        : new ScalarSweep();
  }

  private static InvalidStateException interrupted() {
    return new InvalidStateException(
        "the solve was interrupted",
        "solve",
        "start it again; it resumes from the last checkpoint");
  }

  private RowSupply supply(UsablePixels usable) {
    CubeShape shape = operator.shape();
    VisitOrder visits = new VisitOrder(options.spaxelOrder(), streams, shape.spaxels());
    if (options.threads() == 1) {
      return new InlineSupply(feeder(usable), visits, shape.unknowns());
    }
    return new PipelinedSupply(
            () -> feeder(usable),
            visits,
            shape.spaxels(),
            options.epochs(),
            options.threads(),
            shape.unknowns())
        .start();
  }

  private RowFeeder feeder(UsablePixels usable) {
    PixelChoice choice =
        options.rowOrder() == RowOrder.RANDOM ? new RandomPixels(streams) : new CombPixels();
    return new RowFeeder(operator, data, usable, choice, options.pixelsPerAperture());
  }

  /** State of one run. */
  private final class Run {
    private final DoubleArray x;
    private final int spaxels = operator.shape().spaxels();
    private final long startMillis = clock.millis();
    private final long missingPerEpoch;
    private final SplittableRandom ratioRandom = streams.stream(RandomStreams.Purpose.RATIO, 0, 0);
    private long reportedMillis = startMillis;
    private long used;
    private long skipped;
    private double epochSquares;
    private long epochUsed;
    private double batchRmse = Double.NaN;
    private int lastEpoch;

    Run(DoubleArray x, long missingPerEpoch) {
      this.x = x;
      this.missingPerEpoch = missingPerEpoch;
    }

    void epoch(RowSupply supply, Sweep sweep, int epoch) throws InterruptedException {
      double rate = options.relaxation() / (1 + options.relaxationDecay() * epoch);
      epochSquares = 0;
      epochUsed = 0;
      lastEpoch = epoch + 1;
      for (int visit = 0; visit < spaxels; visit++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        RowSlot slot = supply.next();
        BatchError error = slot.pass(sweep, rate, projection(), x);
        supply.giveBack(slot);
        afterSpaxel(error, visit + 1);
      }
      skipped += missingPerEpoch;
      if (options.nonNegative() && options.projectWhen() == ProjectWhen.EPOCH) {
        clip();
      }
      endEpoch();
    }

    private Projection projection() {
      if (!options.nonNegative()) {
        return Projection.NONE;
      }
      return switch (options.projectWhen()) {
        case EPOCH -> Projection.NONE;
        case SPAXEL -> Projection.END;
        case ROW -> Projection.ROW;
      };
    }

    private void afterSpaxel(BatchError error, int done) {
      used += error.used();
      skipped += error.skipped();
      epochSquares += error.squares();
      epochUsed += error.used();
      batchRmse = error.rmse();
      if (ratio != null) {
        ratio.trigger(ratioRandom, x);
      }
      tracker.onBatch(batchRmse);
      tracker.maybeSave(x, lastEpoch);
      options.listener().onBatchRmse(batchRmse);
      long now = clock.millis();
      if (now - reportedMillis >= options.progressInterval().toMillis()) {
        reportedMillis = now;
        SolveProgress progress = progress(done, now);
        log(progress);
        options.listener().onProgress(x.toArray(), lastEpoch, progress);
      }
    }

    private void endEpoch() {
      epochStep.apply(x, lastEpoch);
      SolveProgress progress = progress(spaxels, clock.millis());
      log(progress);
      options.listener().onEpochEnd(x.toArray(), lastEpoch, progress);
    }

    private void log(SolveProgress progress) {
      if (options.verbose()) {
        LOG.info(
            "epoch {} of {}: {} of {} spaxels, rmse {}, {} s to go",
            progress.epoch(),
            options.epochs(),
            progress.spaxelsDone(),
            spaxels,
            progress.epochRmse(),
            Math.round(progress.remainingSeconds()));
      }
    }

    private SolveProgress progress(int done, long now) {
      double elapsed = (now - startMillis) / 1e3;
      double visits = (lastEpoch - 1.0) * spaxels + done;
      double remaining = elapsed * ((double) options.epochs() * spaxels / visits - 1);
      return new SolveProgress(
          lastEpoch, done, spaxels, batchRmse, epochRmse(), used, skipped, elapsed, remaining);
    }

    private double epochRmse() {
      return epochUsed == 0 ? Double.NaN : Math.sqrt(epochSquares / epochUsed);
    }

    private void clip() {
      double[] values = x.toArray();
      for (int j = 0; j < values.length; j++) {
        values[j] = Math.max(values[j], 0);
      }
      x.copyFrom(values, 0, 0, values.length);
    }

    SolverOutcome outcome() {
      double elapsed = (clock.millis() - startMillis) / 1e3;
      return new SolverOutcome(
          elapsed, options.epochs(), false, batchRmse, epochRmse(), used, skipped);
    }
  }
}
