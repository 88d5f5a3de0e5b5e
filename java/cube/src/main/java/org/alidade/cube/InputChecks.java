package org.alidade.cube;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeCheck.Finding;
import org.alidade.cube.CubeCheck.Severity;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.ModelKernels;
import org.alidade.cube.internal.ModelScale;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.internal.diagnose.ProductRate;
import org.alidade.cube.internal.diagnose.TemplateSimilarity;
import org.alidade.hdf5.Hdf5File;

/**
 * The checks before a solve that look at all values of the inputs: data, velocity distributions,
 * components, templates, scales, and what a solve will cost.
 */
final class InputChecks {
  private static final double MOST_MISSING_EXPECTED = 0.2;
  private static final double MOST_EDGE_MASS_EXPECTED = 1e-3;
  private static final double LARGEST_SCALE_EXPECTED = 1e6;
  private static final int MOST_NAMED = 10;

  private final Hdf5File file;
  private final ModelInputs inputs;
  private final BuildOptions options;
  private final List<Finding> findings;

  private InputChecks(Hdf5File file, ModelInputs inputs, List<Finding> findings) {
    this.file = file;
    this.inputs = inputs;
    this.options =
        BuildRecord.find(file).map(BuildRecord::options).orElseGet(BuildOptions::defaults);
    this.findings = findings;
  }

  /** Adds to the findings of a file whose shapes and grids are in order. */
  static void run(Hdf5File file, List<Finding> findings) {
    try (ModelInputs inputs = CubeReading.modelInputs(file);
        CubeData data = CubeReading.data(file)) {
      InputChecks checks = new InputChecks(file, inputs, findings);
      ModelScale scale = ModelScale.of(inputs, checks.options.amplitude(), checks.options.norm());
      checks.data(data);
      checks.losvd();
      int taps = checks.kernels(scale);
      ComponentSupport support = checks.components(scale);
      checks.templates(support);
      checks.scale(data, scale);
      checks.cost(taps);
    }
  }

  private void add(Severity severity, String where, String what, String remedy) {
    findings.add(new Finding(severity, where, what, remedy));
  }

  private static String names(int[] numbers) {
    String named =
        Arrays.stream(numbers)
            .limit(MOST_NAMED)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    return named + (numbers.length > MOST_NAMED ? ", ..." : "");
  }

  private void data(CubeData data) {
    long kept = IntStream.range(0, data.pixels()).filter(data::keeps).count();
    long valid = 0;
    int[] without = new int[data.spaxels()];
    int count = 0;
    for (int s = 0; s < data.spaxels(); s++) {
      int own = data.validPixels(s).length;
      valid += own;
      if (own == 0) {
        without[count++] = s;
      }
    }
    double missing = 1 - valid / (double) (kept * data.spaxels());
    if (missing > MOST_MISSING_EXPECTED) {
      add(
          Severity.WARNING,
          CubeLayout.DATA_CUBE,
          Numbers.percent(missing) + " of the kept values are not finite",
          "mask pixels without data; missing values do not count in the fit");
    } else if (missing > 0) {
      add(
          Severity.INFO,
          CubeLayout.DATA_CUBE,
          Numbers.percent(missing) + " of the kept values are not finite and do not count",
          "");
    }
    if (count > 0) {
      add(
          Severity.WARNING,
          CubeLayout.DATA_CUBE,
          count + " spaxels have no data: " + names(Arrays.copyOf(without, count)),
          "leave them out of the bins");
    }
  }

  private void losvd() {
    CubeShape shape = inputs.shape();
    int bins = inputs.velocityBins();
    double[] line = new double[shape.components()];
    long nonFinite = 0;
    long negative = 0;
    double mass = 0;
    double edgeMass = 0;
    for (long row = 0; row < (long) shape.spaxels() * bins; row++) {
      inputs.losvd().copyTo(row * line.length, line, 0, line.length);
      boolean edge = row % bins == 0 || row % bins == bins - 1;
      for (double value : line) {
        nonFinite += Double.isFinite(value) ? 0 : 1;
        negative += value < 0 ? 1 : 0;
        double counted = value > 0 && Double.isFinite(value) ? value : 0;
        mass += counted;
        edgeMass += edge ? counted : 0;
      }
    }
    if (nonFinite > 0 || negative > 0) {
      add(
          Severity.WARNING,
          CubeLayout.LOSVD,
          nonFinite
              + " values are not finite and "
              + negative
              + " are negative; they count as zero",
          "repair the velocity distributions");
    }
    if (mass == 0) {
      add(Severity.ERROR, CubeLayout.LOSVD, "has no light at all", "check the distributions");
    } else if (edgeMass > MOST_EDGE_MASS_EXPECTED * mass) {
      add(
          Severity.WARNING,
          CubeLayout.LOSVD,
          Numbers.percent(edgeMass / mass) + " of the light lies in the outermost velocity bins",
          "the distributions may be cut; use a wider velocity grid");
    }
  }

  /** Samples all kernels; the number of taps of one. */
  private int kernels(ModelScale scale) {
    CubeShape shape = inputs.shape();
    try (ModelKernels kernels =
        new ModelKernels(inputs, scale, options.kernel(), options.velocityBiasKms())) {
      int taps = kernels.grid().taps();
      try (DoubleArray sampled = DoubleArray.allocate("cube.check", shape.spaxels(), taps);
          DoubleArray factors = DoubleArray.allocate("cube.check", shape.spaxels())) {
        for (int c = 0; c < shape.components(); c++) {
          kernels.sample(0, shape.spaxels(), c, sampled, factors);
        }
      }
      int poor = kernels.poorlySampled().size();
      if (poor > 0) {
        add(
            Severity.WARNING,
            CubeLayout.LOSVD,
            "sampling on template pixels loses or gains more than 5 % of the light of "
                + poor
                + " (spaxel, component) pairs",
            "build with --kernel integrate, or use templates of a finer step");
      }
      return taps;
    }
  }

  private ComponentSupport components(ModelScale scale) {
    CubeShape shape = inputs.shape();
    double[] light = scale.scales();
    ComponentSupport support =
        ComponentSupport.byAmplitude(light, shape.spaxels(), shape.components(), 1);
    int[] empty = support.empty();
    double mean =
        IntStream.range(0, shape.components())
            .mapToDouble(support::fraction)
            .average()
            .orElseThrow();
    if (empty.length > 0) {
      add(
          Severity.WARNING,
          CubeLayout.LOSVD,
          empty.length
              + " of "
              + shape.components()
              + " components have no light in any spaxel: "
              + names(empty),
          "their weights will be zero; leave them out of the library");
    }
    int[] dark =
        IntStream.range(0, shape.spaxels())
            .filter(
                s ->
                    IntStream.range(0, shape.components())
                        .allMatch(c -> light[s * shape.components() + c] == 0))
            .toArray();
    if (dark.length > 0) {
      add(
          Severity.WARNING,
          CubeLayout.LOSVD,
          dark.length + " spaxels get no light from any component: " + names(dark),
          "check the dynamical model there, and norm data needs positive mean flux");
    }
    add(
        Severity.INFO,
        CubeLayout.LOSVD,
        Numbers.percent(mean) + " of the (spaxel, component) pairs carry light",
        "");
    return support;
  }

  private void templates(ComponentSupport support) {
    TemplateSimilarity similarity = TemplateSimilarity.of(inputs.templates());
    if (similarity.zero() > 0) {
      add(
          Severity.WARNING,
          CubeLayout.TEMPLATES,
          similarity.zero() + " templates are zero",
          "their weights will be zero; leave them out");
    }
    if (similarity.duplicates() > 0) {
      add(
          Severity.WARNING,
          CubeLayout.TEMPLATES,
          similarity.duplicates() + " templates equal another one up to a factor",
          "the data cannot tell them apart; leave copies out");
    }
    if (similarity.nearPairs() > similarity.duplicates()) {
      add(
          Severity.INFO,
          CubeLayout.TEMPLATES,
          similarity.nearPairs()
              + " pairs of templates differ by less than 1e-4 in direction: noise alone decides"
              + " between them unless a smoothness penalty does",
          "");
    }
    int perComponent = inputs.shape().populations() - similarity.zero();
    int lit = inputs.shape().components() - support.empty().length;
    int zero = inputs.shape().unknowns() - lit * perComponent;
    if (zero > 0) {
      add(
          Severity.INFO,
          CubeLayout.MODELS,
          zero + " of " + inputs.shape().unknowns() + " columns are zero",
          "");
    }
  }

  /** Convolution keeps mean fluxes, so that means suffice to compare scales. */
  private void scale(CubeData data, ModelScale scale) {
    CubeShape shape = inputs.shape();
    double template = meanTemplate();
    double[] flux = inputs.dataFlux();
    double product = 0;
    double square = 0;
    for (int s = 0; s < shape.spaxels(); s++) {
      if (data.validPixels(s).length > 0) {
        double model = 0;
        for (int c = 0; c < shape.components(); c++) {
          model += scale.scale(s, c) * template;
        }
        product += model * flux[s];
        square += model * model;
      }
    }
    double factor = product / square;
    if (!(factor > 0)) {
      add(
          Severity.WARNING,
          CubeLayout.DATA_CUBE,
          "the mean flux is not positive beside the models",
          "check the sign of data and templates");
      return;
    }
    boolean usual = factor < LARGEST_SCALE_EXPECTED && factor > 1 / LARGEST_SCALE_EXPECTED;
    add(
        usual ? Severity.INFO : Severity.WARNING,
        CubeLayout.DATA_CUBE,
        "equal weights of " + Numbers.of(factor) + " give the mean flux",
        usual
            ? ""
            : "the fit works in any unit, but other programs may not; multiply the data by "
                + Numbers.of(1 / factor)
                + " for weights of about 1");
  }

  /** Mean over the observed range of the sum of all templates. */
  private double meanTemplate() {
    double[] grid = inputs.temPix();
    double[] observed = inputs.obsPix();
    double[] line = new double[grid.length];
    double sum = 0;
    long count = 0;
    for (int t = 0; t < grid.length; t++) {
      count += grid[t] >= observed[0] && grid[t] <= observed[observed.length - 1] ? 1 : 0;
    }
    for (int p = 0; p < inputs.shape().populations(); p++) {
      inputs.templates().copyTo((long) p * line.length, line, 0, line.length);
      for (int t = 0; t < line.length; t++) {
        boolean inside = grid[t] >= observed[0] && grid[t] <= observed[observed.length - 1];
        sum += inside ? line[t] : 0;
      }
    }
    return sum / Math.max(1, count);
  }

  private void cost(int taps) {
    int pixels = SolveOptions.defaults().pixelsPerAperture();
    double rate = ProductRate.flopsPerSecond();
    SolveEstimate estimate =
        SolveEstimate.of(inputs.shape(), taps, inputs.templatePixels(), rate, pixels);
    add(
        Severity.INFO,
        "solve",
        String.format(
            Locale.ROOT,
            "about %s and %s for solver exact; %s per iteration and %s for mprgp; %s per epoch of"
                + " %d pixels and %s for kaczmarz (at %.0f GFlop/s)",
            Numbers.duration(estimate.exactTime()),
            Numbers.bytes(estimate.exactBytes()),
            Numbers.duration(estimate.iterationTime()),
            Numbers.bytes(estimate.iterationBytes()),
            Numbers.duration(estimate.epochTime()),
            Math.min(pixels, inputs.shape().pixels()),
            Numbers.bytes(estimate.epochBytes()),
            rate / 1e9),
        "");
    boolean models = BuildRecord.find(file).map(BuildRecord::complete).orElse(false);
    add(
        Severity.INFO,
        "solve",
        models
            ? "the hypercube is complete; --rows operator fits without it"
            : "no hypercube is needed: --rows operator",
        "");
    if (!file.isDataset(CubeLayout.COMPONENT_WEIGHTS)) {
      add(
          Severity.INFO,
          CubeLayout.COMPONENT_WEIGHTS,
          "no orbit weights, the mixture of components is free",
          "");
    }
  }
}
