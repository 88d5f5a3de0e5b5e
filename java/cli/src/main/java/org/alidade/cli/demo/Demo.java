package org.alidade.cli.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alidade.array.DoubleArray;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildReport;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;
import org.alidade.cube.PrefitOptions;
import org.alidade.cube.PrefitSnapshot;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.Solver;
import org.alidade.cube.SolverStep;
import org.alidade.cube.TrackerConfig;
import org.alidade.cube.WarmStart;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.cube.report.FitReport;
import org.alidade.cube.report.ReportOptions;
import org.alidade.hdf5.Hdf5File;

/** The steps of the demo, one method each. */
final class Demo {
  private static final int SPECTRA_IN_REPORT = 4;

  private final DemoFiles files;
  private final MockGalaxyOptions mock;
  private final CommonOptions common;
  private final StepTable steps;

  Demo(DemoFiles files, MockGalaxyOptions mock, CommonOptions common, StepTable steps) {
    this.files = files;
    this.mock = mock;
    this.common = common;
    this.steps = steps;
  }

  /** The galaxy and what the fit found in it. */
  record Found(MockGalaxy galaxy, FitQuality quality, FitReport report) {}

  Found run() throws IOException, InterruptedException {
    files.prepare();
    MockGalaxy galaxy = makeGalaxy();
    populate();
    build();
    PrefitSnapshot.write(
        files.cube(), files.snapshot(), PrefitOptions.builder().seed(mock.seed()).build());
    steps.done("snapshot", files.snapshot().toString());
    double[] x = solve();
    Reconstruction.run(
        files.cube(),
        x,
        ReconstructOptions.defaults().withThreads(common.threads()),
        (done, total, what) -> {});
    steps.done("reconstruct", "model spectra of all bins");
    FitQuality quality = FitQuality.of(galaxy, x, storedModel(), modelOf(galaxy));
    FitReport report = report(galaxy, x);
    return new Found(galaxy, quality, report);
  }

  private MockGalaxy makeGalaxy() {
    MockGalaxy galaxy = MockGalaxy.make(mock);
    galaxy.arrays().write(files.arrays());
    steps.done(
        "galaxy",
        "%d sky pixels in %d bins, %d orbit families, signal/noise %.0f, seed %d"
            .formatted(
                galaxy.arrays().binNum().orElseThrow().length,
                mock.spaxels(),
                galaxy.arrays().componentCount(),
                mock.signalToNoise(),
                mock.seed()));
    return galaxy;
  }

  private void populate() throws IOException {
    CubeFile cube = CubeFile.at(files.cube());
    PopulateReport report;
    try (CubeInputs inputs = CubeInputs.read(files.arrays())) {
      report = cube.populate(inputs, PopulateOptions.defaults());
    }
    cube.ensureRebinAndResample();
    steps.done(
        "populate",
        "%d pixels (%d kept), %d components x %d populations = %d unknowns"
            .formatted(
                report.shape().pixels(),
                report.keptPixels(),
                report.shape().components(),
                report.shape().populations(),
                report.shape().unknowns()));
  }

  private void build() throws IOException, InterruptedException {
    BuildOptions options = BuildOptions.builder().workers(common.threads()).build();
    BuildReport report;
    try (ProgressLine progress = new ProgressLine("build", common)) {
      report = HypercubeBuilder.build(files.cube(), options, progress);
    }
    steps.done(
        "build",
        "hypercube of %.0f MB in %d tiles (%s)"
            .formatted(report.bytes() / 1e6, report.tiles(), report.convolution()));
  }

  private double[] solve() throws InterruptedException {
    SolveResult result;
    try (ProgressLine progress = new ProgressLine("solve", common)) {
      result = PipelineRunner.open(files.cube()).solveAll(solveOptions(progress));
    }
    steps.done(
        "solve",
        "exact optimum of %.1f million rows, %d of %d weights positive, relative gap below %.0e"
            .formatted(
                result.stats().rowsUsed() / 1e6,
                result.optimality().nonZeros(),
                result.stats().unknowns(),
                Math.max(result.optimality().relativeGap(), Double.MIN_NORMAL)));
    return result.x();
  }

  private SolveOptions solveOptions(ProgressLine progress) {
    return SolveOptions.builder()
        .solver(Solver.EXACT)
        .warmStart(WarmStart.ZEROS)
        .seed(mock.seed())
        .threads(common.threads())
        .tracker(
            TrackerConfig.DEFAULT
                .withMetricsInterval(Duration.ZERO)
                .withValidationInterval(Duration.ZERO)
                .withCheckpointInterval(Duration.ofSeconds(1)))
        .listener(
            new SolveListener() {
              @Override
              public void onStep(SolverStep step, Supplier<double[]> x) {
                progress.progress(step.done(), step.total(), step.phase());
              }
            })
        .build();
  }

  private double[] storedModel() {
    try (Hdf5File file = Hdf5File.openReadOnly(files.cube())) {
      return file.dataset("/" + ReconstructOptions.defaults().name()).readDoubles();
    }
  }

  private double[] modelOf(MockGalaxy galaxy) {
    double[] planted = galaxy.arrays().xTrue().orElseThrow();
    try (CubeOperator operator = CubeOperators.stored(files.cube(), common.threads());
        DoubleArray weights = DoubleArray.copyOf("demo.weights", planted);
        DoubleArray model =
            DoubleArray.allocate(
                "demo.model", operator.shape().spaxels(), operator.shape().pixels())) {
      operator.forward(weights, model);
      return model.toArray();
    }
  }

  private FitReport report(MockGalaxy galaxy, double[] x) throws IOException {
    new SkyFigure(galaxy, x).write(files.sky());
    new RecoveryFigure(galaxy, x).write(files.recovery());
    ReportOptions.Builder options =
        ReportOptions.builder()
            .title("Alidade demo: a mock galaxy, planted and recovered")
            .spectra(SPECTRA_IN_REPORT)
            .ages(galaxy.agesGyr())
            .metallicities(galaxy.metallicities())
            .planted(galaxy.arrays().xTrue().orElseThrow())
            .threads(common.threads());
    membersByClass(galaxy.componentClasses())
        .forEach(
            (name, members) ->
                options.componentClass(
                    name, members.stream().mapToInt(Integer::intValue).toArray()));
    FitReport report = FitReport.write(files.cube(), files.report(), options.build());
    steps.done("report", (report.figures().size() + 2) + " figures and " + report.page());
    return report;
  }

  private static Map<String, List<Integer>> membersByClass(List<String> classes) {
    Map<String, List<Integer>> members = new LinkedHashMap<>();
    for (int c = 0; c < classes.size(); c++) {
      members.computeIfAbsent(classes.get(c), name -> new ArrayList<>()).add(c);
    }
    return members;
  }
}
