package org.alidade.lightcurve.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.extraction.ApertureSums;
import org.alidade.extraction.Apertures;
import org.alidade.extraction.ExtractionImage;
import org.alidade.extraction.FoundSources;
import org.alidade.extraction.SumOptions;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.images.ImagePlane;
import org.alidade.lightcurve.images.SkyObjects;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Fluxes and magnitudes of objects on one image, with the shapes that the deep image shows. */
final class SepPhotometry {
  private static final double KRON_REACH = 6;
  private static final double MAGNITUDE_PER_RELATIVE_ERROR = 2.5 / Math.log(10);
  private static final int SEXTRACTOR_BAD_PIXELS = 1;
  private static final int SEXTRACTOR_DEBLENDED = 2;
  private static final int SEXTRACTOR_TRUNCATED = 8;
  private static final int SEXTRACTOR_APERTURE_CUT = 16;

  private final SepDetection detection;
  private final float[] signal;
  private final float[] noise;
  private final boolean[] bad;
  private final SepOptions options;

  private SepPhotometry(
      SepDetection detection, float[] signal, float[] noise, boolean[] bad, SepOptions options) {
    this.detection = detection;
    this.signal = signal;
    this.noise = noise;
    this.bad = bad;
    this.options = options;
  }

  static SepPhotometry of(
      SepDetection detection, ImagePlane image, ImagePlane uncertainty, SepOptions options) {
    int size = image.pixels().length;
    boolean[] bad = new boolean[size];
    float[] pixels = image.pixels().clone();
    float[] noise = uncertainty.pixels().clone();
    for (int i = 0; i < size; i++) {
      bad[i] = !(noise[i] > 0) || !Float.isFinite(noise[i]) || !Float.isFinite(pixels[i]);
      if (bad[i]) {
        pixels[i] = 0;
        noise[i] = 0;
      }
    }
    float[] signal = SepDetection.withoutBackground(image.withPixels(pixels), bad);
    return new SepPhotometry(detection, signal, noise, bad, options);
  }

  /**
   * The catalogue of objects; shapes and isophotal fluxes are unknown where nothing is detected.
   */
  Table catalogue(SkyObjects objects) {
    double[] x = Arrays.stream(objects.x()).map(value -> value - 1).toArray();
    double[] y = Arrays.stream(objects.y()).map(value -> value - 1).toArray();
    int[] owners = IntStream.range(0, x.length).map(i -> detection.sourceAt(x[i], y[i])).toArray();
    double[] a = shape(owners, detection.sources().a());
    double[] b = shape(owners, detection.sources().b());
    double[] theta = shape(owners, detection.sources().theta());
    double[] kron = kronScales(x, y, a, b, theta, owners);
    Table.Builder table = Table.builder();
    objects.columns().forEach(table::column);
    ApertureSums auto;
    try (ExtractionImage image = image(signal, noise, bad)) {
      auto = image.sums(Apertures.ellipses(x, y, a, b, theta, kron).ownedBy(owners));
      add(table, "AUTO", auto.sum(), auto.error());
      addIsophotal(table, owners);
      addCircles(table, image, x, y);
    }
    table.column(Column.of("FLAGS", flags(auto, owners)));
    table.column(Column.of("CLASS_STAR", filled(x.length, Double.NaN)));
    table.column(Column.of("FWHM_IMAGE", each(a, b, SepPhotometry::width)).unit("pix"));
    table.column(Column.of("ELLIPTICITY", each(a, b, (major, minor) -> 1 - minor / major)));
    table.column(Column.of("A_IMAGE", a).unit("pix"));
    table.column(Column.of("B_IMAGE", b).unit("pix"));
    table.column(Column.of("THETA_IMAGE", Arrays.stream(theta).map(Math::toDegrees).toArray()));
    table.column(Column.of("KRON_RADIUS", kron));
    return table.build();
  }

  private ExtractionImage image(float[] pixels, float[] deviations, boolean[] leftOut) {
    return ExtractionImage.of(detection.image().width(), detection.image().height(), pixels)
        .noise(deviations)
        .mask(leftOut)
        .segments(detection.sources().segments())
        .open();
  }

  /** Size of the ellipses of MAG_AUTO in half axes, from the light of the deep image. */
  private double[] kronScales(
      double[] x, double[] y, double[] a, double[] b, double[] theta, int[] owners) {
    float[] none = new float[signal.length];
    Arrays.fill(none, 1);
    double[] radii;
    try (ExtractionImage deep = image(detection.signal(), none, detection.bad())) {
      radii = deep.kronRadii(Apertures.ellipses(x, y, a, b, theta, KRON_REACH).ownedBy(owners));
    }
    return Arrays.stream(radii)
        .map(radius -> Math.max(options.kronFactor() * radius, options.leastRadius()))
        .toArray();
  }

  /** Sums over the pixels that the source covers on the deep image. */
  private void addIsophotal(Table.Builder table, int[] owners) {
    FoundSources sources = detection.sources();
    double[] sums = new double[sources.size() + 1];
    double[] variances = new double[sources.size() + 1];
    for (int pixel = 0; pixel < signal.length; pixel++) {
      int owner = sources.segments()[pixel];
      if (owner > 0 && !bad[pixel]) {
        sums[owner] += signal[pixel];
        variances[owner] += (double) noise[pixel] * noise[pixel];
      }
    }
    sums[0] = Double.NaN;
    add(
        table,
        "ISO",
        Arrays.stream(owners).mapToDouble(owner -> sums[owner]).toArray(),
        Arrays.stream(owners).mapToDouble(owner -> Math.sqrt(variances[owner])).toArray());
  }

  private void addCircles(Table.Builder table, ExtractionImage image, double[] x, double[] y) {
    String suffix = "";
    for (int i = 0; i < options.aperturesPixels().size(); i++) {
      double radius = options.aperturesPixels().get(i) / 2;
      ApertureSums sums = image.sums(Apertures.circles(x, y, radius), SumOptions.defaults());
      add(table, "APER" + suffix, sums.sum(), sums.error());
      suffix = "_" + (i + 1);
    }
  }

  private void add(Table.Builder table, String name, double[] flux, double[] error) {
    double[] magnitude = new double[flux.length];
    double[] magnitudeError = new double[flux.length];
    for (int i = 0; i < flux.length; i++) {
      boolean seen = flux[i] > 0;
      magnitude[i] =
          seen ? options.zeroPoint() - 2.5 * Math.log10(flux[i]) : LightCurve.NOT_DETECTED;
      magnitudeError[i] =
          seen ? MAGNITUDE_PER_RELATIVE_ERROR * error[i] / flux[i] : LightCurve.NOT_DETECTED;
    }
    table.column(Column.of("FLUX_" + name, flux).unit("ct"));
    table.column(Column.of("FLUXERR_" + name, error).unit("ct"));
    table.column(Column.of("MAG_" + name, magnitude).unit("mag"));
    table.column(Column.of("MAGERR_" + name, magnitudeError).unit("mag"));
  }

  /** Flags as SExtractor's. */
  private int[] flags(ApertureSums auto, int[] owners) {
    int[] flags = new int[owners.length];
    for (int i = 0; i < flags.length; i++) {
      int found = owners[i] == 0 ? 0 : detection.sources().flags()[owners[i] - 1];
      int sums = auto.flags()[i];
      flags[i] =
          bit(found, FoundSources.MERGED, SEXTRACTOR_DEBLENDED)
              | bit(found, FoundSources.TRUNCATED, SEXTRACTOR_TRUNCATED)
              | bit(sums, ApertureSums.SOME_MASKED, SEXTRACTOR_BAD_PIXELS)
              | bit(sums, ApertureSums.TRUNCATED, SEXTRACTOR_APERTURE_CUT);
    }
    return flags;
  }

  private static int bit(int flags, int wanted, int meaning) {
    return (flags & wanted) == 0 ? 0 : meaning;
  }

  private static double[] shape(int[] owners, double[] values) {
    return Arrays.stream(owners)
        .mapToDouble(owner -> owner == 0 ? Double.NaN : values[owner - 1])
        .toArray();
  }

  private interface Pair {
    double of(double first, double second);
  }

  private static double[] each(double[] first, double[] second, Pair function) {
    double[] values = new double[first.length];
    Arrays.setAll(values, i -> function.of(first[i], second[i]));
    return values;
  }

  /** Full width at half maximum of a Gaussian of these half axes. */
  private static double width(double major, double minor) {
    return 2 * Math.sqrt(Math.log(2) * (major * major + minor * minor));
  }

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
