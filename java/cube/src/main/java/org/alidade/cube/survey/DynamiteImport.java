package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Turns the orbit library of a DYNAMITE model (Jethwa et al. 2020, ASCL 2011.007) into the arrays
 * of a cube.
 *
 * <p>The velocity distributions are those of the model, one component per orbit bundle. There are
 * no spectra behind them in such a folder, so the cube is made from planted weights, which come
 * with the result as {@code x_true}: a recovery test on real kinematics. The provenance text says
 * so.
 */
public final class DynamiteImport {
  private final DynamiteRun run;
  private final DynamiteOptions options;
  private final DynamiteRun.Orbits orbits;
  private final TemplateLibrary library;
  private final LogGrid observed;
  private final TemplateGrid templates;

  private DynamiteImport(DynamiteRun run, TemplateLibrary library, DynamiteOptions options) {
    this.run = run;
    this.options = options;
    this.library = library;
    this.orbits = run.orbits();
    this.observed =
        LogGrid.between(options.firstAngstrom(), options.lastAngstrom(), options.velocityStepKms());
    double[] velocities = orbits.centresKms();
    double fastest = Math.max(-velocities[0], velocities[velocities.length - 1]);
    this.templates =
        TemplateGrid.prepare(
            library,
            observed,
            options.oversampling(),
            fastest,
            LineSpread.constant(options.templateFwhmAngstrom()),
            LineSpread.constant(options.instrumentFwhmAngstrom()));
  }

  /**
   * Imports.
   *
   * @param folder folder with orbit_losvd.h5, bins.dat and aperture.dat
   * @param templates packed template file or folder
   * @param options choices
   * @throws org.alidade.array.BadInputException if files are missing, foreign or contradict each
   *     other, or if the templates do not cover the spectra
   */
  public static SurveyArrays run(Path folder, Path templates, DynamiteOptions options) {
    TemplateLibrary library =
        TemplateLibrary.open(templates).thinned(options.metallicityCount(), options.ageCount());
    return new DynamiteImport(new DynamiteRun(folder), library, options).run();
  }

  private SurveyArrays run() {
    int components = orbits.components();
    int populations = library.populationCount();
    double[] weights =
        PlantedWeights.draw(
            components, library.metallicities().length, library.agesGyr().length, options.seed());
    double[] cube = noiseless(weights);
    double[] noise = noise(cube);
    addNoise(cube, noise);
    SurveyImage image = run.image(orbits.spaxels());
    return SurveyArrays.builder()
        .templates(
            templates.wavelengthFirst(),
            templates.grid().count(),
            library.metallicities().length,
            library.agesGyr().length,
            1)
        .losvd(orbits.light(), orbits.spaxels(), orbits.velocityBins(), components)
        .cube(cube, orbits.spaxels(), observed.count())
        .grids(templates.grid().centres(), observed.centres(), orbits.centresKms())
        .noise(noise, orbits.spaxels(), observed.count())
        .orbitWeights(orbitSums(weights, components, populations))
        .image(image.x(), image.y(), image.bin())
        .xTrue(weights, components, populations)
        .array("metallicity", library.metallicities(), library.metallicities().length)
        .array("age_gyr", library.agesGyr(), library.agesGyr().length)
        .provenance(provenance())
        .build();
  }

  /** Model spectra of the planted weights, (S, L). */
  private double[] noiseless(double[] weights) {
    ForwardModel model = new ForwardModel(templates.grid(), observed, orbits.centresKms());
    double[][] mixed = mixedTemplates(weights);
    double[] cube = new double[orbits.spaxels() * observed.count()];
    IntStream.range(0, orbits.spaxels())
        .parallel()
        .forEach(
            s -> {
              double[] fine = new double[templates.grid().count()];
              for (int c = 0; c < orbits.components(); c++) {
                double[] histogram = orbits.histogram(s, c);
                double light = 0;
                for (double value : histogram) {
                  light += value;
                }
                if (light > 0) {
                  model.addConvolved(mixed[c], model.kernel(histogram), light, fine);
                }
              }
              System.arraycopy(model.rebin(fine), 0, cube, s * observed.count(), observed.count());
            });
    return cube;
  }

  /** Template mixture of every orbit: convolution is linear, so one per orbit is enough. */
  private double[][] mixedTemplates(double[] weights) {
    double[][] spectra = templates.spectra();
    double[][] mixed = new double[orbits.components()][templates.grid().count()];
    for (int c = 0; c < mixed.length; c++) {
      for (int p = 0; p < spectra.length; p++) {
        double weight = weights[c * spectra.length + p];
        for (int t = 0; weight != 0 && t < mixed[c].length; t++) {
          mixed[c][t] += weight * spectra[p][t];
        }
      }
    }
    return mixed;
  }

  /** Standard deviation, the same for all pixels of a spectrum: its mean over the given ratio. */
  private double[] noise(double[] cube) {
    double[] noise = new double[cube.length];
    int pixels = observed.count();
    for (int s = 0; s < orbits.spaxels(); s++) {
      double mean = 0;
      for (int l = 0; l < pixels; l++) {
        mean += cube[s * pixels + l] / pixels;
      }
      for (int l = 0; l < pixels; l++) {
        noise[s * pixels + l] = mean / options.signalToNoise();
      }
    }
    return noise;
  }

  private void addNoise(double[] cube, double[] noise) {
    Random random = new Random(options.seed() ^ 0x5DEECE66DL);
    for (int i = 0; i < cube.length; i++) {
      cube[i] += noise[i] * random.nextGaussian();
    }
  }

  private static double[] orbitSums(double[] weights, int components, int populations) {
    double[] sums = new double[components];
    for (int i = 0; i < weights.length; i++) {
      sums[i / populations] += weights[i];
    }
    return sums;
  }

  private String provenance() {
    return String.join(
        "\n",
        "PLANTED DATA: the spectra are a model plus noise, made from weights drawn with a seeded"
            + " generator (x_true); only the velocity distributions and the templates are real.",
        String.format(
            Locale.ROOT,
            "Velocity distributions: orbit library of the DYNAMITE model %s, %d orbit bundles, %d"
                + " velocity bins of %.3f km/s, %d spatial bins.",
            run.name(),
            orbits.components(),
            orbits.velocityBins(),
            orbits.edgesKms()[1] - orbits.edgesKms()[0],
            orbits.spaxels()),
        "Templates: " + templates.describe() + ".",
        String.format(
            Locale.ROOT,
            "Spectra: %d pixels of %.3f km/s from %.2f Angstrom (rest frame, air), Gaussian noise"
                + " at a mean signal-to-noise ratio of %.1f per pixel, seed %d.",
            observed.count(),
            observed.velocityStepKms(),
            options.firstAngstrom(),
            options.signalToNoise(),
            options.seed()),
        "Positions: arcsec on the axes of the aperture file, not turned to the sky.");
  }
}
