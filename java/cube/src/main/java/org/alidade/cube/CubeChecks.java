package org.alidade.cube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.array.Shape;
import org.alidade.cube.CubeCheck.Finding;
import org.alidade.cube.CubeCheck.Severity;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Grids;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.diagnose.DoneTiles;
import org.alidade.cube.internal.diagnose.ModelSamples;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.cube.internal.diagnose.StatedSizes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/** The checks of one cube file, and what they found. */
final class CubeChecks {
  private static final String POPULATE = "run alidade cube populate";
  private static final String BUILD = "run alidade cube build --on-mismatch rebuild";
  private static final double MOST_KEPT_EXPECTED = 0.5;

  private static final Map<String, Integer> REQUIRED =
      Map.of(
          CubeLayout.DATA_CUBE, 2,
          CubeLayout.TEMPLATES, 2,
          CubeLayout.LOSVD, 3,
          CubeLayout.TEM_PIX, 1,
          CubeLayout.OBS_PIX, 1,
          CubeLayout.VEL_PIX, 1,
          CubeLayout.REBIN_OPERATOR, 2);

  private final Hdf5File file;
  private final CubeCheck.Options options;
  private final List<Finding> findings = new ArrayList<>();
  private List<CubeCheck.SlabSample> slabs = List.of();

  private CubeChecks(Hdf5File file, CubeCheck.Options options) {
    this.file = file;
    this.options = options;
  }

  /** Runs all checks. */
  static CubeCheck run(Path cubeFile, CubeCheck.Options options) {
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      CubeChecks checks = new CubeChecks(file, options);
      if (checks.datasets()) {
        checks.attempt(checks::grids);
        checks.attempt(checks::shapes);
        checks.attempt(checks::mask);
        checks.attempt(checks::image);
        checks.attempt(checks::dims);
        checks.attempt(checks::transpose);
      }
      if (checks.isSound()) {
        checks.attempt(checks::rebin);
        if (options.values()) {
          checks.attempt(() -> InputChecks.run(file, checks.findings));
        }
      }
      checks.attempt(checks::hypercube);
      checks.findings.sort(Comparator.comparing(Finding::severity));
      return new CubeCheck(cubeFile, checks.findings, checks.slabs);
    }
  }

  private boolean isSound() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** A check that cannot be carried out is a finding of its own. */
  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (AlidadeException e) {
      findings.add(new Finding(Severity.ERROR, e.where(), e.what(), e.remedy()));
    }
  }

  private void error(String where, String what, String remedy) {
    findings.add(new Finding(Severity.ERROR, where, what, remedy));
  }

  private void warning(String where, String what, String remedy) {
    findings.add(new Finding(Severity.WARNING, where, what, remedy));
  }

  private void info(String where, String what) {
    findings.add(new Finding(Severity.INFO, where, what, ""));
  }

  private boolean datasets() {
    boolean all = true;
    for (Map.Entry<String, Integer> required : new java.util.TreeMap<>(REQUIRED).entrySet()) {
      String path = required.getKey();
      if (!file.isDataset(path)) {
        error(path, "missing", POPULATE);
        all = false;
      } else if (file.dataset(path).shape().rank() != required.getValue()) {
        error(
            path,
            "has shape "
                + file.dataset(path).shape()
                + ", expected "
                + required.getValue()
                + " axes",
            POPULATE);
        all = false;
      }
    }
    return all;
  }

  private void grids() {
    attempt(() -> Grids.uniformStep(doubles(CubeLayout.TEM_PIX), CubeLayout.TEM_PIX));
    attempt(() -> Grids.requireIncreasing(doubles(CubeLayout.OBS_PIX), CubeLayout.OBS_PIX));
    attempt(() -> Grids.requireVelocities(doubles(CubeLayout.VEL_PIX), CubeLayout.VEL_PIX));
  }

  private double[] doubles(String path) {
    return file.dataset(path).readDoubles();
  }

  private long length(String path, int axis) {
    return file.dataset(path).shape().length(axis);
  }

  private void shapes() {
    agree(CubeLayout.DATA_CUBE, 0, CubeLayout.LOSVD, 0, "spaxels");
    agree(CubeLayout.DATA_CUBE, 1, CubeLayout.OBS_PIX, 0, "observed pixels");
    agree(CubeLayout.TEMPLATES, 1, CubeLayout.TEM_PIX, 0, "template pixels");
    agree(CubeLayout.LOSVD, 1, CubeLayout.VEL_PIX, 0, "velocity bins");
    if (file.isDataset(CubeLayout.X_GLOBAL)) {
      long unknowns = length(CubeLayout.LOSVD, 2) * length(CubeLayout.TEMPLATES, 0);
      if (file.dataset(CubeLayout.X_GLOBAL).shape().size() != unknowns) {
        error(
            CubeLayout.X_GLOBAL,
            "has " + file.dataset(CubeLayout.X_GLOBAL).shape() + " values, C*P is " + unknowns,
            "solve again");
      }
    }
  }

  private void agree(String a, int axisA, String b, int axisB, String what) {
    if (length(a, axisA) != length(b, axisB)) {
      error(
          a,
          length(a, axisA) + " " + what + ", " + b + " has " + length(b, axisB),
          POPULATE + " from arrays that belong together");
    }
  }

  private void mask() {
    if (!file.isDataset(CubeLayout.MASK)) {
      info(CubeLayout.MASK, "no mask, all pixels count");
      return;
    }
    boolean[] keep = file.dataset(CubeLayout.MASK).readBooleans();
    int kept = 0;
    for (boolean value : keep) {
      kept += value ? 1 : 0;
    }
    if (keep.length != length(CubeLayout.OBS_PIX, 0)) {
      error(
          CubeLayout.MASK,
          keep.length + " values for " + length(CubeLayout.OBS_PIX, 0) + " observed pixels",
          "store the mask of the full length L, not of the kept pixels; true = keep");
    } else if (kept == 0) {
      error(CubeLayout.MASK, "keeps no pixel", "true means keep; invert the mask");
    } else if (kept < MOST_KEPT_EXPECTED * keep.length) {
      warning(
          CubeLayout.MASK,
          "keeps " + kept + " of " + keep.length + " pixels",
          "true means keep; the mask may be inverted");
    }
  }

  private void image() {
    boolean x = file.isDataset(CubeLayout.X_PIX);
    boolean y = file.isDataset(CubeLayout.Y_PIX);
    boolean bins = file.isDataset(CubeLayout.BIN_NUM);
    if (!x && !y && !bins) {
      info(CubeLayout.BIN_NUM, "no image coordinates, maps will be empty");
      return;
    }
    if (!(x && y && bins)) {
      warning(CubeLayout.BIN_NUM, "XPix, YPix and BinNum are not all there", POPULATE);
      return;
    }
    int[] spaxel = file.dataset(CubeLayout.BIN_NUM).readInts();
    if (file.dataset(CubeLayout.X_PIX).shape().size() != spaxel.length
        || file.dataset(CubeLayout.Y_PIX).shape().size() != spaxel.length) {
      error(CubeLayout.BIN_NUM, "XPix, YPix and BinNum differ in length", POPULATE);
    }
    long spaxels = length(CubeLayout.LOSVD, 0);
    for (int value : spaxel) {
      if (value < 0 || value >= spaxels) {
        error(CubeLayout.BIN_NUM, "names spaxel " + value + " of " + spaxels, POPULATE);
        return;
      }
    }
  }

  private void dims() {
    for (Map.Entry<String, Long> said : StatedSizes.of(file).entrySet()) {
      long real =
          switch (said.getKey()) {
            case "nSpat" -> length(CubeLayout.LOSVD, 0);
            case "nVel" -> length(CubeLayout.LOSVD, 1);
            case "nComp" -> length(CubeLayout.LOSVD, 2);
            case "nPop" -> length(CubeLayout.TEMPLATES, 0);
            case "nTSpec" -> length(CubeLayout.TEMPLATES, 1);
            case "nLSpec" -> length(CubeLayout.OBS_PIX, 0);
            default -> said.getValue();
          };
      if (real != said.getValue()) {
        error(
            CubeLayout.ATTRIBUTE_DIMS,
            said.getKey() + " = " + said.getValue() + ", the datasets have " + real,
            POPULATE);
      }
    }
  }

  private void transpose() {
    if (!file.isDataset(CubeLayout.REBIN_MATRIX)) {
      return;
    }
    Shape shape = file.dataset(CubeLayout.REBIN_MATRIX).shape();
    int template = (int) length(CubeLayout.TEM_PIX, 0);
    int observed = (int) length(CubeLayout.OBS_PIX, 0);
    if (!shape.equals(Shape.of(observed, template))) {
      error(
          CubeLayout.REBIN_MATRIX,
          "has shape " + shape + ", expected (L, T) = (" + observed + ", " + template + ")",
          "run ensureRebinAndResample");
      return;
    }
    float[] direct = CubeReading.rebin(file, template, observed).toDense();
    float[] transposed = file.dataset(CubeLayout.REBIN_MATRIX).readFloats();
    double worst = 0;
    for (int t = 0; t < template; t++) {
      for (int l = 0; l < observed; l++) {
        double difference =
            Math.abs((double) direct[t * observed + l] - transposed[l * template + t]);
        worst = difference <= worst ? worst : difference; // NaN counts as worst
      }
    }
    if (!(worst <= options.maxTransposeDelta())) {
      error(
          CubeLayout.REBIN_MATRIX,
          "differs from the transpose of /R_T by " + Numbers.of(worst),
          "run ensureRebinAndResample");
    }
  }

  private void hypercube() {
    Optional<BuildRecord> record = BuildRecord.find(file);
    if (record.isEmpty()) {
      info(CubeLayout.MODELS, "no hypercube, fit with --rows operator");
      return;
    }
    boolean inBlocks = file.dataset(CubeLayout.MODELS).shape().rank() != 4; // early files
    Optional<DoneTiles> tiles = inBlocks ? Optional.empty() : DoneTiles.find(file);
    if (!record.get().complete()) {
      String done = tiles.map(t -> t.done() + " of " + t.total()).orElse("an unknown number of");
      warning(
          CubeLayout.MODELS,
          "not complete, " + done + " tiles are done",
          "run alidade cube build to finish it, or fit with --rows operator");
    }
    if (!isSound()) {
      return;
    }
    Shape models = file.dataset(CubeLayout.MODELS).shape();
    Shape expected =
        Shape.of(
            length(CubeLayout.LOSVD, 0),
            length(CubeLayout.LOSVD, 2),
            length(CubeLayout.TEMPLATES, 0),
            length(CubeLayout.OBS_PIX, 0));
    if (models.rank() == 4 && !models.equals(expected)) {
      error(CubeLayout.MODELS, "has shape " + models + ", the inputs say " + expected, BUILD);
      return;
    }
    if (options.fingerprint()) {
      fingerprint(record.get());
    }
    tiles.ifPresent(this::samples);
  }

  private void fingerprint(BuildRecord record) {
    if (record.stated().isEmpty()) {
      info(CubeLayout.HYPERCUBE, "made by another program, its inputs cannot be compared");
      return;
    }
    List<String> differences;
    try (ModelInputs inputs = CubeReading.modelInputs(file)) {
      BuildFingerprint now =
          BuildFingerprint.of(inputs, record.options(), CubeReading.rebinMode(file));
      differences = record.stated().get().differences(now);
    }
    if (!differences.isEmpty()) {
      error(
          CubeLayout.HYPERCUBE,
          "was built from other inputs (" + String.join("; ", differences) + ")",
          BUILD);
    }
  }

  private void samples(DoneTiles tiles) {
    Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
    ModelSamples samples = ModelSamples.take(models, tiles, options.samples(), options.seed());
    slabs = samples.slabs();
    for (CubeCheck.SlabSample slab : slabs) {
      String where = CubeLayout.MODELS + "[" + slab.spaxel() + ", " + slab.component() + "]";
      if (slab.nonFinite() > 0) {
        error(where, slab.nonFinite() + " values are not finite", BUILD);
      }
      if (slab.negativeFraction() > 0) {
        warning(
            where,
            Numbers.percent(slab.negativeFraction()) + " of the values are negative",
            "unless templates are negative: check the order convolve, then rebin, the orientation"
                + " (T, L) of /R_T, alidade cube diagnose, and a larger safety_pad_px");
      }
    }
    if (!slabs.isEmpty() && slabs.stream().allMatch(slab -> slab.maxAbs() == 0)) {
      warning(CubeLayout.MODELS, "all sampled models are zero", "check the light in /LOSVD");
    }
  }

  private void rebin() {
    for (RebinDiagnosis.Problem problem : RebinDiagnosis.of(file).problems()) {
      warning(CubeLayout.REBIN_OPERATOR, problem.what(), problem.remedy());
    }
  }
}
