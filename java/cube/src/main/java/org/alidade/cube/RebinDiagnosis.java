package org.alidade.cube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Digests;
import org.alidade.cube.internal.Grids;
import org.alidade.cube.internal.KernelGrid;
import org.alidade.cube.internal.RebinOperator;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.hdf5.Hdf5File;

/**
 * Whether templates reach far enough beyond the observed range for convolution and rebinning (spec
 * cubefit 3.6): a spectrum that droops or rises at its ends has its reason here.
 *
 * <p>Example: {@code RebinDiagnosis.of(path).safe()}.
 *
 * @param safe whether all conditions hold
 * @param leftPixels template pixels below the first observed pixel
 * @param rightPixels template pixels above the last observed pixel
 * @param needLeftPixels template pixels that the largest positive velocity needs on the left
 * @param needRightPixels template pixels that the largest negative velocity needs on the right
 * @param columnSumError largest deviation of an observed pixel's rebin weights from the sum 1
 * @param extrapolated number of rebin weights outside 0 to 1
 * @param templateLow first template pixel, ln(wavelength / Angstrom)
 * @param templateHigh last template pixel
 * @param observedLow first observed pixel
 * @param observedHigh last observed pixel
 * @param guardPixels margin that populate kept, in template pixels; empty if not recorded
 * @param kernelFirst smallest kernel offset of the builder, in template pixels
 * @param kernelLast largest kernel offset of the builder
 * @param problems what is wrong and what helps, one sentence each; empty if safe
 */
public record RebinDiagnosis(
    boolean safe,
    double leftPixels,
    double rightPixels,
    double needLeftPixels,
    double needRightPixels,
    double columnSumError,
    int extrapolated,
    double templateLow,
    double templateHigh,
    double observedLow,
    double observedHigh,
    OptionalLong guardPixels,
    int kernelFirst,
    int kernelLast,
    List<Problem> problems) {

  /** Rounding of one float32 weight. */
  private static final double WEIGHT_ROUNDING = 2e-7;

  /** Rounding of positions on grids, in template pixels. */
  private static final double POSITION_ROUNDING = 1e-6;

  private static final String MORE_MARGIN =
      "populate again with templates that reach further or a larger safety_pad_px";

  /**
   * Something that makes spectra wrong.
   *
   * @param what what is wrong
   * @param remedy what helps
   */
  public record Problem(String what, String remedy) {
    @Override
    public String toString() {
      return what + ": " + remedy;
    }
  }

  /** Copies the list. */
  public RebinDiagnosis {
    problems = List.copyOf(problems);
  }

  /**
   * Diagnoses a populated file.
   *
   * @throws org.alidade.array.MissingDatasetException if grids or rebin operator are missing
   * @throws org.alidade.array.BadInputException if a grid does not increase or the template grid is
   *     not uniform
   */
  public static RebinDiagnosis of(Path cubeFile) {
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      return of(file);
    }
  }

  static RebinDiagnosis of(Hdf5File file) {
    double[] tem = file.dataset(CubeLayout.TEM_PIX).readDoubles();
    double[] obs = file.dataset(CubeLayout.OBS_PIX).readDoubles();
    double[] vel = file.dataset(CubeLayout.VEL_PIX).readDoubles();
    Grids.requireIncreasing(obs, CubeLayout.OBS_PIX);
    Grids.requireVelocities(vel, CubeLayout.VEL_PIX);
    double dlog = Grids.uniformStep(tem, CubeLayout.TEM_PIX);
    RebinOperator rebin = CubeReading.rebin(file, tem.length, obs.length);
    Optional<BuildRecord> built = BuildRecord.find(file);
    double bias = built.map(record -> record.options().velocityBiasKms()).orElse(0.0);
    KernelGrid kernel = KernelGrid.of(vel, dlog, bias);
    boolean averaging = CubeReading.rebinMode(file).equals(RebinMode.OVERLAP.label());
    int last = obs.length - 1;
    double halfLeft = averaging ? (obs[1] - obs[0]) / 2 / dlog : 0;
    double halfRight = averaging ? (obs[last] - obs[last - 1]) / 2 / dlog : 0;
    double left = (obs[0] - tem[0]) / dlog;
    double right = (tem[tem.length - 1] - obs[last]) / dlog;
    double needLeft = Math.max(0, kernel.lastTap()) + halfLeft;
    double needRight = Math.max(0, -kernel.firstTap()) + 1 + halfRight;
    double error = columnSumError(rebin);
    int extrapolated = rebin.weightsOutsideUnitInterval();
    List<Problem> problems = new ArrayList<>();
    margin(problems, "left", left, needLeft);
    margin(problems, "right", right, needRight);
    if (error > WEIGHT_ROUNDING * Math.max(1, rebin.widestColumn())) {
      problems.add(
          new Problem(
              "the weights of an observed pixel do not sum to 1 (error " + error + ")",
              "run ensureRebinAndResample, and check that /R_T has the orientation (T, L)"));
    }
    if (extrapolated > 0) {
      problems.add(new Problem(extrapolated + " rebin weights lie outside 0 to 1", MORE_MARGIN));
    }
    if (!builtFromTheseGrids(built, tem, vel)) {
      problems.add(
          new Problem(
              "the hypercube was built with another velocity or template grid", "build it again"));
    }
    return new RebinDiagnosis(
        problems.isEmpty(),
        left,
        right,
        needLeft,
        needRight,
        error,
        extrapolated,
        tem[0],
        tem[tem.length - 1],
        obs[0],
        obs[last],
        file.attributes().findLong("guard.Kguard_px"),
        kernel.firstTap(),
        kernel.lastTap(),
        problems);
  }

  private static double columnSumError(RebinOperator rebin) {
    return Arrays.stream(rebin.columnSums()).map(sum -> Math.abs(sum - 1)).max().orElse(0);
  }

  private static void margin(List<Problem> problems, String side, double have, double need) {
    if (have < need - POSITION_ROUNDING) {
      problems.add(
          new Problem(
              String.format(
                  Locale.ROOT,
                  "templates reach %.1f pixels beyond the %s end of the observed range, %.1f are"
                      + " needed",
                  have,
                  side,
                  need),
              MORE_MARGIN));
    }
  }

  private static boolean builtFromTheseGrids(
      Optional<BuildRecord> built, double[] tem, double[] vel) {
    Optional<BuildFingerprint> stated = built.flatMap(BuildRecord::stated);
    return stated.isEmpty()
        || (same(stated.get(), CubeLayout.VEL_PIX, vel)
            && same(stated.get(), CubeLayout.TEM_PIX, tem));
  }

  private static boolean same(BuildFingerprint stated, String grid, double[] values) {
    String digest = stated.inputs().get(grid);
    return digest == null || digest.equals(Digests.sha256(values));
  }
}
