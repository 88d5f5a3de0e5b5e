package org.alidade.cube;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.DerivedDatasets;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.JacobiStart;
import org.alidade.cube.internal.solve.KaczmarzSolver;
import org.alidade.cube.internal.solve.NnlsPatchStart;
import org.alidade.cube.internal.solve.OrbitWeights;
import org.alidade.cube.internal.solve.RatioStep;
import org.alidade.cube.internal.solve.Refinements;
import org.alidade.cube.internal.solve.SolverOutcome;
import org.alidade.cube.internal.track.FitHistory;
import org.alidade.cube.internal.track.Solution;
import org.alidade.cube.internal.track.ValidationSample;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One solve of one cube file. The file is read during the solve and written in short moments after
 * it.
 */
final class SolveSession {
  private static final Logger LOG = LoggerFactory.getLogger(SolveSession.class);

  private final Path cubeFile;
  private final SolveOptions options;
  private final InstantSource clock;
  private final String fingerprint;
  private final long seed;
  private final List<String> messages = new ArrayList<>();
  private Tracker tracker = new NullTracker();
  private @Nullable NnlsPatchStart nnlsSeed;

  SolveSession(Path cubeFile, SolveOptions options, InstantSource clock) {
    this.cubeFile = cubeFile;
    this.options = options;
    this.clock = clock;
    this.fingerprint = BuildFingerprint.current(cubeFile);
    this.seed = options.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong());
  }

  /** What the solver gave. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Solved(
      double[] x,
      String start,
      @Nullable RatioStep ratio,
      SolverOutcome outcome,
      Optimality optimality) {}

  SolveResult run() {
    boolean solved = false;
    try {
      Solved result = solve();
      solved = true;
      return commit(result);
    } finally {
      if (!solved) {
        // Cancelled or failed: the last checkpoint goes into the cube file all the same.
        tracker.finish(Tracker.DEFAULT_TIMEOUT);
      }
    }
  }

  private SolveResult commit(Solved solved) {
    TrackerReport report = tracker.finish(Tracker.DEFAULT_TIMEOUT);
    if (!report.failure().isEmpty()) {
      messages.add("tracker: " + report.failure());
    }
    if (!report.finished()) {
      messages.add("tracker: its writer was still at work when the solve ended");
    }
    if (nnlsSeed != null) {
      DerivedDatasets.writeNnlsSeed(cubeFile, nnlsSeed, fingerprint);
    }
    Solution.write(
        cubeFile,
        solved.x(),
        solved.start(),
        fingerprint,
        clock.instant(),
        Map.of(
            Solution.SOLVER,
            options.solver().label(),
            Solution.OPTIONS,
            EffectiveOptions.json(options, seed)));
    return new SolveResult(solved.x(), stats(solved, report), solved.optimality(), messages);
  }

  private Solved solve() {
    try (CubeData data = CubeDataReader.read(cubeFile, options.pixelWeights());
        CubeOperator operator = operator();
        FitProblem problem = new FitProblem(operator, data, options.pixelWeights())) {
      CubeShape shape = operator.shape();
      double[] given = options.orbitWeights();
      double[] weights = given == null ? null : OrbitWeights.perComponent(given, shape);
      Refinements refinements = Refinements.of(problem, options, weights);
      RatioStep ratio =
          RatioStep.of(
              weights == null ? null : refinements.supported().restrict(weights),
              shape.populations(),
              options.ratio(),
              options.ratioEta(),
              options.nonNegative());
      FitHistory history =
          FitHistory.read(cubeFile, fingerprint, shape.unknowns(), options.tracker().ringSize());
      startTracker(operator, data, history);
      if (weights != null) {
        tracker.setOrbitWeights(weights);
      }
      messages.addAll(history.messages());
      history.messages().forEach(LOG::warn);
      StartVector start =
          StartVector.choose(
              options,
              shape.unknowns(),
              history,
              () -> new JacobiStart(problem, options.jacobiSeed()).compute(),
              () -> patchStart(problem));
      LOG.info(
          "solve of {} starts from {}, options {}",
          cubeFile,
          start.label(),
          EffectiveOptions.json(options, seed));
      Solved solved = iterate(problem, start, ratio, refinements, weights);
      messages.addAll(refinements.messages());
      return solved;
    }
  }

  private double[] patchStart(FitProblem problem) {
    nnlsSeed = new NnlsPatchStart(problem);
    return nnlsSeed.compute();
  }

  private CubeOperator operator() {
    if (options.templateTolerance() > 0) {
      ApproximateOperator compressed =
          CubeOperators.compressed(cubeFile, options.templateTolerance(), options.threads());
      messages.add(
          String.format(
              Locale.ROOT,
              "templates were compressed to %d spectra: relative error %.2g in all, %.2g at most",
              compressed.rank(),
              compressed.relativeError(),
              compressed.largestTemplateError()));
      return compressed;
    }
    return CubeOperators.open(
        cubeFile, options.rowSource(), options.threads(), options.residentBudgetBytes());
  }

  private void startTracker(CubeOperator operator, CubeData data, FitHistory history) {
    if (options.trackerMode() == TrackerMode.ASYNC) {
      tracker = FitTracker.open(cubeFile, options.tracker(), operator, data, clock, history);
    } else if (history.needsRecovery()) {
      try (ValidationSample sample =
          FitTracker.sample(options.tracker(), operator, data, history.state())) {
        history.recover(operator.shape().components(), sample::rmse);
      }
    }
  }

  private Solved iterate(
      FitProblem problem,
      StartVector start,
      @Nullable RatioStep ratio,
      Refinements refinements,
      double @Nullable [] orbitWeights) {
    try (DoubleArray x = DoubleArray.copyOf("cube.x", start.x())) {
      refinements.supported().clearOthers(x);
      if (options.solver().isRowAction()) {
        SolverOutcome outcome =
            new KaczmarzSolver(
                    problem.operator(), problem.data(), options, seed, ratio, tracker, clock)
                .afterEpoch(refinements::afterEpoch)
                .run(x);
        return new Solved(x.toArray(), start.label(), ratio, outcome, certificate(problem, x));
      }
      AllDataSolve.Outcome outcome =
          ThreadBudget.of(options.threads())
              .withBlasThreads(
                  () ->
                      new AllDataSolve(cubeFile, options, messages, tracker, clock)
                          .run(problem, orbitWeights, refinements, x));
      return new Solved(x.toArray(), start.label(), null, outcome.figures(), outcome.optimality());
    }
  }

  private Optimality certificate(FitProblem problem, DoubleArray x) {
    return options.certify() ? Certificate.of(problem, x) : Optimality.UNKNOWN;
  }

  private SolveStats stats(Solved solved, TrackerReport report) {
    RatioStep ratio = solved.ratio();
    SolverOutcome outcome = solved.outcome();
    return new SolveStats(
        options.solver(),
        outcome.elapsedSeconds(),
        outcome.iterations(),
        outcome.converged(),
        solved.x().length,
        seed,
        ratio != null,
        ratio == null ? RatioPenalty.AUTO_ANCHOR : ratio.anchor(),
        options.ratio().probability(),
        options.ratioEta(),
        options.ratio().batch(),
        options.ratio().minWeight(),
        ratio == null ? 0 : ratio.steps(),
        options.pixelsPerAperture(),
        solved.start(),
        outcome.rmseLast(),
        outcome.rmseEpoch(),
        outcome.rowsUsed(),
        outcome.rowsSkipped(),
        report.dropped(),
        report.failure());
  }
}
