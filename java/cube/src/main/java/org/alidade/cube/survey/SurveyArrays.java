package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.jspecify.annotations.Nullable;

/**
 * The arrays a cube is populated from, as an import produced them, with a text that says how.
 *
 * <p>S spaxels, L observed pixels, T template pixels, V velocity bins, C components, P = nZ * nAge
 * * nAlpha populations; all arrays are flattened in row-major order and handed out as copies.
 *
 * <pre>{@code
 * NgistImport.run(folder, templates, NgistOptions.defaults()).arrays().write(Path.of("arrays.h5"));
 * }</pre>
 */
public final class SurveyArrays {
  private static final int SAFETY_PAD_PIXELS = 64;
  private static final int DEFLATE_LEVEL = 4;

  private final Map<String, Block> blocks;
  private final boolean @Nullable [] mask;
  private final int @Nullable [] binNum;
  private final String provenance;

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Block(double[] values, long[] shape) {}

  private SurveyArrays(Builder builder) {
    blocks = new LinkedHashMap<>(builder.blocks);
    mask = builder.mask;
    binNum = builder.binNum;
    provenance = builder.provenance;
    requireConsistent();
    requireGuard();
  }

  /** Starts with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Number of spaxels S. */
  public int spaxelCount() {
    return (int) shape("cube")[0];
  }

  /** Number of components C. */
  public int componentCount() {
    return (int) shape("losvd")[2];
  }

  /** Number of populations P. */
  public int populationCount() {
    long[] shape = shape("templates");
    return (int) (shape[1] * shape[2] * shape[3]);
  }

  /** Templates, (T, nZ, nAge, nAlpha). */
  public double[] templates() {
    return values("templates");
  }

  /** Velocity histograms, (S, V, C), light per bin. */
  public double[] losvd() {
    return values("losvd");
  }

  /** Spectra, (S, L). */
  public double[] cube() {
    return values("cube");
  }

  /** Template grid, ln(wavelength / Angstrom), T values. */
  public double[] temPix() {
    return values("tem_pix");
  }

  /** Observed grid, ln(wavelength / Angstrom), L values. */
  public double[] obsPix() {
    return values("obs_pix");
  }

  /** Velocity bin centres in km/s, V values. */
  public double[] velPix() {
    return values("vel_pix");
  }

  /** Mask, L values, true = keep. */
  public Optional<boolean[]> mask() {
    return Optional.ofNullable(mask).map(boolean[]::clone);
  }

  /** One standard deviation of the spectra, (S, L). */
  public Optional<double[]> noise() {
    return find("noise");
  }

  /** Light of each component relative to the others, C values. */
  public Optional<double[]> orbitWeights() {
    return find("orbit_weights");
  }

  /** Image x of every detector pixel, arcsec. */
  public Optional<double[]> xPix() {
    return find("xpix");
  }

  /** Image y of every detector pixel, arcsec. */
  public Optional<double[]> yPix() {
    return find("ypix");
  }

  /** Spaxel of every detector pixel. */
  public Optional<int[]> binNum() {
    return Optional.ofNullable(binNum).map(int[]::clone);
  }

  /** Planted weights, (C, P). */
  public Optional<double[]> xTrue() {
    return find("x_true");
  }

  /** What was read, done to the data and left out, in sentences. */
  public String provenance() {
    return provenance;
  }

  /**
   * Any array by its dataset name.
   *
   * @throws MissingDatasetException if the import did not produce it
   */
  public double[] values(String dataset) {
    return block(dataset).values().clone();
  }

  /**
   * Shape of an array by its dataset name.
   *
   * @throws MissingDatasetException if the import did not produce it
   */
  public long[] shape(String dataset) {
    return block(dataset).shape().clone();
  }

  /**
   * Writes the arrays as HDF5. The file appears under its name only when it is complete.
   *
   * @throws org.alidade.array.IoFailureException if writing fails
   */
  public void write(Path path) {
    Hdf5File.createAtomically(path, this::writeTo);
  }

  private void writeTo(Hdf5File file) {
    blocks.forEach(
        (name, block) ->
            file.createDataset(name, spec(Hdf5Type.FLOAT64, block.shape())).write(block.values()));
    if (mask != null) {
      file.createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, mask.length)).write(mask);
    }
    if (binNum != null) {
      file.createDataset("binnum", DatasetSpec.of(Hdf5Type.INT32, binNum.length)).write(binNum);
    }
    String[] text = {provenance};
    file.createDataset("provenance", DatasetSpec.of(Hdf5Type.STRING, 1)).write(text);
  }

  /** Arrays of several axes are compressed one leading index at a time. */
  private static DatasetSpec spec(Hdf5Type type, long[] shape) {
    if (shape.length < 2) {
      return DatasetSpec.of(type, shape);
    }
    long[] chunk = shape.clone();
    chunk[0] = 1;
    return DatasetSpec.builder(type, shape)
        .chunk(chunk)
        .shuffle(true)
        .deflate(DEFLATE_LEVEL)
        .build();
  }

  private Optional<double[]> find(String dataset) {
    return Optional.ofNullable(blocks.get(dataset)).map(block -> block.values().clone());
  }

  private Block block(String dataset) {
    Block block = blocks.get(dataset);
    if (block == null) {
      throw new MissingDatasetException(
          "there is no array " + dataset,
          "survey arrays",
          "the import produced " + String.join(", ", blocks.keySet()));
    }
    return block;
  }

  private void requireConsistent() {
    long spaxels = block("cube").shape()[0];
    long pixels = block("cube").shape()[1];
    long components = block("losvd").shape()[2];
    requireLength("losvd spaxels", block("losvd").shape()[0], spaxels);
    requireLength("obs_pix", block("obs_pix").values().length, pixels);
    requireLength("tem_pix", block("tem_pix").values().length, block("templates").shape()[0]);
    requireLength("vel_pix", block("vel_pix").values().length, block("losvd").shape()[1]);
    if (mask != null) {
      requireLength("mask", mask.length, pixels);
    }
    find("noise").ifPresent(noise -> requireLength("noise", noise.length, spaxels * pixels));
    orbitWeights().ifPresent(w -> requireLength("orbit_weights", w.length, components));
    xTrue().ifPresent(x -> requireLength("x_true", x.length, components * populationCount()));
    if (binNum != null) {
      requireLength("binnum", binNum.length, block("xpix").values().length);
      requireLength("ypix", block("ypix").values().length, binNum.length);
      if (Arrays.stream(binNum).anyMatch(bin -> bin < 0 || bin >= spaxels)) {
        throw new BadInputException(
            "a pixel belongs to a bin outside 0 to " + (spaxels - 1), "binnum", "leave it out");
      }
    }
  }

  private static void requireLength(String what, long actual, long expected) {
    if (actual != expected) {
      throw new BadInputException(
          what + " has " + actual + " values, expected " + expected,
          "survey arrays",
          "make the arrays consistent");
    }
  }

  /** Templates must reach beyond the spectra by the largest shift plus a pad, or populate fails. */
  private void requireGuard() {
    LogGrid templates = LogGrid.of(block("tem_pix").values(), "tem_pix");
    double[] observed = block("obs_pix").values();
    double[] velocity = block("vel_pix").values();
    double reach =
        Math.max(
            Math.abs(SpeedOfLight.logShift(velocity[0])),
            Math.abs(SpeedOfLight.logShift(velocity[velocity.length - 1])));
    double need = Math.ceil(reach / templates.step()) + SAFETY_PAD_PIXELS;
    double left = (observed[0] - templates.start()) / templates.step();
    double end = templates.start() + (templates.count() - 1) * templates.step();
    double right = (end - observed[observed.length - 1]) / templates.step();
    if (left < need || right < need) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the templates reach %.0f pixels to the blue and %.0f to the red of the spectra, %.0f"
                  + " are needed on both sides",
              left,
              right,
              need),
          "tem_pix",
          "use templates with a wider range or a narrower velocity range");
    }
  }

  /** Collects the arrays; all of them are copied. */
  public static final class Builder {
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private boolean @Nullable [] mask;
    private int @Nullable [] binNum;
    private String provenance = "";

    private Builder() {}

    /** Templates (T, nZ, nAge, nAlpha). */
    public Builder templates(double[] values, int pixels, int nZ, int nAge, int nAlpha) {
      return array("templates", values, pixels, nZ, nAge, nAlpha);
    }

    /** Velocity histograms (S, V, C). */
    public Builder losvd(double[] values, int spaxels, int velocityBins, int components) {
      return array("losvd", values, spaxels, velocityBins, components);
    }

    /** Spectra (S, L). */
    public Builder cube(double[] values, int spaxels, int pixels) {
      return array("cube", values, spaxels, pixels);
    }

    /** Template and observed grid in ln(wavelength / Angstrom), velocity bin centres in km/s. */
    public Builder grids(double[] temPix, double[] obsPix, double[] velPix) {
      array("tem_pix", temPix, temPix.length);
      array("obs_pix", obsPix, obsPix.length);
      return array("vel_pix", velPix, velPix.length);
    }

    /** Mask, true = keep. */
    public Builder mask(boolean[] keep) {
      mask = keep.clone();
      return this;
    }

    /** One standard deviation of the spectra (S, L). */
    public Builder noise(double[] values, int spaxels, int pixels) {
      return array("noise", values, spaxels, pixels);
    }

    /** Light of the components. */
    public Builder orbitWeights(double[] values) {
      return array("orbit_weights", values, values.length);
    }

    /** Position in arcsec and spaxel of every detector pixel. */
    public Builder image(double[] xPix, double[] yPix, int[] binNum) {
      array("xpix", xPix, xPix.length);
      array("ypix", yPix, yPix.length);
      this.binNum = binNum.clone();
      return this;
    }

    /** Planted weights (C, P). */
    public Builder xTrue(double[] values, int components, int populations) {
      return array("x_true", values, components, populations);
    }

    /** How the arrays came about. */
    public Builder provenance(String text) {
      provenance = text;
      return this;
    }

    /**
     * Any array, also one that populating does not read.
     *
     * @throws BadInputException if the shape does not fit the number of values
     */
    public Builder array(String dataset, double[] values, long... shape) {
      long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
      requireLength(dataset, values.length, size);
      blocks.put(dataset, new Block(values.clone(), shape.clone()));
      return this;
    }

    /**
     * Finishes.
     *
     * @throws MissingDatasetException if templates, losvd, cube or a grid is missing
     * @throws BadInputException if shapes contradict each other or the templates do not reach far
     *     enough beyond the spectra
     */
    public SurveyArrays build() {
      return new SurveyArrays(this);
    }
  }
}
