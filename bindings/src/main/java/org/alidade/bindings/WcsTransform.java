package org.alidade.bindings;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.bindings.internal.WcsHandle;

/**
 * World coordinates of one header, computed by WCSLIB.
 *
 * <p>Pixels are counted as FITS does, the centre of the first one is 1; axes are counted from 0.
 * Any number of threads may convert at the same time and get the same numbers. The description
 * holds native memory, counted under the tag {@value #TAG}, until it is closed.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (WcsTransform wcs = WcsTransform.open(cards, ' ', "image.fits", noTables)) {
 *   double[] world = new double[2];
 *   wcs.pixelToWorld(new double[] {1, 1}, world, 1, 0);
 * }
 * }</pre>
 */
public final class WcsTransform implements AutoCloseable {
  /** Tag of the native memory. */
  public static final String TAG = "fits.wcs";

  /** Characters of a header card. */
  public static final int CARD_LENGTH = WcsHandle.CARD_LENGTH;

  /** Arrays up to this length are handed over as they are, longer ones in portions. */
  private static final int PORTION = 1 << 14;

  private final WcsHandle handle;
  private final String where;
  private final int axes;
  private final ByteArray memory;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private WcsTransform(WcsHandle handle, String where) {
    this.handle = handle;
    this.where = where;
    this.axes = handle.axes();
    this.memory = handle.counted(TAG);
  }

  /**
   * Reads a description of world coordinates.
   *
   * @param cards header cards of {@value #CARD_LENGTH} ASCII characters each, one after the other
   * @param alternate letter of the description, blank for the primary one
   * @param where file and HDU, for error messages
   * @param tables fetches the arrays of look-up axes (-TAB)
   * @throws FormatException if WCSLIB cannot use the header; with its reason
   * @throws MissingDatasetException if the header has no such description
   * @throws InvalidStateException if there is no native library
   */
  public static WcsTransform open(
      String cards, char alternate, String where, WcsTableSource tables) {
    WcsHandle handle = WcsHandle.parse(cards, alternate, where);
    boolean ready = false;
    try {
      for (int table = 0; table < handle.tableCount(); table++) {
        handle.fill(table, tables.read(handle.table(table)));
      }
      handle.prepare();
      ready = true;
      return new WcsTransform(handle, where);
    } finally {
      if (!ready) {
        handle.close();
      }
    }
  }

  /** Version of WCSLIB, such as "7.12". */
  public static String libraryVersion() {
    return WcsHandle.libraryVersion();
  }

  /** Number of axes, the same for pixels and world. */
  public int axes() {
    return axes;
  }

  /** CTYPE of an axis. */
  public String axisType(int axis) {
    return locked(() -> handle.axisType(axis));
  }

  /** Unit of the world coordinates of an axis, which may differ from the header's CUNIT. */
  public String axisUnit(int axis) {
    return locked(() -> handle.axisUnit(axis));
  }

  /** CNAME of an axis, empty when there is none. */
  public String axisName(int axis) {
    return locked(() -> handle.axisName(axis));
  }

  /** Celestial reference frame (RADESYS), empty when there is none. */
  public String frame() {
    return locked(handle::frame);
  }

  /** Name of the description (WCSNAME), empty when there is none. */
  public String title() {
    return locked(handle::title);
  }

  /** Reference pixel (CRPIX), one value per axis. */
  public double[] referencePixel() {
    return locked(handle::referencePixel);
  }

  /**
   * Matrix of the linear part: element {@code [i * axes + j]} is the change of intermediate world
   * coordinate i per pixel along axis j, in {@link #axisUnit}.
   */
  public double[] matrix() {
    return locked(handle::matrix);
  }

  /** Axis of celestial longitude, -1 when there is none. */
  public int longitudeAxis() {
    return locked(handle::longitudeAxis);
  }

  /** Axis of celestial latitude, -1 when there is none. */
  public int latitudeAxis() {
    return locked(handle::latitudeAxis);
  }

  /**
   * Converts pixels. Coordinates that have no value become NaN.
   *
   * @param pixels points, axis varying fastest (count x axes)
   * @param world output of the same shape; may be the same array
   * @param count number of points
   * @param shift added to every pixel coordinate first: 1 where the caller counts from 0
   * @return number of points with a coordinate that has no value
   */
  public int pixelToWorld(double[] pixels, double[] world, int count, double shift) {
    return convert(handle::pixelToWorld, pixels, world, count, shift);
  }

  /**
   * Converts world coordinates. Points that have no pixel become NaN.
   *
   * @param world points, axis varying fastest (count x axes)
   * @param pixels output of the same shape; may be the same array
   * @param count number of points
   * @param shift taken off every pixel coordinate in the end: 1 where the caller counts from 0
   * @return number of points without a pixel
   */
  public int worldToPixel(double[] world, double[] pixels, int count, double shift) {
    return convert(handle::worldToPixel, world, pixels, count, shift);
  }

  /** Gives the native memory back; waits for conversions under way. A second call does nothing. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      memory.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private int convert(
      WcsHandle.Conversion conversion, double[] from, double[] to, int count, double shift) {
    long numbers = (long) count * axes;
    if (count < 0 || numbers > from.length || numbers > to.length) {
      throw new BadInputException(
          count + " points of " + axes + " numbers do not fit the arrays",
          where,
          "pass arrays of " + numbers + " numbers or more");
    }
    return locked(
        () -> {
          if (from.length <= PORTION && to.length <= PORTION) {
            return conversion.convert(from, to, count, shift);
          }
          return convertInPortions(conversion, from, to, count, shift);
        });
  }

  private int convertInPortions(
      WcsHandle.Conversion conversion, double[] from, double[] to, int count, double shift) {
    int failed = 0;
    int step = PORTION / axes;
    for (int first = 0; first < count; first += step) {
      int points = Math.min(step, count - first);
      double[] part = Arrays.copyOfRange(from, first * axes, (first + points) * axes);
      failed += conversion.convert(part, part, points, shift);
      System.arraycopy(part, 0, to, first * axes, part.length);
    }
    return failed;
  }

  /** Keeps the description from being closed while an operation uses it. */
  private <T> T locked(Supplier<T> operation) {
    Lock reading = lock.readLock();
    reading.lock();
    try {
      if (memory.isClosed()) {
        throw new ClosedException(
            "the world coordinates are closed", where, "convert before leaving the try block");
      }
      return operation.get();
    } finally {
      reading.unlock();
    }
  }
}
