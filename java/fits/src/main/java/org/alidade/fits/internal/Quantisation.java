package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.util.Optional;
import nom.tam.fits.compression.algorithm.quant.RandomSequence;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/**
 * Floating-point tiles that were stored as scaled integers, with or without subtractive dithering
 * (FITS standard 4.0, section 10.2).
 */
final class Quantisation {
  /** The integer that stands for exactly zero under SUBTRACTIVE_DITHER_2. */
  private static final int ZERO = -2147483646;

  /** Spread of the starting points in the sequence of random numbers, by the standard. */
  private static final int START_SPREAD = 500;

  private final FitsHeader header;
  private final TableRows rows;
  private final boolean dithered;
  private final boolean zeroKept;
  private final int firstSeed;

  private Quantisation(FitsHeader header, TableRows rows, String method) {
    this.header = header;
    this.rows = rows;
    this.zeroKept = method.equals("SUBTRACTIVE_DITHER_2");
    this.dithered = zeroKept || method.equals("SUBTRACTIVE_DITHER_1");
    this.firstSeed = Math.toIntExact(header.findLong("ZDITHER0").orElse(1L));
    if (!dithered && !method.equals("NO_DITHER")) {
      throw new FormatException(
          "floats quantised with " + method + " are not supported",
          header.where(),
          "unpack the file with funpack");
    }
    if (dithered && (firstSeed < 1 || firstSeed > RandomSequence.length())) {
      throw DataLayout.nonsense(header, "ZDITHER0", firstSeed);
    }
  }

  /** The quantisation of an image, none when its floats are stored as they are. */
  static Optional<Quantisation> of(FitsHeader header, TableRows rows) {
    String method = header.find("ZQUANTIZ").orElse("NO_DITHER").trim();
    boolean scaled = rows.has("ZSCALE") || header.contains("ZSCALE");
    return scaled && !method.equals("NONE")
        ? Optional.of(new Quantisation(header, rows, method))
        : Optional.empty();
  }

  /** The floats of a tile as big-endian bytes. */
  byte[] restore(int tile, int[] stored, int pixelBytes) {
    double scale = number("ZSCALE", tile).orElse(1.0);
    double zero = number("ZZERO", tile).orElse(0.0);
    Optional<Double> blank = number("ZBLANK", tile);
    boolean hasBlank = blank.isPresent();
    int blankValue = blank.orElse(0.0).intValue();
    ByteBuffer result = ByteBuffer.allocate(stored.length * pixelBytes);
    Dither dither = new Dither((tile + firstSeed - 1) % RandomSequence.length());
    for (int value : stored) {
      double shift = dithered ? 0.5 - dither.next() : 0;
      double restored = (value + shift) * scale + zero;
      if (hasBlank && value == blankValue) {
        restored = Double.NaN;
      } else if (zeroKept && value == ZERO) {
        restored = 0;
      }
      if (pixelBytes == Float.BYTES) {
        result.putFloat((float) restored);
      } else {
        result.putDouble(restored);
      }
    }
    return result.array();
  }

  private Optional<Double> number(String name, int tile) {
    return rows.number(name, tile).or(() -> header.findDouble(name));
  }

  /** The standard's sequence of random numbers, in single precision as every writer uses it. */
  private static final class Dither {
    private int seed;
    private int next;

    Dither(int seed) {
      this.seed = seed;
      this.next = start(seed);
    }

    private static int start(int seed) {
      return (int) ((float) RandomSequence.get(seed) * START_SPREAD);
    }

    double next() {
      float value = (float) RandomSequence.get(next++);
      if (next == RandomSequence.length()) {
        seed = (seed + 1) % RandomSequence.length();
        next = start(seed);
      }
      return value;
    }
  }
}
