package org.alidade.fits.internal;

import java.util.Set;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/** Sizes that a header announces, checked: nothing in a file can be trusted. */
public final class DataLayout {
  private static final Set<Long> TYPES = Set.of(8L, 16L, 32L, 64L, -32L, -64L);
  private static final int MOST_AXES = 999;

  private DataLayout() {}

  /**
   * Data length of section 4.4.1 of the FITS standard, random groups included.
   *
   * @throws FormatException if a mandatory card is missing or makes no sense
   */
  public static long dataBytes(FitsHeader header) {
    int elementBytes = Math.abs(bitpix(header)) / 8;
    int axes = axes(header);
    if (axes == 0) {
      return 0;
    }
    boolean groups = header.find("GROUPS").orElse("F").equals("T") && axis(header, 1) == 0;
    long elements = 1;
    for (int axis = groups ? 2 : 1; axis <= axes; axis++) {
      elements = product(header, elements, axis(header, axis));
    }
    long parameters = notNegative(header, "PCOUNT", header.findLong("PCOUNT").orElse(0L));
    long groupCount = notNegative(header, "GCOUNT", header.findLong("GCOUNT").orElse(1L));
    if (elements > Long.MAX_VALUE / 2 - parameters) {
      throw nonsense(header, "PCOUNT", parameters);
    }
    return product(header, product(header, elements + parameters, groupCount), elementBytes);
  }

  /** BITPIX. */
  public static int bitpix(FitsHeader header) {
    long bitpix = required(header, "BITPIX");
    if (!TYPES.contains(bitpix)) {
      throw nonsense(header, "BITPIX", bitpix);
    }
    return (int) bitpix;
  }

  /** NAXIS. */
  public static int axes(FitsHeader header) {
    long axes = required(header, "NAXIS");
    if (axes < 0 || axes > MOST_AXES) {
      throw nonsense(header, "NAXIS", axes);
    }
    return (int) axes;
  }

  /** Axis lengths, slowest first. */
  public static int[] shape(FitsHeader header) {
    int axes = axes(header);
    int[] shape = new int[axes];
    for (int axis = 1; axis <= axes; axis++) {
      long length = axis(header, axis);
      if (length > Integer.MAX_VALUE) {
        throw nonsense(header, "NAXIS" + axis, length);
      }
      shape[axes - axis] = (int) length;
    }
    return shape;
  }

  /** Bytes rounded up to whole blocks. */
  public static long padded(long bytes) {
    long block = HeaderReader.BLOCK_BYTES;
    return (bytes + block - 1) / block * block;
  }

  /** The value of a card that has to be there and not to be negative. */
  public static long count(FitsHeader header, String keyword) {
    return notNegative(header, keyword, required(header, keyword));
  }

  private static long axis(FitsHeader header, int axis) {
    return count(header, "NAXIS" + axis);
  }

  private static long required(FitsHeader header, String keyword) {
    return header
        .findLong(keyword)
        .orElseThrow(
            () ->
                new FormatException(
                    "the mandatory header keyword " + keyword + " is missing",
                    header.where(),
                    "the file is damaged; fetch it again"));
  }

  private static long notNegative(FitsHeader header, String keyword, long value) {
    if (value < 0) {
      throw nonsense(header, keyword, value);
    }
    return value;
  }

  private static long product(FitsHeader header, long first, long second) {
    if (second != 0 && first > Long.MAX_VALUE / 2 / second) {
      throw new FormatException(
          "the axes announce more data than any file holds",
          header.where(),
          "the file is damaged; fetch it again");
    }
    return first * second;
  }

  /** The exception for a card with an impossible number. */
  static FormatException nonsense(FitsHeader header, String keyword, long value) {
    return new FormatException(
        keyword + " = " + value + " is not possible",
        header.where(),
        "the file is damaged; fetch it again");
  }
}
