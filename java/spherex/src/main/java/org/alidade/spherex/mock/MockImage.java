package org.alidade.spherex.mock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Band;
import org.alidade.spherex.image.FlagDefinitions;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PixelWindow;
import org.alidade.spherex.image.SkyCoordinates;
import org.alidade.spherex.image.SurfaceBrightnessUnit;

/**
 * A synthetic level-2 image in the layout of the release QR2: scaled zodiacal light, sources of
 * known flux, noise of the announced variance. The light of the sources is spread exactly as the
 * point-spread functions of the file say.
 *
 * <pre>{@code
 * MockImage.builder().band(Band.D3).window(new PixelWindow(900, 1100, 60, 60))
 *     .source(new MockSource(930.2, 1131.7, 1000)).build().write(Path.of("mock.fits"));
 * }</pre>
 */
public final class MockImage {
  private static final double UNIT =
      SurfaceBrightnessUnit.MICROJANSKY_PER_ARCSEC2.perMegajanskyPerSteradian();
  private static final int SOURCE_FLAG = 1 << 21;

  private final Builder options;
  private final MockDetector detector;
  private final PixelWindow window;
  private final List<FitsCard> coordinates;
  private final SkyCoordinates sky;

  private MockImage(Builder options) {
    this.options = options;
    this.detector = MockDetector.of(options.band);
    this.window = options.window;
    this.coordinates =
        MockCards.of(window, options.raDegrees, options.decDegrees, options.rotationDegrees);
    this.sky = SkyCoordinates.of(new FitsHeader("synthetic image", coordinates));
  }

  /** An image of detector D3 without sources, 60 x 60 pixels. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where a source is on the sky. */
  public SkyPosition position(MockSource source) {
    return sky.toSky(source.parentX() - window.x0(), source.parentY() - window.y0());
  }

  /** Where a source is in the image. */
  public PixelPosition pixel(MockSource source) {
    return new PixelPosition(source.parentX() - window.x0(), source.parentY() - window.y0());
  }

  /**
   * Writes the file.
   *
   * @throws org.alidade.array.IoFailureException if writing fails
   */
  public void write(Path path) {
    int pixels = window.width() * window.height();
    double[] light = light();
    float[] image = new float[pixels];
    float[] variance = new float[pixels];
    float[] zodi = new float[pixels];
    SplittableRandom random = new SplittableRandom(options.seed);
    for (int i = 0; i < pixels; i++) {
      zodi[i] =
          (float) detector.zodi(window.x0() + i % window.width(), window.y0() + i / window.width());
      double value = options.zodiScale * zodi[i] + light[i];
      double sigma = detector.noise() * detector.noise();
      double spread = sigma * (0.7 + 0.3 * Math.max(0, value) / detector.meanZodi());
      variance[i] = (float) spread;
      double noise = options.noise ? random.nextGaussian() * Math.sqrt(spread) : 0;
      image[i] = (float) (value + noise);
    }
    int[] shape = {window.height(), window.width()};
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(List.of(FitsCard.of("VERSION", options.version, "pipeline version")));
      writer.image("IMAGE", shape, image, imageCards());
      writer.image("FLAGS", shape, flags(), flagCards());
      writer.image("VARIANCE", shape, variance, coordinates);
      writer.image("ZODI", shape, zodi, coordinates);
      writer.image(
          "PSF",
          new int[] {MockPsf.ZONES * MockPsf.ZONES, MockPsf.SAMPLES, MockPsf.SAMPLES},
          MockPsf.cube(detector),
          psfCards());
      writer.table("WCS-WAVE", table(), tableCards());
      writer.commit();
    }
  }

  private double[] light() {
    double[] light = new double[window.width() * window.height()];
    for (MockSource source : options.sources) {
      PixelPosition place = pixel(source);
      double area = sky.pixelAreaArcsec2(place.x(), place.y());
      MockPsf.at(detector, source.parentX(), source.parentY())
          .add(light, window, source, source.fluxMicrojansky() / area / UNIT);
    }
    return light;
  }

  private int[] flags() {
    int[] flags = new int[window.width() * window.height()];
    double radius = options.sourceFlagRadius;
    for (MockSource source : options.sources) {
      PixelPosition place = pixel(source);
      for (int y = (int) Math.ceil(place.y() - radius); y <= place.y() + radius; y++) {
        for (int x = (int) Math.ceil(place.x() - radius); x <= place.x() + radius; x++) {
          if (x >= 0
              && y >= 0
              && x < window.width()
              && y < window.height()
              && Math.hypot(x - place.x(), y - place.y()) <= radius) {
            flags[y * window.width() + x] |= SOURCE_FLAG;
          }
        }
      }
    }
    return flags;
  }

  private List<FitsCard> imageCards() {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(FitsCard.of("BUNIT", "MJy / sr", ""));
    cards.add(FitsCard.of("DETECTOR", Integer.parseInt(options.band.name().substring(1)), ""));
    cards.add(FitsCard.of("OBSID", options.obsId, ""));
    cards.add(FitsCard.of("MJD-BEG", options.mjd - 6.7e-4, ""));
    cards.add(FitsCard.of("MJD-AVG", options.mjd, ""));
    cards.add(FitsCard.of("MJD-END", options.mjd + 6.7e-4, ""));
    cards.add(FitsCard.of("PSF_FWHM", detector.fwhmArcsec(), "[arcsec]"));
    cards.addAll(coordinates);
    return cards;
  }

  private List<FitsCard> flagCards() {
    List<FitsCard> cards = new ArrayList<>();
    FlagDefinitions.ARCHIVE
        .byBit()
        .forEach((bit, name) -> cards.add(FitsCard.of("HIERARCH MP_" + name, bit, "")));
    cards.addAll(coordinates);
    return cards;
  }

  private List<FitsCard> psfCards() {
    List<FitsCard> cards = new ArrayList<>();
    cards.add(FitsCard.of("OVERSAMP", MockPsf.OVERSAMPLING, ""));
    for (int k = 0; k < MockPsf.ZONES * MockPsf.ZONES; k++) {
      int slow = k / MockPsf.ZONES;
      int fast = k - slow * MockPsf.ZONES;
      int column = options.misorderedZones ? slow : fast;
      int row = options.misorderedZones ? fast : slow;
      double x = (column + 0.5) * MockPsf.ZONE_PIXELS - 0.5;
      double y = (row + 0.5) * MockPsf.ZONE_PIXELS - 0.5;
      cards.add(FitsCard.of("XCTR_" + (k + 1), x, "Center of x zone"));
      cards.add(FitsCard.of("YCTR_" + (k + 1), y, "Center of y zone"));
      cards.add(FitsCard.of("XWID_" + (k + 1), MockPsf.ZONE_PIXELS, "Width of x zone"));
      cards.add(FitsCard.of("YWID_" + (k + 1), MockPsf.ZONE_PIXELS, "Width of y zone"));
    }
    return cards;
  }

  private FitsTableData table() {
    int columns = detector.columns().length;
    int rows = detector.rows().length;
    return FitsTableData.builder(1)
        .intVectors("X", "", columns, detector.columns())
        .intVectors("Y", "", rows, detector.rows())
        .floatVectors("VALUES", "", 2 * columns * rows, detector.table())
        .build();
  }

  private List<FitsCard> tableCards() {
    int columns = detector.columns().length;
    int rows = detector.rows().length;
    return List.of(
        FitsCard.of("TDIM1", "(" + columns + ")", ""),
        FitsCard.of("TDIM2", "(" + rows + ")", ""),
        FitsCard.of("TDIM3", "(2," + columns + "," + rows + ")", ""));
  }

  /** Collects what the image is to hold. */
  public static final class Builder {
    private Band band = Band.D3;
    private String obsId = "2025W25_1B_0062_1";
    private String version = "6.5.4+psffix1";
    private PixelWindow window = new PixelWindow(900, 1100, 60, 60);
    private double raDegrees = 213.9;
    private double decDegrees = 11.5;
    private double rotationDegrees = 25;
    private double mjd = 60842.27;
    private double zodiScale = 1.15;
    private double sourceFlagRadius = 2.5;
    private boolean noise = true;
    private boolean misorderedZones;
    private long seed = 1;
    private final List<MockSource> sources = new ArrayList<>();

    private Builder() {}

    /** Detector, D1 to D6. */
    public Builder band(Band value) {
      band = value;
      return this;
    }

    /** Identifier of the exposure. */
    public Builder obsId(String value) {
      obsId = value;
      return this;
    }

    /** Version of the archive's processing. */
    public Builder version(String value) {
      version = value;
      return this;
    }

    /** Whether the header lists the zones as faulty releases did; the planes stay in order. */
    public Builder misorderedZones(boolean value) {
      misorderedZones = value;
      return this;
    }

    /** Part of the whole detector that the image shows. */
    public Builder window(PixelWindow value) {
      window = value;
      return this;
    }

    /** Position of the middle of the whole detector, and its rotation, degrees. */
    public Builder pointing(double ra, double dec, double rotation) {
      raDegrees = ra;
      decDegrees = dec;
      rotationDegrees = rotation;
      return this;
    }

    /** Middle of the exposure, MJD (UTC). */
    public Builder mjd(double value) {
      mjd = value;
      return this;
    }

    /** Factor of the zodiacal light in the image. */
    public Builder zodiScale(double value) {
      zodiScale = value;
      return this;
    }

    /** Whether the image has noise; the variances stay the same. */
    public Builder noise(boolean value) {
      noise = value;
      return this;
    }

    /** Seed of the noise. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Adds a source. */
    public Builder source(MockSource source) {
      sources.add(source);
      return this;
    }

    /** Radius around every source that is flagged as such, pixels. */
    public Builder sourceFlagRadius(double pixels) {
      sourceFlagRadius = pixels;
      return this;
    }

    /** The image. */
    public MockImage build() {
      return new MockImage(this);
    }
  }
}
