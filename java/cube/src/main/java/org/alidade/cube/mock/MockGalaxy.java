package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.alidade.cube.survey.SurveyArrays;

/**
 * An inclined disc galaxy with a bulge, a thick and a counter-rotating disc, made from ten families
 * of orbits, seen in bins of about equal light, with weights of sparse smooth populations and
 * Gaussian noise.
 *
 * <p>The spectra are sums over direct convolutions of each family's mixture of templates and means
 * over observed pixels: the same mathematics as the fit, by other code. Weights count light: those
 * of a family sum to its part of the light of the galaxy. Flux is in units of the mean flux of all
 * bins.
 *
 * <pre>{@code
 * MockGalaxy galaxy = MockGalaxy.make(MockGalaxyOptions.defaults().withSeed(7));
 * galaxy.arrays().write(Path.of("arrays.h5"));
 * }</pre>
 */
public final class MockGalaxy {
  private static final double TEMPLATE_STEP = 5e-5; // 15 km/s
  private static final int OVERSAMPLING = 4;
  private static final double FASTEST_KMS = 900;
  private static final int SPARE_PIXELS = 66; // the pad of populate and a little more
  private static final double MASKED_FROM_ANGSTROM = 5195;
  private static final double MASKED_TO_ANGSTROM = 5203;

  private final SurveyArrays arrays;
  private final List<OrbitFamily> families;
  private final double[] agesGyr;
  private final double[] metallicities;

  private MockGalaxy(SurveyArrays arrays, List<OrbitFamily> families, StellarTemplates stellar) {
    this.arrays = arrays;
    this.families = families;
    agesGyr = stellar.agesGyr();
    metallicities = stellar.metallicities();
  }

  /** Makes a galaxy; the same options give the same numbers. */
  public static MockGalaxy make(MockGalaxyOptions options) {
    List<OrbitFamily> families = OrbitFamily.all();
    Random random = new Random(options.seed());
    double[] velocities = velocities();
    double[] observed = observedGrid(options);
    double[] templateGrid = templateGrid(observed, velocities);
    StellarTemplates stellar =
        new StellarTemplates(templateGrid, options.metallicities(), options.ages());
    double[] templates = stellar.flux();
    SkyBins sky = SkyBins.of(families, options.spaxels(), random);
    double[] losvd = VelocityHistograms.of(families, sky, options.spaxels(), velocities);
    double[] weights =
        PlantedPopulations.weights(
            families, stellar, options.metallicities(), options.ages(), random);
    double[] clean =
        new MockSpectra(templates, templateGrid, losvd, options.spaxels(), families.size())
            .observe(weights, observed, velocities);
    double[] noise = noise(clean, observed.length, options.signalToNoise());
    double[] data = clean.clone();
    for (int i = 0; i < data.length; i++) {
      data[i] += noise[i] * random.nextGaussian();
    }
    SurveyArrays arrays =
        SurveyArrays.builder()
            .templates(templates, templateGrid.length, options.metallicities(), options.ages(), 1)
            .losvd(losvd, options.spaxels(), velocities.length, families.size())
            .cube(data, options.spaxels(), observed.length)
            .grids(templateGrid, observed, velocities)
            .mask(mask(observed))
            .noise(noise, options.spaxels(), observed.length)
            .orbitWeights(families.stream().mapToDouble(OrbitFamily::lightFraction).toArray())
            .image(sky.x(), sky.y(), sky.bins())
            .xTrue(weights, families.size(), options.metallicities() * options.ages())
            .provenance(provenance(options, sky.pixels()))
            .build();
    return new MockGalaxy(arrays, families, stellar);
  }

  /** The arrays of the fit, with noise and planted weights. */
  public SurveyArrays arrays() {
    return arrays;
  }

  /** What the components are, in their order. */
  public List<String> componentNames() {
    return families.stream().map(OrbitFamily::name).toList();
  }

  /** Class of each component, such as "thin disc", in the order of the components. */
  public List<String> componentClasses() {
    return families.stream().map(OrbitFamily::kind).toList();
  }

  /** Ages of the population grid in Gyr. */
  public double[] agesGyr() {
    return agesGyr.clone();
  }

  /** Metallicities [M/H] of the population grid in dex. */
  public double[] metallicities() {
    return metallicities.clone();
  }

  /** Bin centres that fall on template pixels, so that histograms are sampled exactly. */
  private static double[] velocities() {
    int reach =
        (int)
            Math.ceil(
                Math.log1p(FASTEST_KMS / VelocityHistograms.SPEED_OF_LIGHT_KMS) / TEMPLATE_STEP);
    double[] velocities = new double[2 * reach + 1];
    for (int k = -reach; k <= reach; k++) {
      velocities[k + reach] = VelocityHistograms.SPEED_OF_LIGHT_KMS * Math.expm1(k * TEMPLATE_STEP);
    }
    return velocities;
  }

  private static double[] observedGrid(MockGalaxyOptions options) {
    double step = OVERSAMPLING * TEMPLATE_STEP;
    double start = Math.log(options.firstAngstrom());
    int count = (int) Math.floor((Math.log(options.lastAngstrom()) - start) / step) + 1;
    return grid(start, step, count);
  }

  private static double[] templateGrid(double[] observed, double[] velocities) {
    int guard = velocities.length / 2 + 1 + SPARE_PIXELS;
    return grid(
        observed[0] - guard * TEMPLATE_STEP,
        TEMPLATE_STEP,
        (observed.length - 1) * OVERSAMPLING + 1 + 2 * guard);
  }

  private static double[] grid(double start, double step, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
      grid[i] = start + i * step;
    }
    return grid;
  }

  /** The residual of the night-sky line [N I] is left out, as with real data. */
  private static boolean[] mask(double[] observed) {
    boolean[] keep = new boolean[observed.length];
    for (int l = 0; l < keep.length; l++) {
      double lambda = Math.exp(observed[l]);
      keep[l] = lambda < MASKED_FROM_ANGSTROM || lambda > MASKED_TO_ANGSTROM;
    }
    return keep;
  }

  /**
   * One standard deviation, the same for all pixels of a bin: its mean flux over the given ratio.
   */
  private static double[] noise(double[] flux, int pixels, double signalToNoise) {
    double[] noise = new double[flux.length];
    for (int first = 0; first < flux.length; first += pixels) {
      double sum = 0;
      for (int l = 0; l < pixels; l++) {
        sum += flux[first + l];
      }
      Arrays.fill(noise, first, first + pixels, sum / pixels / signalToNoise);
    }
    return noise;
  }

  private static String provenance(MockGalaxyOptions options, int pixels) {
    return String.format(
        Locale.ROOT,
        "Mock galaxy, seed %d: analytic disc, bulge, thick and counter-rotating disc on %d sky pixels in %d bins;"
            + " analytic templates; planted weights in x_true; Gaussian noise, signal over noise %.0f per pixel.",
        options.seed(),
        pixels,
        options.spaxels(),
        options.signalToNoise());
  }
}
