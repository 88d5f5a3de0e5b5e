package org.alidade.spherex.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;
import org.alidade.spherex.Band;

/**
 * Calibration products of the archive in a local folder: solid angles of pixels, wavelengths and
 * bandwidths of pixels (spec spherex 16.5). Of several versions the highest counts. Values between
 * pixel centres are bilinear; just the pixels needed are read. Methods may be called from many
 * threads.
 *
 * <pre>{@code
 * try (CalibrationProducts products = CalibrationProducts.in(Path.of("calibration"))) {
 *   double arcsec2 = products.solidAngleArcsec2(Band.D3, new PixelPosition(1020, 980.5));
 * }
 * }</pre>
 */
public final class CalibrationProducts implements AutoCloseable {
  private static final Pattern NAME =
      Pattern.compile(
          "(solid_angle_pixel_map|spectral_wcs)_(D[1-6])_spx_cal-\\w+-v(\\d+)-(\\d+)-(\\d+)"
              + "\\.fits(?:\\.gz)?");

  private final Path folder;
  private final Map<Family, Map<Band, FitsFile>> open = new EnumMap<>(Family.class);

  private enum Family {
    SOLID_ANGLE_PIXEL_MAP,
    SPECTRAL_WCS
  }

  private record Product(Family family, String band, List<Long> version, Path path) {
    static Stream<Product> of(Path path) {
      Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
      if (!name.matches()) {
        return Stream.empty();
      }
      List<Long> version =
          Stream.of(name.group(3), name.group(4), name.group(5)).map(Long::valueOf).toList();
      Family family = Family.valueOf(name.group(1).toUpperCase(java.util.Locale.ROOT));
      return Stream.of(new Product(family, name.group(2), version, path));
    }
  }

  private CalibrationProducts(Path folder) {
    this.folder = folder;
  }

  /**
   * The products anywhere below a folder.
   *
   * @throws BadInputException if there is no such folder
   */
  public static CalibrationProducts in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException("there is no such folder", folder.toString(), "check the path");
    }
    return new CalibrationProducts(folder);
  }

  /**
   * Solid angle of a pixel.
   *
   * @param band detector
   * @param parent place in the uncut image
   * @return arcsec^2; NaN outside the map
   * @throws MissingDatasetException if there is no map of the detector
   */
  public double solidAngleArcsec2(Band band, PixelPosition parent) {
    return interpolate(file(Family.SOLID_ANGLE_PIXEL_MAP, band).image("IMAGE"), parent);
  }

  /**
   * Wavelength and bandwidth of a pixel.
   *
   * @param band detector
   * @param parent place in the uncut image
   * @throws MissingDatasetException if there are no maps of the detector
   */
  public Channel channel(Band band, PixelPosition parent) {
    FitsFile file = file(Family.SPECTRAL_WCS, band);
    return new Channel(
        interpolate(file.image("CWAVE"), parent), interpolate(file.image("CBAND"), parent));
  }

  private static double interpolate(FitsImage map, PixelPosition place) {
    int[] shape = map.shape();
    if (!(place.x() >= -0.5
        && place.y() >= -0.5
        && place.x() <= shape[1] - 0.5
        && place.y() <= shape[0] - 0.5)) {
      return Double.NaN;
    }
    int x = cell(place.x(), shape[1]);
    int y = cell(place.y(), shape[0]);
    double fx = place.x() - x;
    double fy = place.y() - y;
    double[] low = map.doubles((long) y * shape[1] + x, 2);
    double[] high = map.doubles((y + 1L) * shape[1] + x, 2);
    return (1 - fy) * ((1 - fx) * low[0] + fx * low[1]) + fy * ((1 - fx) * high[0] + fx * high[1]);
  }

  private static int cell(double place, int length) {
    return Math.max(0, Math.min(length - 2, (int) Math.floor(place)));
  }

  private synchronized FitsFile file(Family family, Band band) {
    return open.computeIfAbsent(family, any -> new EnumMap<>(Band.class))
        .computeIfAbsent(band, any -> FitsFile.open(newest(family, band)));
  }

  private Path newest(Family family, Band band) {
    Optional<Product> newest =
        products().stream()
            .filter(product -> product.family == family && product.band.equals(band.text()))
            .max(
                Comparator.comparing((Product product) -> product.version.get(0))
                    .thenComparing(product -> product.version.get(1))
                    .thenComparing(product -> product.version.get(2)));
    return newest
        .map(Product::path)
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "there is no "
                        + family.name().toLowerCase(java.util.Locale.ROOT)
                        + " of detector "
                        + band.text(),
                    folder.toString(),
                    "fetch the calibration products of the release"));
  }

  private List<Product> products() {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.flatMap(Product::of).toList();
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder cannot be listed (" + e.getMessage() + ")",
              folder.toString(),
              "check its permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Closes the files. */
  @Override
  public synchronized void close() {
    open.values().forEach(files -> files.values().forEach(FitsFile::close));
    open.clear();
  }
}
