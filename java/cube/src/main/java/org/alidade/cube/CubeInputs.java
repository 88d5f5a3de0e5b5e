package org.alidade.cube;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ArraysFile;
import org.jspecify.annotations.Nullable;

/**
 * What a fit is made from: spectra, velocity distributions, templates, grids. Owns its native
 * arrays.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (CubeInputs inputs = CubeInputs.builder()
 *     .losvd(losvd, 12, 25, 3).dataCube(flux, 12, 180).templates(templates, 400, 2, 3, 1)
 *     .temPix(temPix).obsPix(obsPix).velPix(velPix).build()) {
 *   CubeFile.at(path).populate(inputs, PopulateOptions.defaults());
 * }
 * }</pre>
 */
public final class CubeInputs implements AutoCloseable {
  private final Builder fields;

  private CubeInputs(Builder fields) {
    this.fields = fields;
  }

  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads an input file: datasets {@code templates, losvd, cube, tem_pix, obs_pix, vel_pix} and
   * optional {@code mask, noise, orbit_weights, xpix, ypix, binnum, x_true}.
   *
   * @throws org.alidade.array.FormatException if the file is not HDF5 or is damaged
   * @throws org.alidade.array.MissingDatasetException if a dataset is missing
   */
  public static CubeInputs read(Path arraysFile) {
    return ArraysFile.read(arraysFile);
  }

  /** Velocity histograms (S, V, C), light per bin. */
  public DoubleArray losvd() {
    return require(fields.losvd, "losvd");
  }

  /** Observed spectra, (S, L) or (L, S). */
  public DoubleArray dataCube() {
    return require(fields.dataCube, "cube");
  }

  /** Templates (T, populations...), wavelength first. */
  public DoubleArray templates() {
    return require(fields.templates, "templates");
  }

  /** Template grid, ln(wavelength / Angstrom), T values. */
  public Optional<double[]> temPix() {
    return copy(fields.temPix);
  }

  /** Observed grid, ln(wavelength / Angstrom), L values. */
  public Optional<double[]> obsPix() {
    return copy(fields.obsPix);
  }

  /** Velocity bin centres in km/s, V values. */
  public Optional<double[]> velPix() {
    return copy(fields.velPix);
  }

  /** Mask, L values, true = use the pixel. */
  public Optional<boolean[]> mask() {
    return Optional.ofNullable(fields.mask).map(boolean[]::clone);
  }

  /** Image x of every detector pixel. */
  public Optional<double[]> xPix() {
    return copy(fields.xPix);
  }

  /** Image y of every detector pixel. */
  public Optional<double[]> yPix() {
    return copy(fields.yPix);
  }

  /** Spaxel of every detector pixel. */
  public Optional<int[]> binNum() {
    return Optional.ofNullable(fields.binNum).map(int[]::clone);
  }

  /** Start vector, C*P values. */
  public Optional<double[]> xInit() {
    return copy(fields.xInit);
  }

  /** Prior light of the components, C or C*P values. */
  public Optional<double[]> orbitWeights() {
    return copy(fields.orbitWeights);
  }

  private static Optional<double[]> copy(double @Nullable [] values) {
    return Optional.ofNullable(values).map(double[]::clone);
  }

  private static DoubleArray require(@Nullable DoubleArray array, String name) {
    if (array == null) {
      throw new BadInputException("no " + name + " given", name, "set it before populating");
    }
    return array;
  }

  @Override
  public void close() {
    fields.close();
  }

  /** Collects the arrays; Java arrays are copied, native arrays are taken over. */
  public static final class Builder {
    private @Nullable DoubleArray losvd;
    private @Nullable DoubleArray dataCube;
    private @Nullable DoubleArray templates;
    private double @Nullable [] temPix;
    private double @Nullable [] obsPix;
    private double @Nullable [] velPix;
    private boolean @Nullable [] mask;
    private double @Nullable [] xPix;
    private double @Nullable [] yPix;
    private int @Nullable [] binNum;
    private double @Nullable [] xInit;
    private double @Nullable [] orbitWeights;

    private Builder() {}

    /** Velocity histograms (S, V, C). */
    public Builder losvd(double[] values, long spaxels, long velocityBins, long components) {
      return losvd(DoubleArray.copyOf("cube.inputs", values, spaxels, velocityBins, components));
    }

    /** Velocity histograms (S, V, C); taken over and closed with the inputs. */
    public Builder losvd(DoubleArray array) {
      requireRank(array, 3, "losvd", "(S, V, C)");
      replace(losvd);
      losvd = array;
      return this;
    }

    /** Observed spectra, (S, L) or (L, S). */
    public Builder dataCube(double[] values, long rows, long columns) {
      return dataCube(DoubleArray.copyOf("cube.inputs", values, rows, columns));
    }

    /** Observed spectra, (S, L) or (L, S); taken over and closed with the inputs. */
    public Builder dataCube(DoubleArray array) {
      requireRank(array, 2, "cube", "(S, L) or (L, S)");
      replace(dataCube);
      dataCube = array;
      return this;
    }

    /** Templates, wavelength first: (T, nZ, nAge, nAlpha) or any number of population axes. */
    public Builder templates(double[] values, long... lengths) {
      return templates(DoubleArray.copyOf("cube.inputs", values, lengths));
    }

    /** Templates, wavelength first; taken over and closed with the inputs. */
    public Builder templates(DoubleArray array) {
      if (array.shape().rank() < 2) {
        array.close();
        throw new BadInputException(
            "templates have shape " + array.shape(), "templates", "give (T, nZ, nAge, nAlpha)");
      }
      replace(templates);
      templates = array;
      return this;
    }

    /** Template grid, ln(wavelength / Angstrom). */
    public Builder temPix(double[] logLambda) {
      temPix = logLambda.clone();
      return this;
    }

    /** Observed grid, ln(wavelength / Angstrom). */
    public Builder obsPix(double[] logLambda) {
      obsPix = logLambda.clone();
      return this;
    }

    /** Velocity bin centres in km/s. */
    public Builder velPix(double[] velocityKms) {
      velPix = velocityKms.clone();
      return this;
    }

    /** Mask, true = use the pixel. */
    public Builder mask(boolean[] keep) {
      mask = keep.clone();
      return this;
    }

    /** Image position and spaxel of every detector pixel. */
    public Builder image(double[] x, double[] y, int[] spaxel) {
      xPix = x.clone();
      yPix = y.clone();
      binNum = spaxel.clone();
      return this;
    }

    /** Start vector, C*P values. */
    public Builder xInit(double[] weights) {
      xInit = weights.clone();
      return this;
    }

    /** Prior light of the components, C or C*P values. */
    public Builder orbitWeights(double[] weights) {
      orbitWeights = weights.clone();
      return this;
    }

    /** The inputs as collected; nothing is checked before populate. */
    public CubeInputs build() {
      return new CubeInputs(this);
    }

    private static void requireRank(DoubleArray array, int rank, String name, String wanted) {
      if (array.shape().rank() != rank) {
        String shape = array.shape().toString();
        array.close();
        throw new BadInputException(name + " has shape " + shape, name, "give " + wanted);
      }
    }

    private static void replace(@Nullable DoubleArray previous) {
      if (previous != null) {
        previous.close();
      }
    }

    /** Frees the native arrays. */
    void close() {
      replace(losvd);
      replace(dataCube);
      replace(templates);
    }
  }
}
