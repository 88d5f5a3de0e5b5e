package org.alidade.spherex.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsImageStream;
import org.alidade.fits.FitsPixelType;
import org.alidade.fits.FitsWriter;
import org.alidade.spherex.internal.fits.TableCopy;

/**
 * A window of a level-2 image, to be used before that is closed (spec spherex 4.5).
 *
 * <pre>{@code
 * image.cutout(213.94, 11.49, 60, 60, CutoutMode.TRIM).write(Path.of("cutout.fits"));
 * }</pre>
 */
public final class Cutout {
  private static final int MISSING_DATA = 1 << 9;
  private static final Pattern REFERENCE_PIXEL = Pattern.compile("CRPIX([12])[AW]?");
  private static final Set<String> SCALING = Set.of("BSCALE", "BZERO", "BLANK");
  private static final List<String> FLOAT_PLANES = List.of("IMAGE", "VARIANCE", "ZODI");

  private final FitsFile file;
  private final PixelWindow window;
  private final PixelWindow inside;
  private final Level2Image parent;

  Cutout(FitsFile file, PixelWindow window, PixelWindow inside, Level2Image parent) {
    this.file = file;
    this.window = window;
    this.inside = inside;
    this.parent = parent;
  }

  /** The window in the image it was cut from. */
  public PixelWindow window() {
    return window;
  }

  /** The part of the window that the image covers. */
  public PixelWindow covered() {
    return inside;
  }

  /** A place of the image in this window. */
  public PixelPosition fromParent(PixelPosition place) {
    return new PixelPosition(place.x() - window.x0(), place.y() - window.y0());
  }

  /** A place of this window in the image. */
  public PixelPosition toParent(PixelPosition place) {
    return new PixelPosition(place.x() + window.x0(), place.y() + window.y0());
  }

  /** Celestial coordinates of the window. */
  public SkyCoordinates sky() {
    return SkyCoordinates.of(header());
  }

  /** Wavelengths of the window. */
  public SpectralCoordinates spectrum() {
    return SpectralCoordinates.of(file, header());
  }

  private FitsHeader header() {
    FitsHeader whole = file.header("IMAGE");
    return new FitsHeader(whole.where(), shifted(whole));
  }

  /** Surface brightness, MJy/sr, row after row; NaN outside the image. */
  public float[] image() {
    return floats("IMAGE");
  }

  /** Variances, (MJy/sr)^2. */
  public float[] variance() {
    return floats("VARIANCE");
  }

  /** Model of the zodiacal light, MJy/sr. */
  public float[] zodi() {
    return floats("ZODI");
  }

  /** Flags; MISSING_DATA outside the image. */
  public int[] flags() {
    int[] flags = new int[window.width() * window.height()];
    Arrays.fill(flags, MISSING_DATA);
    FitsImage plane = file.image("FLAGS");
    double[] row = new double[inside.width()];
    for (int y = 0; y < inside.height(); y++) {
      plane.readDoubles(start(y), row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        flags[target(y) + x] = (int) (long) row[x];
      }
    }
    return flags;
  }

  private float[] floats(String name) {
    float[] values = new float[window.width() * window.height()];
    Arrays.fill(values, Float.NaN);
    FitsImage plane = file.image(name);
    for (int y = 0; y < inside.height(); y++) {
      plane.readFloats(start(y), values, target(y), inside.width());
    }
    return values;
  }

  private long start(int row) {
    return (long) (inside.y0() + row) * parent.width() + inside.x0();
  }

  private int target(int row) {
    return (inside.y0() + row - window.y0()) * window.width() + inside.x0() - window.x0();
  }

  /**
   * Writes a level-2 image with the same HDUs, the reference pixels shifted as the archive's
   * service does; it gives the same measurements.
   *
   * @throws org.alidade.array.IoFailureException if writing fails
   */
  public void write(Path path) {
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(file.header(0).cards());
      for (int hdu = 1; hdu < file.hduCount(); hdu++) {
        write(writer, hdu);
      }
      writer.commit();
    }
  }

  private void write(FitsWriter writer, int hdu) {
    String name = file.names().get(hdu);
    FitsHeader header = file.header(hdu);
    int[] shape = {window.height(), window.width()};
    if (FLOAT_PLANES.contains(name)) {
      writer.image(name, shape, floats(name), shifted(header));
    } else if (name.equals("FLAGS")) {
      writer.image(name, shape, flags(), shifted(header));
    } else if (header.find("XTENSION").orElse("").trim().equals("IMAGE")) {
      copy(writer, name, file.image(hdu));
    } else {
      writer.table(name, TableCopy.of(file.table(hdu)), header.cards());
    }
  }

  private static void copy(FitsWriter writer, String name, FitsImage image) {
    List<FitsCard> cards = withoutScaling(image.header());
    int[] shape = image.shape();
    int run = shape[shape.length - 1];
    try (FitsImageStream stream = writer.imageStream(name, FitsPixelType.FLOAT32, shape, cards)) {
      for (long at = 0; at < image.size(); at += run) {
        stream.write(image.floats(at, run), 0, run);
      }
    }
  }

  private List<FitsCard> shifted(FitsHeader header) {
    List<FitsCard> cards = new ArrayList<>();
    for (FitsCard card : withoutScaling(header)) {
      cards.add(REFERENCE_PIXEL.matcher(card.keyword()).matches() ? shifted(header, card) : card);
    }
    return cards;
  }

  private FitsCard shifted(FitsHeader header, FitsCard card) {
    int shift = card.keyword().charAt("CRPIX".length()) == '1' ? window.x0() : window.y0();
    return FitsCard.of(card.keyword(), header.getDouble(card.keyword()) - shift, card.comment());
  }

  private static List<FitsCard> withoutScaling(FitsHeader header) {
    return header.cards().stream().filter(card -> !SCALING.contains(card.keyword())).toList();
  }
}
