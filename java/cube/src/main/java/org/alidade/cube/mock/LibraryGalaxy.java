package org.alidade.cube.mock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;
import org.alidade.cube.survey.LogGrid;
import org.alidade.cube.survey.OrbitLibrary;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.math.ThreadBudget;

/**
 * A problem of any size with the statistics of a real orbit library: the 72 orbits of NGC 6278
 * tiled and jittered, or a synthetic library with the same statistics; templates of a library, or
 * synthetic ones with the same numerical rank; about 100 planted weights; noise; masked pixels.
 *
 * <p>Everything that grows with the number of spaxels is made in blocks of spaxels and depends on
 * the seed and the spaxel alone; the number of threads changes nothing.
 *
 * <pre>{@code
 * LibraryGalaxy.make(LibraryGalaxyOptions.of(GalaxySize.MEDIUM)).write(Path.of("arrays.h5"), 2);
 * }</pre>
 */
public final class LibraryGalaxy {
  private static final String TAG = "cube.mock";
  private static final int BLOCK_SPAXELS = 128;
  private static final double FIRST_ANGSTROM = 5100.268;
  private static final double OBSERVED_STEP = 2.129e-4;
  private static final int SAFETY_PAD_PIXELS = 64;
  private static final int EXTRA_PIXELS = 4;
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;
  private static final double FAINTEST = 1e-3;
  private static final double[] SKY_ANGSTROM = {5200, 5577, 5893, 6300};
  private static final double[] SKY_HALF_WIDTH = {5, 7, 6, 7};

  private final LibraryGalaxyOptions options;
  private final OrbitLibrary base;
  private final TiledLibrary library;
  private final LogGrid templateGrid;
  private final double[] observedGrid;
  private final double[][] templates;
  private final double[] weights;
  private final int blockSpaxels;

  private LibraryGalaxy(LibraryGalaxyOptions options, int blockSpaxels) {
    this.options = options;
    this.blockSpaxels = blockSpaxels;
    long seed = options.seed();
    base =
        options
            .library()
            .map(OrbitLibrary::read)
            .orElseGet(() -> SyntheticOrbits.library(Seeds.of(seed, 1, 0)));
    library =
        new TiledLibrary(
            base,
            options.spaxels(),
            options.components(),
            options.velocityBins(),
            Seeds.of(seed, 2, 0));
    observedGrid = new LogGrid(Math.log(FIRST_ANGSTROM), OBSERVED_STEP, options.pixels()).centres();
    templateGrid = templateGrid(observedGrid, library.velocities(), options.templateStep());
    templates =
        options
            .templates()
            .map(
                path ->
                    GalaxyTemplates.read(
                        path, options.metallicities(), options.ages(), templateGrid))
            .orElseGet(
                () ->
                    GalaxyTemplates.synthetic(
                        options.metallicities(),
                        options.ages(),
                        templateGrid,
                        Seeds.of(seed, 3, 0)));
    double[] fieldLight =
        IntStream.range(0, options.components()).mapToDouble(library::fieldLight).toArray();
    weights =
        PlantedHistories.draw(
            fieldLight,
            options.metallicities(),
            options.ages(),
            options.nonZeros(),
            Seeds.of(seed, 4, 0));
  }

  /**
   * Makes all that does not grow with the number of spaxels.
   *
   * @throws org.alidade.array.BadInputException if library or templates do not fit the options
   */
  public static LibraryGalaxy make(LibraryGalaxyOptions options) {
    return new LibraryGalaxy(options, BLOCK_SPAXELS);
  }

  /** The same with another number of spaxels at a time. */
  static LibraryGalaxy make(LibraryGalaxyOptions options, int blockSpaxels) {
    return new LibraryGalaxy(options, blockSpaxels);
  }

  /** Room for the largest shift and the pad of populate on both sides. */
  private static LogGrid templateGrid(double[] observed, double[] velocities, double step) {
    double reach = -Math.log1p(-velocities[velocities.length - 1] / SPEED_OF_LIGHT_KMS);
    int guard =
        (int) Math.ceil(reach / step)
            + SAFETY_PAD_PIXELS
            + (int) Math.ceil(OBSERVED_STEP / step)
            + EXTRA_PIXELS;
    double length = observed[observed.length - 1] - observed[0];
    return new LogGrid(
        observed[0] - guard * step, step, (int) Math.ceil(length / step) + 2 * guard + 1);
  }

  /** The options it was made from. */
  public LibraryGalaxyOptions options() {
    return options;
  }

  /** Planted weights, (C, P) flattened. */
  public double[] plantedWeights() {
    return weights.clone();
  }

  /** Template grid, ln(wavelength / Angstrom), T values. */
  public double[] temPix() {
    return templateGrid.centres();
  }

  /** Observed grid, ln(wavelength / Angstrom), L values. */
  public double[] obsPix() {
    return observedGrid.clone();
  }

  /** Velocity bin centres in km/s, V values. */
  public double[] velPix() {
    return library.velocities();
  }

  /** Mask, L values, true = keep: sky lines and some random runs are left out. */
  public boolean[] mask() {
    boolean[] keep = new boolean[observedGrid.length];
    Arrays.fill(keep, true);
    for (int l = 0; l < keep.length; l++) {
      for (int i = 0; i < SKY_ANGSTROM.length; i++) {
        keep[l] &= Math.abs(Math.exp(observedGrid[l]) - SKY_ANGSTROM[i]) >= SKY_HALF_WIDTH[i];
      }
    }
    Random random = new Random(Seeds.of(options.seed(), 5, 0));
    for (int i = 0; i < Math.max(1, keep.length / 120); i++) {
      int first = random.nextInt(keep.length);
      Arrays.fill(keep, first, Math.min(keep.length, first + Math.max(2, keep.length / 90)), false);
    }
    return keep;
  }

  /**
   * Velocity histograms of consecutive spaxels.
   *
   * @param out (count, V, C), overwritten
   */
  public void losvd(int firstSpaxel, DoubleArray out, int threads) {
    long count = out.shape().length(0);
    ThreadBudget.of(threads).forEach(count, i -> losvdOfSpaxel(firstSpaxel, (int) i, out));
  }

  private void losvdOfSpaxel(int firstSpaxel, int index, DoubleArray out) {
    int components = options.components();
    double[] plane = new double[options.velocityBins() * components];
    for (int c = 0; c < components; c++) {
      double[] histogram = library.histogram(firstSpaxel + index, c);
      for (int v = 0; v < histogram.length; v++) {
        plane[v * components + c] = histogram[v];
      }
    }
    out.copyFrom(plane, 0, (long) index * plane.length, plane.length);
  }

  /** Takes spectra of some spaxels. */
  private interface Receiver {
    void accept(int firstSpaxel, int count, DoubleArray losvd, double[] data, double[] noise);
  }

  private void observe(int threads, Receiver receiver) {
    GalaxySpectra spectra =
        new GalaxySpectra(
            templates, weights, templateGrid.centres(), observedGrid, library.velocities());
    for (int first = 0; first < options.spaxels(); first += blockSpaxels) {
      int count = Math.min(blockSpaxels, options.spaxels() - first);
      try (DoubleArray losvd =
          DoubleArray.allocate(TAG, count, options.velocityBins(), options.components())) {
        losvd(first, losvd, threads);
        double[] data;
        try (DoubleArray clean = spectra.of(losvd, threads)) {
          data = clean.toArray();
        }
        receiver.accept(first, count, losvd, data, addNoise(first, data));
      }
    }
  }

  /** Adds noise to the spectra and returns its standard deviation. */
  private double[] addNoise(int firstSpaxel, double[] data) {
    double[] noise = new double[data.length];
    int pixels = observedGrid.length;
    for (int i = 0; i < data.length / pixels; i++) {
      Random random = new Random(Seeds.of(options.seed(), 6, firstSpaxel + i));
      double brightest = Arrays.stream(data, i * pixels, (i + 1) * pixels).max().orElseThrow();
      for (int l = i * pixels; l < (i + 1) * pixels; l++) {
        noise[l] = Math.max(data[l], FAINTEST * brightest) / options.signalToNoise();
        data[l] += noise[l] * random.nextGaussian();
      }
    }
    return noise;
  }

  /**
   * Writes the input arrays of a fit (docs/formats/cube.md), block by block.
   *
   * @param arraysFile replaced when complete
   */
  public void write(Path arraysFile, int threads) {
    Hdf5File.createAtomically(arraysFile, file -> writeTo(file, threads));
  }

  private void writeTo(Hdf5File file, int threads) {
    int s = options.spaxels();
    int c = options.components();
    int t = templateGrid.count();
    write(file, "templates", wavelengthFirst(), t, options.metallicities(), options.ages(), 1);
    write(file, "tem_pix", templateGrid.centres(), t);
    write(file, "obs_pix", observedGrid, observedGrid.length);
    write(file, "vel_pix", library.velocities(), options.velocityBins());
    write(file, "x_true", weights, c, options.populations());
    write(file, "orbit_weights", orbitWeights(), c);
    write(file, "xpix", library.image().x(), library.image().x().length);
    write(file, "ypix", library.image().y(), library.image().y().length);
    int[] bins = library.image().bin();
    file.createDataset("binnum", DatasetSpec.of(Hdf5Type.INT32, bins.length)).write(bins);
    boolean[] mask = mask();
    file.createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, mask.length)).write(mask);
    String[] text = {provenance()};
    file.createDataset("provenance", DatasetSpec.of(Hdf5Type.STRING, 1)).write(text);
    long[] spectra = {s, observedGrid.length};
    file.createDataset("losvd", DatasetSpec.of(Hdf5Type.FLOAT64, s, options.velocityBins(), c));
    file.createDataset("cube", DatasetSpec.of(Hdf5Type.FLOAT64, spectra));
    file.createDataset("noise", DatasetSpec.of(Hdf5Type.FLOAT64, spectra));
    observe(
        threads,
        (first, count, losvd, data, noise) -> {
          file.dataset("losvd").write(Slab.rows(first, count), losvd);
          file.dataset("cube").write(Slab.rows(first, count), data);
          file.dataset("noise").write(Slab.rows(first, count), noise);
        });
  }

  private static void write(Hdf5File file, String name, double[] values, long... shape) {
    file.createDataset(name, DatasetSpec.of(Hdf5Type.FLOAT64, shape)).write(values);
  }

  /**
   * Populates a cube file without a file of arrays between.
   *
   * @throws IOException if the file cannot be written
   */
  public PopulateReport populate(Path cubeFile, PopulateOptions populate, int threads)
      throws IOException {
    try (CubeInputs inputs = inputs(threads)) {
      return CubeFile.at(cubeFile).populate(inputs, populate);
    }
  }

  /** The arrays in memory; the caller closes them. */
  public CubeInputs inputs(int threads) {
    int pixels = observedGrid.length;
    long plane = (long) options.velocityBins() * options.components();
    CubeInputs.Builder builder = CubeInputs.builder();
    DoubleArray losvd =
        DoubleArray.allocate(TAG, options.spaxels(), options.velocityBins(), options.components());
    builder.losvd(losvd);
    DoubleArray cube = DoubleArray.allocate(TAG, options.spaxels(), pixels);
    builder.dataCube(cube);
    boolean complete = false;
    try {
      observe(
          threads,
          (first, count, block, data, noise) -> {
            double[] line = new double[Math.toIntExact(plane)];
            for (int i = 0; i < count; i++) {
              block.copyTo(i * plane, line, 0, line.length);
              losvd.copyFrom(line, 0, (first + i) * plane, line.length);
            }
            cube.copyFrom(data, 0, (long) first * pixels, data.length);
          });
      builder
          .templates(
              wavelengthFirst(), templateGrid.count(), options.metallicities(), options.ages(), 1)
          .temPix(templateGrid.centres())
          .obsPix(observedGrid)
          .velPix(library.velocities())
          .mask(mask())
          .orbitWeights(orbitWeights())
          .image(library.image().x(), library.image().y(), library.image().bin());
      complete = true;
      return builder.build();
    } finally {
      if (!complete) {
        builder.build().close();
      }
    }
  }

  private double[] wavelengthFirst() {
    double[] flat = new double[templateGrid.count() * templates.length];
    for (int p = 0; p < templates.length; p++) {
      for (int t = 0; t < templates[p].length; t++) {
        flat[t * templates.length + p] = templates[p][t];
      }
    }
    return flat;
  }

  /** Sums of the planted weights, of unit sum. */
  private double[] orbitWeights() {
    double total = Arrays.stream(weights).sum();
    double[] sums = new double[options.components()];
    for (int i = 0; i < weights.length; i++) {
      sums[i / options.populations()] += weights[i] / total;
    }
    return sums;
  }

  private String provenance() {
    return String.format(
        Locale.ROOT,
        "Generated problem, seed %d: %s (%d orbits, %d bins) as %d components in %d spaxels;"
            + " templates %s; %d planted weights in x_true; Gaussian noise, signal over noise %.0f"
            + " per pixel.",
        options.seed(),
        base.source(),
        base.components(),
        base.spaxels(),
        options.components(),
        options.spaxels(),
        options.templates().map(path -> path.getFileName().toString()).orElse("synthetic"),
        Arrays.stream(weights).filter(weight -> weight > 0).count(),
        options.signalToNoise());
  }
}
