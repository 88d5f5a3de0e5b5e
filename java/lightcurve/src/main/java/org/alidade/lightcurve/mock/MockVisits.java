package org.alidade.lightcurve.mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.fits.FitsCard;
import org.alidade.lightcurve.images.ImagePlane;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.naming.StaticKeys;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * A field of round stars of which every fifth varies, seen in visits of two channels, with noise
 * and cosmic rays; and the files a pipeline needs of it.
 *
 * <pre>{@code
 * MockVisits field = MockVisits.of(MockVisitsOptions.defaults());
 * field.writeVisits(inputDir, 0, field.visits());
 * field.writeCoadds(coaddDir);
 * double truth = field.magnitude(3, 7, "ch1"); // star 3, visit 7
 * }</pre>
 */
public final class MockVisits {
  /** Magnitude of a source of one image unit. */
  public static final double ZERO_POINT = 21.58;

  private static final double STAR_SIGMA = 1.2;
  private static final double PIXEL_DEGREES = 0.6 / 3600;
  private static final double PHOTON_VARIANCE = 1e-4;
  private static final double COADD_NOISE_FRACTION = 0.1;
  private static final double FIRST_MJD = 55000.25;
  private static final double CADENCE_DAYS = 16.5;
  private static final double PERIOD_DAYS = 97;
  private static final double AMPLITUDE = 0.35;
  private static final long FIRST_REQUEST = 40_000_000;
  private static final int FIRST_GROUP = 1;

  private final MockVisitsOptions options;
  private final double[] x;
  private final double[] y;
  private final double[] magnitudes;

  private MockVisits(MockVisitsOptions options) {
    this.options = options;
    this.x = new double[options.stars()];
    this.y = new double[options.stars()];
    this.magnitudes = new double[options.stars()];
    SplittableRandom random = new SplittableRandom(options.seed());
    int perRow = (int) Math.ceil(Math.sqrt(options.stars()));
    double step = (options.side() - 28.0) / Math.max(1, perRow - 1);
    for (int star = 0; star < options.stars(); star++) {
      x[star] = 14 + step * (star % perRow) + random.nextDouble(-1.5, 1.5);
      int row = star / perRow;
      y[star] = 14 + step * row + random.nextDouble(-1.5, 1.5);
      magnitudes[star] = random.nextDouble(13.5, 16.5);
    }
  }

  /** A field. */
  public static MockVisits of(MockVisitsOptions options) {
    return new MockVisits(options);
  }

  /** Number of stars. */
  public int stars() {
    return x.length;
  }

  /** Number of visits. */
  public int visits() {
    return options.visits();
  }

  /** Column of a star, counted from 1 at the centre of the first pixel. */
  public double x(int star) {
    return x[star] + 1;
  }

  /** Row of a star, counted from 1 at the centre of the first pixel. */
  public double y(int star) {
    return y[star] + 1;
  }

  /** Whether a star varies. */
  public boolean varies(int star) {
    return star % 5 == 0;
  }

  /** Key of a visit, such as {@code gr3}. */
  public String group(int visit) {
    return "gr" + (FIRST_GROUP + visit);
  }

  /** Time of a visit, MJD. */
  public double mjd(int visit) {
    return FIRST_MJD + CADENCE_DAYS * visit;
  }

  /** Magnitude of a star on the deep image. */
  public double meanMagnitude(int star, String channel) {
    return magnitudes[star] + (channel.equals("ch1") ? 0 : 0.2);
  }

  /** Magnitude of a star at a visit. */
  public double magnitude(int star, int visit, String channel) {
    double phase = 2 * Math.PI * (mjd(visit) - FIRST_MJD) / PERIOD_DAYS + star;
    return meanMagnitude(star, channel) + (varies(star) ? AMPLITUDE * Math.sin(phase) : 0);
  }

  /**
   * Writes images of visits from {@code first} up to, not including, {@code end}.
   *
   * @throws IOException if the images cannot be written
   */
  public void writeVisits(Path folder, int first, int end) throws IOException {
    Files.createDirectories(folder);
    for (int visit = first; visit < end; visit++) {
      for (String channel : StaticKeys.CHANNELS) {
        writeVisit(folder, visit, channel);
      }
    }
  }

  /**
   * Writes the deep images and their weights.
   *
   * @throws IOException if the images cannot be written
   */
  public void writeCoadds(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String channel : StaticKeys.CHANNELS) {
      SplittableRandom random = random(-1, channel);
      double noise = options.noise() * COADD_NOISE_FRACTION;
      float[] pixels = stars(star -> meanMagnitude(star, channel));
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] += (float) (noise * random.nextGaussian());
      }
      float[] weights = new float[pixels.length];
      Arrays.fill(weights, (float) (1 / (noise * noise)));
      image(pixels, FIRST_MJD).write(folder.resolve(CoaddNames.image(channel)));
      image(weights, FIRST_MJD).write(folder.resolve(CoaddNames.weight(channel)));
    }
  }

  /** Writes the table of the visits. */
  public void writeAorTable(Path file) {
    int count = visits();
    SourceTables.writeEcsv(
        file,
        Table.builder()
            .column(
                Column.of(
                    "reqkey",
                    IntStream.range(0, count).mapToLong(i -> FIRST_REQUEST + i).toArray()))
            .column(
                Column.of("group_name", IntStream.range(0, count).mapToObj(this::group).toList()))
            .column(
                Column.of("mjd", IntStream.range(0, count).mapToDouble(this::mjd).toArray())
                    .unit("d"))
            .build());
  }

  private void writeVisit(Path folder, int visit, String channel) {
    SplittableRandom random = random(visit, channel);
    float[] science = stars(star -> magnitude(star, visit, channel));
    float[] uncertainty = new float[science.length];
    for (int i = 0; i < science.length; i++) {
      double noise = Math.sqrt(options.noise() * options.noise() + PHOTON_VARIANCE * science[i]);
      uncertainty[i] = (float) noise;
      science[i] += (float) (noise * random.nextGaussian());
    }
    for (int hit = 0; hit < options.cosmicRays(); hit++) {
      science[random.nextInt(science.length)] += (float) random.nextDouble(20, 80);
    }
    float[] coverage = new float[science.length];
    Arrays.fill(coverage, 9);
    IdfFileName name = IdfFileName.science(group(visit), channel);
    double time = mjd(visit);
    image(science, time).write(name.in(folder));
    image(uncertainty, time).write(name.withKind(IdfFileName.UNCERTAINTY).in(folder));
    image(uncertainty, time).write(name.withKind("std").in(folder));
    image(coverage, time).write(name.withKind("cov").in(folder));
  }

  private interface Brightness {
    double magnitude(int star);
  }

  /** The stars without noise. */
  private float[] stars(Brightness brightness) {
    int side = options.side();
    float[] pixels = new float[side * side];
    for (int star = 0; star < stars(); star++) {
      double flux = Math.pow(10, -0.4 * (brightness.magnitude(star) - ZERO_POINT));
      double peak = flux / (2 * Math.PI * STAR_SIGMA * STAR_SIGMA);
      int reach = (int) Math.ceil(8 * STAR_SIGMA);
      for (int row = Math.max(0, (int) y[star] - reach);
          row <= Math.min(side - 1, (int) y[star] + reach);
          row++) {
        for (int column = Math.max(0, (int) x[star] - reach);
            column <= Math.min(side - 1, (int) x[star] + reach);
            column++) {
          double squared =
              (column - x[star]) * (column - x[star]) + (row - y[star]) * (row - y[star]);
          pixels[row * side + column] +=
              (float) (peak * Math.exp(-squared / (2 * STAR_SIGMA * STAR_SIGMA)));
        }
      }
    }
    return pixels;
  }

  private ImagePlane image(float[] pixels, double time) {
    double center = (options.side() + 1) / 2.0;
    List<FitsCard> cards = new ArrayList<>();
    cards.add(FitsCard.of("MJD-OBS", time, "[d] time of the visit"));
    cards.add(FitsCard.of("CTYPE1", "RA---TAN", ""));
    cards.add(FitsCard.of("CTYPE2", "DEC--TAN", ""));
    cards.add(FitsCard.of("CRVAL1", 265.0, "[deg] right ascension of the centre"));
    cards.add(FitsCard.of("CRVAL2", 69.0, "[deg] declination of the centre"));
    cards.add(FitsCard.of("CRPIX1", center, ""));
    cards.add(FitsCard.of("CRPIX2", center, ""));
    cards.add(FitsCard.of("CDELT1", -PIXEL_DEGREES, "[deg]"));
    cards.add(FitsCard.of("CDELT2", PIXEL_DEGREES, "[deg]"));
    cards.add(FitsCard.of("CUNIT1", "deg", ""));
    cards.add(FitsCard.of("CUNIT2", "deg", ""));
    cards.add(FitsCard.of("RADESYS", "ICRS", ""));
    return new ImagePlane("made-up field", options.side(), options.side(), pixels, cards);
  }

  private SplittableRandom random(int visit, String channel) {
    return new SplittableRandom(options.seed() * 1_000_003 + 31L * visit + channel.hashCode());
  }
}
