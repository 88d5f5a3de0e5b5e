package org.alidade.spherex.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.spherex.Band;
import org.alidade.spherex.PsfErratum;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open level-2 spectral image, full frame or cutout, plain or gzip, of the releases QR1 to QR3
 * (spec spherex 6).
 *
 * <p>Opening reads the headers and checks the layout. Pixels are read when they are asked for and
 * not kept; of the point-spread functions only the planes asked for. Methods may be called from
 * many threads until {@link #close()}.
 *
 * <pre>{@code
 * try (Level2Image image = Level2Image.open(Path.of("data/D3/2025W25_1B_0062_1.fits"))) {
 *   PixelPosition place = image.sky().toPixel(213.942708, 11.495389);
 *   Channel channel = image.spectrum().at(place.x(), place.y());
 *   float[] brightness = image.readImage();      // [row * width + column], MJy/sr
 * }
 * }</pre>
 */
public final class Level2Image implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Level2Image.class);
  private static final List<String> PLANES = List.of("IMAGE", "FLAGS", "VARIANCE", "ZODI");
  private static final int FEWEST_HDUS = 7;
  private static final List<String> KNOWN_UNITS =
      List.of("MJY/SR", "MJY / SR", "MJY SR-1", "MJY/STERADIAN");

  private final FitsFile file;
  private final FitsHeader header;
  private final String obsId;
  private final Band band;
  private final double startMjd;
  private final double endMjd;
  private final ParentAxis parentX;
  private final ParentAxis parentY;
  private final int width;
  private final int height;
  private final List<String> warnings = new ArrayList<>();
  private final Map<PsfErratum, PsfCube> psf = new EnumMap<>(PsfErratum.class);
  private @Nullable SkyCoordinates sky;
  private @Nullable SpectralCoordinates spectrum;

  private Level2Image(FitsFile file) {
    this.file = file;
    checkLayout(file);
    this.header = file.header("IMAGE");
    int[] shape = file.image("IMAGE").shape();
    this.height = shape[0];
    this.width = shape[1];
    this.obsId = header.find("OBSID").map(String::trim).orElseGet(() -> stem(file.path()));
    this.band = detector();
    this.startMjd = header.getDouble("MJD-BEG");
    this.endMjd = header.getDouble("MJD-END");
    this.parentX = ParentAxis.of(header, 1);
    this.parentY = ParentAxis.of(header, 2);
    checkUnit();
    LOG.debug("loaded {}: {} {}, {} x {} pixels", file.path(), obsId, band.text(), width, height);
  }

  /**
   * Opens a file.
   *
   * @throws MissingDatasetException if there is no such file, or an extension is missing
   * @throws FormatException if it is no level-2 image
   * @throws org.alidade.array.IoFailureException if reading fails
   */
  public static Level2Image open(Path path) {
    FitsFile file = FitsFile.open(path);
    boolean opened = false;
    try {
      Level2Image image = new Level2Image(file);
      opened = true;
      return image;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static void checkLayout(FitsFile file) {
    if (file.hduCount() < FEWEST_HDUS) {
      throw new FormatException(
          file.hduCount() + " HDUs instead of " + FEWEST_HDUS,
          file.path().toString(),
          "use a level-2 spectral image");
    }
    int[] expected = file.image("IMAGE").shape();
    for (String name : PLANES) {
      int[] shape = file.image(name).shape();
      if (shape.length != 2 || !Arrays.equals(shape, expected)) {
        throw new FormatException(
            name + " has the shape " + Arrays.toString(shape),
            file.path().toString(),
            "all planes must have the two axes of IMAGE, " + Arrays.toString(expected));
      }
    }
    file.header("WCS-WAVE");
  }

  private static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.replaceFirst("(?i)\\.fits?(\\.gz)?$", "");
  }

  private Band detector() {
    Optional<Long> number = header.findLong("DETECTOR");
    Band found = Band.ofNumber(number.map(Math::toIntExact).orElse(0));
    if (found == Band.UNKNOWN) {
      warn("detector " + number.map(String::valueOf).orElse("missing") + " is none of 1 to 6");
    }
    return found;
  }

  private void checkUnit() {
    String unit = header.find("BUNIT").orElse("").trim().toUpperCase(Locale.ROOT);
    if (!KNOWN_UNITS.contains(unit)) {
      warn("unit '" + unit + "' of the image is taken for MJy/sr");
    }
  }

  private void warn(String text) {
    warnings.add(text);
    LOG.warn("{}: {}", file.path(), text);
  }

  /** The file as given to {@link #open}. */
  public Path path() {
    return file.path();
  }

  /** Identifier of the exposure; the stem of the file name if the header has none. */
  public String obsId() {
    return obsId;
  }

  /** Detector. */
  public Band band() {
    return band;
  }

  /** Middle of the exposure, MJD (UTC). */
  public double mjd() {
    return (startMjd + endMjd) / 2;
  }

  /** Mean time of the exposure, MJD (UTC); its middle if the header has no other. */
  public double meanMjd() {
    return header.findDouble("MJD-AVG").orElseGet(this::mjd);
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** What is unusual about the headers. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Header of an extension; an empty name for the primary.
   *
   * @throws MissingDatasetException if there is no such extension
   */
  public FitsHeader header(String extension) {
    return extension.isEmpty() ? file.header(0) : file.header(extension);
  }

  /** Version of the archive's processing; empty if the file does not say. */
  public String version() {
    return file.header(0).find("VERSION").orElse("").trim();
  }

  /** Median width of the point-spread function that the header announces, arcsec. */
  public Optional<Double> headerFwhmArcsec() {
    return header.findDouble("PSF_FWHM").filter(width -> width > 0 && Double.isFinite(width));
  }

  /**
   * Celestial coordinates.
   *
   * @throws FormatException or {@link MissingDatasetException} if the header has none
   */
  public synchronized SkyCoordinates sky() {
    if (sky == null) {
      sky = SkyCoordinates.of(header);
    }
    return sky;
  }

  /**
   * Wavelengths.
   *
   * @throws FormatException or {@link MissingDatasetException} if the file has none
   */
  public synchronized SpectralCoordinates spectrum() {
    if (spectrum == null) {
      spectrum = SpectralCoordinates.of(file, header);
    }
    return spectrum;
  }

  /**
   * The same place in the uncut image (spec spherex 6.5, description A).
   *
   * @param x column in this file
   * @param y row in this file
   */
  public PixelPosition parentPosition(double x, double y) {
    return new PixelPosition(parentX.at(x), parentY.at(y));
  }

  /** Pixels of the uncut image along one axis: description A of the header. */
  private record ParentAxis(double reference, double step, double value) {
    static ParentAxis of(FitsHeader header, int axis) {
      return new ParentAxis(
          header.findDouble("CRPIX" + axis + "A").orElse(1.0),
          header.findDouble("CDELT" + axis + "A").orElse(1.0),
          header.findDouble("CRVAL" + axis + "A").orElse(0.0));
    }

    double at(double place) {
      return value + step * (place + 1 - reference);
    }
  }

  /** Names of the flag bits. */
  public FlagDefinitions flagDefinitions() {
    return FlagDefinitions.of(file.header("FLAGS"));
  }

  /**
   * Point-spread functions; none in files of the release QR3, whose table EPSF is not described.
   *
   * @throws FormatException or {@link MissingDatasetException} if they cannot be used
   */
  public synchronized Optional<PsfCube> psf(PsfErratum erratum) {
    if (!file.names().contains("PSF")) {
      return Optional.empty();
    }
    PsfCube cube = psf.get(erratum);
    if (cube == null) {
      cube = PsfCube.of(file.image("PSF"), version(), erratum);
      psf.put(erratum, cube);
    }
    return Optional.of(cube);
  }

  /**
   * The point-spread function at a place of this file; none in files of the release QR3.
   *
   * @param x column
   * @param y row
   */
  public Optional<PsfPlane> psfAt(double x, double y, PsfErratum erratum) {
    return psf(erratum).map(cube -> cube.plane(cube.numberAt(parentPosition(x, y))));
  }

  /** Reads the surface brightness, MJy/sr, row after row. */
  public float[] readImage() {
    return file.image("IMAGE").floats();
  }

  /** Reads the surface brightness in another unit, row after row. */
  public double[] readImage(SurfaceBrightnessUnit unit) {
    return scaled(readImage(), unit.perMegajanskyPerSteradian());
  }

  /** Reads the variances, (MJy/sr)^2, row after row; NaN for pixels that do not work. */
  public float[] readVariance() {
    return file.image("VARIANCE").floats();
  }

  /** Reads the standard errors in a unit, row after row. */
  public double[] readError(SurfaceBrightnessUnit unit) {
    double[] error = scaled(readVariance(), 1);
    for (int i = 0; i < error.length; i++) {
      error[i] = Math.sqrt(error[i]) * unit.perMegajanskyPerSteradian();
    }
    return error;
  }

  /** Reads the model of the zodiacal light, MJy/sr, row after row. */
  public float[] readZodi() {
    return file.image("ZODI").floats();
  }

  /** Reads the surface brightness without the scaled zodiacal light, row after row. */
  public double[] readImageWithoutZodi(double scale, SurfaceBrightnessUnit unit) {
    float[] image = readImage();
    float[] zodi = readZodi();
    double[] result = new double[image.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (image[i] - scale * zodi[i]) * unit.perMegajanskyPerSteradian();
    }
    return result;
  }

  /** Reads the flags, row after row. */
  public int[] readFlags() {
    int[] flags = new int[width * height];
    FitsImage plane = file.image("FLAGS");
    int rows = Math.max(1, (1 << 15) / width);
    double[] chunk = new double[Math.min(rows, height) * width];
    for (int at = 0; at < flags.length; at += chunk.length) {
      int count = Math.min(chunk.length, flags.length - at);
      plane.readDoubles(at, chunk, 0, count);
      for (int i = 0; i < count; i++) {
        flags[at + i] = (int) (long) chunk[i];
      }
    }
    return flags;
  }

  private static double[] scaled(float[] values, double factor) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i] * factor;
    }
    return result;
  }

  /**
   * Cuts a window out of all planes (spec spherex 4.5).
   *
   * @throws BadInputException if the window does not touch the image, or leaves it and the mode is
   *     strict
   */
  public Cutout cutout(PixelWindow window, CutoutMode mode) {
    if (mode == CutoutMode.STRICT && !window.isInside(width, height)) {
      throw new BadInputException(
          "the window leaves the image of " + width + " x " + height + " pixels",
          path().toString(),
          "choose a smaller window, or the mode trim or partial");
    }
    PixelWindow inside = window.clipped(width, height);
    return new Cutout(file, mode == CutoutMode.TRIM ? inside : window, inside, this);
  }

  /**
   * Cuts a window around a position on the sky out of all planes.
   *
   * @throws BadInputException as above
   */
  public Cutout cutout(
      double raDegrees, double decDegrees, int height, int width, CutoutMode mode) {
    PixelPosition centre = sky().toPixel(raDegrees, decDegrees);
    if (!centre.isFinite()) {
      throw new BadInputException(
          "the position is not in the image", path().toString(), "choose another position");
    }
    return cutout(PixelWindow.around(centre, width, height), mode);
  }

  /** Closes the file. */
  @Override
  public void close() {
    file.close();
  }
}
