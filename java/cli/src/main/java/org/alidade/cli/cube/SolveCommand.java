package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.array.NpyFile;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.CubeFile;
import org.alidade.cube.Optimality;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProjectWhen;
import org.alidade.cube.RowOrder;
import org.alidade.cube.RowSource;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.SolveStats;
import org.alidade.cube.SolverStep;
import org.alidade.cube.SpaxelOrder;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.TrackerMode;
import org.alidade.cube.WarmStart;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade cube solve}. */
@Command(
    name = "solve",
    description = {
      "Fit one non-negative weight per component and population to all spectra; writes /X_global.",
      "A killed fit leaves its last checkpoint, from which the same command goes on."
    })
final class SolveCommand extends CubeVerb {
  private static final SolveOptions DEFAULTS = SolveOptions.defaults();
  private static final TrackerConfig TRACKER = TrackerConfig.DEFAULT;

  @Option(
      names = "--rows",
      paramLabel = "SOURCE",
      description = "models (hypercube on disk), operator (never formed) or auto; default: auto.")
  private RowSource rows = DEFAULTS.rowSource();

  @Option(
      names = "--max-resident-bytes",
      paramLabel = "N",
      description =
          "Stored models kept in memory at a time, in bytes; default: ${DEFAULT-VALUE}. Larger"
              + " hypercubes are read again in every epoch.")
  private long residentBudgetBytes = DEFAULTS.residentBudgetBytes();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over all spaxels (row solvers); default: ${DEFAULT-VALUE}.")
  private int epochs = DEFAULTS.epochs();

  @Option(
      names = "--pixels",
      paramLabel = "K",
      description = "Pixels per spaxel and epoch; default: ${DEFAULT-VALUE}.")
  private int pixels = DEFAULTS.pixelsPerAperture();

  @Option(
      names = "--lr",
      paramLabel = "X",
      description = "Relaxation, between 0 and 2; default: ${DEFAULT-VALUE}.")
  private double relaxation = DEFAULTS.relaxation();

  @Option(
      names = "--lr-decay",
      paramLabel = "X",
      description = "The rate of epoch e is lr/(1 + X e); default: ${DEFAULT-VALUE}.")
  private double relaxationDecay = DEFAULTS.relaxationDecay();

  @Option(
      names = "--row-order",
      paramLabel = "ORDER",
      description = "random or sequential; default: random.")
  private RowOrder rowOrder = DEFAULTS.rowOrder();

  @Option(
      names = "--spaxel-order",
      paramLabel = "ORDER",
      description = "ascending or shuffle; default: ascending.")
  private SpaxelOrder spaxelOrder = DEFAULTS.spaxelOrder();

  @Option(
      names = "--project",
      paramLabel = "WHEN",
      description = "Clip negative weights after each spaxel, epoch or row; default: spaxel.")
  private ProjectWhen project = DEFAULTS.projectWhen();

  @Option(names = "--no-project", description = "Let weights become negative.")
  private boolean noProject;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random choices; default: from the clock.")
  private @Nullable Long seed;

  @Option(
      names = "--warm-start",
      paramLabel = "START",
      description =
          "auto, resume, jacobi, nnls (exact on a patch), zeros or x0; default: auto (x0 if given,"
              + " else best stored, else Jacobi).")
  private WarmStart warmStart = DEFAULTS.warmStart();

  @Option(names = "--x0", paramLabel = "X.npy", description = "Start weights, C*P values.")
  private @Nullable Path x0;

  @Option(
      names = "--track",
      paramLabel = "on|off",
      description = "Write checkpoints and metrics while solving; default: on.")
  private String track = "on";

  @Option(
      names = "--track-metrics",
      paramLabel = "SECONDS",
      description = "Time between rows of metrics, in seconds; default: 300.")
  private double metricsSeconds = seconds(TRACKER.metricsInterval());

  @Option(
      names = "--track-checkpoint",
      paramLabel = "SECONDS",
      description = "Time between checkpoints, in seconds; default: 1800.")
  private double checkpointSeconds = seconds(TRACKER.checkpointInterval());

  @Option(
      names = "--track-validation",
      paramLabel = "SECONDS",
      description = "Time between validations, in seconds; default: 3600.")
  private double validationSeconds = seconds(TRACKER.validationInterval());

  @Option(
      names = "--output",
      paramLabel = "X.npy",
      description = "Also write the weights to this file.")
  private @Nullable Path weightsFile;

  @Mixin private SolverOptions solver;
  @Mixin private RatioOptions ratio;
  @Mixin private WeightOptions pixelWeights;
  @Mixin private RefineOptions refine;

  @SuppressWarnings("NullAway.Init")
  SolveCommand() {}

  @Override
  int run(Output output) throws IOException, InterruptedException {
    SolveResult result;
    try (ProgressLine progress = new ProgressLine("solve", common())) {
      result = PipelineRunner.open(file()).solveAll(options(progress));
    }
    if (weightsFile != null) {
      NpyFile.write(weightsFile, result.x());
    }
    output.warnings(result.messages());
    output.result(text(result), document(result));
    return DONE;
  }

  private SolveOptions options(ProgressLine progress) throws IOException {
    SolveOptions.Builder builder =
        SolveOptions.builder()
            .epochs(epochs)
            .pixelsPerAperture(pixels)
            .relaxation(relaxation)
            .relaxationDecay(relaxationDecay)
            .nonNegative(!noProject)
            .projectWhen(project)
            .rowOrder(rowOrder)
            .spaxelOrder(spaxelOrder)
            .rowSource(rows)
            .threads(common().threads())
            .residentBudgetBytes(residentBudgetBytes)
            .ratio(ratio.penalty())
            .warmStart(warmStart)
            .trackerMode(trackerMode())
            .tracker(tracker())
            .verbose(!common().quiet())
            .listener(bar(progress));
    if (seed != null) {
      builder.seed(seed);
    }
    if (x0 != null) {
      builder.x0(NpyFile.readDoubles(x0));
    }
    solver.applyTo(builder);
    ratio.weights(file()).ifPresent(builder::orbitWeights);
    pixelWeights.weights(file()).ifPresent(builder::pixelWeights);
    refine.applyTo(builder);
    return builder.build();
  }

  private TrackerMode trackerMode() {
    return switch (track) {
      case "on" -> TrackerMode.ASYNC;
      case "off" -> TrackerMode.OFF;
      default -> throw new BadInputException("value '" + track + "'", "--track", "use on or off");
    };
  }

  private TrackerConfig tracker() {
    return TRACKER
        .withMetricsInterval(duration(metricsSeconds))
        .withCheckpointInterval(duration(checkpointSeconds))
        .withValidationInterval(duration(validationSeconds));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private SolveListener bar(ProgressLine progress) {
    long total = (long) epochs * CubeFile.at(file()).shape().spaxels();
    return new SolveListener() {
      private long done;

      @Override
      public void onBatchRmse(double rmse) {
        progress.progress(++done, total, "spaxels");
      }

      @Override
      public void onStep(SolverStep step, Supplier<double[]> x) {
        progress.progress(step.done(), step.total(), step.phase());
      }
    };
  }

  private String text(SolveResult result) {
    SolveStats stats = result.stats();
    String work =
        "%s: %s, %d %s in %.2f s, rms residual %.6g (flux units), start %s"
            .formatted(
                file(),
                stats.solver().label(),
                stats.iterations(),
                stats.solver().isRowAction() ? "epochs" : "rounds",
                stats.elapsedSeconds(),
                stats.rmseLast(),
                stats.warmStart());
    Optimality optimality = result.optimality();
    return work
        + "%n  objective %.12g, relative gap to the optimum at most %.2g, scaled KKT %.2g, %d positive weights of %d"
            .formatted(
                optimality.objective(),
                optimality.relativeGap(),
                optimality.scaledKkt(),
                optimality.nonZeros(),
                stats.unknowns());
  }

  private Map<String, Object> document(SolveResult result) {
    SolveStats stats = result.stats();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("solver", stats.solver().label());
    document.put("converged", stats.converged());
    document.put("objective", result.optimality().objective());
    document.put("scaled_kkt", result.optimality().scaledKkt());
    document.put("gap", result.optimality().gap());
    document.put("non_zeros", result.optimality().nonZeros());
    document.put("elapsed_sec", stats.elapsedSeconds());
    document.put("iterations", stats.iterations());
    document.put("N", stats.unknowns());
    document.put("seed", stats.seed());
    document.put("ratio_used", stats.ratioUsed());
    document.put("ratio_anchor", stats.ratioAnchor());
    document.put("ratio_prob", stats.ratioProbability());
    document.put("ratio_eta", stats.ratioEta());
    document.put("ratio_batch", stats.ratioBatch());
    document.put("ratio_min_weight", stats.ratioMinWeight());
    document.put("pixels_per_aperture", stats.pixelsPerAperture());
    document.put("warm_start", stats.warmStart());
    document.put("rmse_last", stats.rmseLast());
    document.put("rmse_epoch", stats.rmseEpoch());
    document.put("rows_used", stats.rowsUsed());
    document.put("rows_skipped", stats.rowsSkipped());
    document.put("tracker_dropped", stats.trackerDropped());
    document.put("tracker_failure", stats.trackerFailure());
    document.put("messages", result.messages());
    return document;
  }
}
