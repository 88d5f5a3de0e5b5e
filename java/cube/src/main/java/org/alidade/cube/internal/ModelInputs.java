package org.alidade.cube.internal;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;

/**
 * What the matrix is computed from, in float64: templates, velocity histograms, grids, rebin
 * operator, mean fluxes.
 */
public final class ModelInputs implements AutoCloseable {
  private final CubeShape shape;
  private final double[] temPix;
  private final double[] obsPix;
  private final double[] velPix;
  private final DoubleArray templates;
  private final DoubleArray losvd;
  private final RebinOperator rebin;
  private final double[] dataFlux;
  private final double dlogLambda;

  /**
   * Takes over the arrays and closes them with itself.
   *
   * @param temPix template grid, ln(wavelength), T values, uniform
   * @param obsPix observed grid, ln(wavelength), L values
   * @param velPix velocity bin centres, km/s, V values
   * @param templates (P, T)
   * @param losvd (S, V, C)
   * @param rebin operator from T to L pixels
   * @param dataFlux mean observed flux of every spaxel over the pixels that count, S values
   */
  public ModelInputs(
      double[] temPix,
      double[] obsPix,
      double[] velPix,
      DoubleArray templates,
      DoubleArray losvd,
      RebinOperator rebin,
      double[] dataFlux) {
    this.temPix = temPix;
    this.obsPix = obsPix;
    this.velPix = velPix;
    this.templates = templates;
    this.losvd = losvd;
    this.rebin = rebin;
    this.dataFlux = dataFlux;
    this.dlogLambda = Grids.uniformStep(temPix, CubeLayout.TEM_PIX);
    Grids.requireVelocities(velPix, CubeLayout.VEL_PIX);
    Grids.requireIncreasing(obsPix, CubeLayout.OBS_PIX);
    requireAgreement();
    this.shape =
        new CubeShape(
            Math.toIntExact(losvd.shape().length(0)),
            Math.toIntExact(losvd.shape().length(2)),
            Math.toIntExact(templates.shape().length(0)),
            obsPix.length);
  }

  private void requireAgreement() {
    axes(templates, 2, CubeLayout.TEMPLATES);
    axes(losvd, 3, CubeLayout.LOSVD);
    agree(templates.shape().length(1) == temPix.length, CubeLayout.TEMPLATES, "TemPix");
    agree(losvd.shape().length(1) == velPix.length, CubeLayout.LOSVD, "VelPix");
    agree(rebin.templatePixels() == temPix.length, CubeLayout.REBIN_OPERATOR, "TemPix");
    agree(rebin.observedPixels() == obsPix.length, CubeLayout.REBIN_OPERATOR, "ObsPix");
    agree(dataFlux.length == losvd.shape().length(0), CubeLayout.DATA_CUBE, "LOSVD");
  }

  private static void axes(DoubleArray array, int axes, String dataset) {
    if (array.shape().rank() != axes) {
      throw new BadInputException(
          "has shape " + array.shape() + ", expected " + axes + " axes",
          dataset,
          "populate the file again from its arrays");
    }
  }

  private static void agree(boolean fits, String dataset, String grid) {
    if (!fits) {
      throw new BadInputException(
          "length does not agree with /" + grid,
          dataset,
          "populate the file again from its arrays");
    }
  }

  /** Sizes S, C, P, L. */
  public CubeShape shape() {
    return shape;
  }

  /** Number of template pixels T. */
  public int templatePixels() {
    return temPix.length;
  }

  /** Number of velocity bins V. */
  public int velocityBins() {
    return velPix.length;
  }

  /** Template grid. */
  public double[] temPix() {
    return temPix.clone();
  }

  /** Observed grid. */
  public double[] obsPix() {
    return obsPix.clone();
  }

  /** Velocity bin centres in km/s. */
  public double[] velPix() {
    return velPix.clone();
  }

  /** Templates (P, T). */
  public DoubleArray templates() {
    return templates;
  }

  /** Velocity histograms (S, V, C). */
  public DoubleArray losvd() {
    return losvd;
  }

  /** Rebin operator. */
  public RebinOperator rebin() {
    return rebin;
  }

  /** Mean observed flux of every spaxel. */
  public double[] dataFlux() {
    return dataFlux.clone();
  }

  /** Template step in ln(wavelength). */
  public double dlogLambda() {
    return dlogLambda;
  }

  /** Whether no template value is negative. */
  public boolean templatesNonNegative() {
    int pixels = templatePixels();
    double[] line = new double[pixels];
    for (int p = 0; p < shape.populations(); p++) {
      templates.copyTo((long) p * pixels, line, 0, pixels);
      if (Arrays.stream(line).anyMatch(v -> v < 0)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    templates.close();
    losvd.close();
  }
}
