package org.alidade.bindings;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.internal.SepHandle;
import org.jspecify.annotations.Nullable;

/**
 * An image from which SEP extracts sources; the plain calls that {@code org.alidade.extraction}
 * makes usable.
 *
 * <p>Pixels are counted from 0 at the centre of the first one. Any number of threads may use an
 * image at the same time. It is copied into native memory, counted under the tag {@value #TAG},
 * until it is closed.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (SepImage image = SepImage.open(width, height, pixels, null, null, null)) {
 *   double[] sums = image.sums(Shape.CIRCLE, places, null, 5, 0);
 * }
 * }</pre>
 */
public final class SepImage implements AutoCloseable {
  /** Tag of the native memory. */
  public static final String TAG = "extraction.image";

  /** Numbers that say where an aperture lies: x, y, a, b, theta, inner and outer radius. */
  public static final int PLACE = 7;

  private final SepHandle handle;
  private final int pixels;
  private final boolean hasSegments;
  private final ByteArray memory;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private SepImage(SepHandle handle, int pixels, boolean hasSegments) {
    this.handle = handle;
    this.pixels = pixels;
    this.hasSegments = hasSegments;
    this.memory = handle.counted(TAG);
  }

  /** Shapes of apertures. */
  public enum Shape {
    /** Of radius outer. */
    CIRCLE,
    /** Between the radii inner and outer. */
    RING,
    /** Of half axes a and b times outer. */
    ELLIPSE,
    /** Between the ellipses of inner and outer. */
    ELLIPTIC_RING
  }

  /**
   * What the extraction found.
   *
   * @param numbers one row per quantity, in the order of the C header: x, y, a, b, theta, pixels,
   *     flux, peak, filtered flux, filtered peak, x2, y2, xy, least and greatest x, least and
   *     greatest y, flags, threshold
   * @param segments number of the source of each pixel from 1, 0 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, described above
  public record Sources(double[][] numbers, int[] segments) {}

  /**
   * Copies an image.
   *
   * @param data pixels, row after row
   * @param noise standard deviations, or null
   * @param mask pixels to leave out are not 0, or null
   * @param segments number of the source that owns each pixel, or null
   * @throws BadInputException if the arrays do not fit the size
   * @throws InvalidStateException if there is no native library
   */
  public static SepImage open(
      int width,
      int height,
      float[] data,
      float @Nullable [] noise,
      byte @Nullable [] mask,
      int @Nullable [] segments) {
    long pixels = (long) width * height;
    check(data.length == pixels, "pixels", data.length, pixels);
    check(noise == null || noise.length == pixels, "noises", length(noise), pixels);
    check(mask == null || mask.length == pixels, "marks", mask == null ? 0 : mask.length, pixels);
    check(
        segments == null || segments.length == pixels,
        "segments",
        segments == null ? 0 : segments.length,
        pixels);
    SepHandle handle = SepHandle.open(width, height, data, noise, mask, segments);
    return new SepImage(handle, (int) pixels, segments != null);
  }

  /** Version of SEP, such as "1.2.1". */
  public static String libraryVersion() {
    return SepHandle.libraryVersion();
  }

  /**
   * Estimates the background.
   *
   * @param tile width and height of tiles, pixels
   * @param filter width and height of the median filter, tiles
   * @param threshold least difference that is filtered
   * @param level takes the background of each pixel
   * @param scatter takes its standard deviation
   * @return background and standard deviation of the whole image
   */
  public double[] background(
      int[] tile, int[] filter, double threshold, float[] level, float[] scatter) {
    check(level.length == pixels, "levels", level.length, pixels);
    check(scatter.length == pixels, "deviations", scatter.length, pixels);
    return locked(() -> handle.background(tile, filter, threshold, level, scatter));
  }

  /**
   * Finds sources.
   *
   * @param threshold in units of the noise, or of the image where there is none
   * @param leastPixels pixels a source has at least
   * @param kernel rows of the filter, none for no filter
   * @param kernelWidth length of its rows
   * @param matched whether it is a matched filter
   * @param levels levels of deblending
   * @param contrast least contrast of deblending
   * @param clean parameter of cleaning, 0 for none
   */
  public Sources extract(
      double threshold,
      int leastPixels,
      float[] kernel,
      int kernelWidth,
      boolean matched,
      int levels,
      double contrast,
      double clean) {
    return locked(
        () ->
            handle.extract(
                new SepHandle.Extraction(
                    threshold, leastPixels, kernel, kernelWidth, matched, levels, contrast, clean),
                pixels));
  }

  /**
   * Sums in apertures.
   *
   * @param places {@value #PLACE} numbers for each aperture
   * @param owners segment of each aperture, whose pixels alone count beside those of none; or null
   * @param subpixels sampling of the border, 0 for exact
   * @param gain electrons per unit of the image, 0 for no noise of the source
   * @return sum, error, area and flags of each
   */
  public double[] sums(
      Shape shape, double[] places, int @Nullable [] owners, int subpixels, double gain) {
    checkPlaces(places, owners);
    return locked(() -> handle.sums(shape, places, owners, subpixels, gain));
  }

  /**
   * Kron radii in units of the half axes.
   *
   * @param places as for {@link #sums}; the last number is the radius within which to measure
   * @param owners as for {@link #sums}
   * @return radius and flags of each
   */
  public double[] kronRadii(double[] places, int @Nullable [] owners) {
    checkPlaces(places, owners);
    return locked(() -> handle.kronRadii(places, owners));
  }

  /** Gives the native memory back; waits for calls under way. A second call does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      memory.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void checkPlaces(double[] places, int @Nullable [] owners) {
    check(places.length % PLACE == 0, "numbers", places.length, PLACE);
    if (owners != null) {
      check(owners.length == places.length / PLACE, "owners", owners.length, places.length / PLACE);
      check(hasSegments, "owners without segments", owners.length, 0);
    }
  }

  private static int length(float @Nullable [] values) {
    return values == null ? 0 : values.length;
  }

  private static void check(boolean right, String what, long count, long wanted) {
    if (!right) {
      throw new BadInputException(
          count + " " + what, "source extraction", "the call needs " + wanted);
    }
  }

  /** Keeps the image from being closed while an operation uses it. */
  private <T> T locked(Supplier<T> operation) {
    Lock reading = lock.readLock();
    reading.lock();
    try {
      if (memory.isClosed()) {
        throw new ClosedException(
            "the image is closed", "source extraction", "measure before leaving the try block");
      }
      return operation.get();
    } finally {
      reading.unlock();
    }
  }
}
