package org.alidade.spherex;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/**
 * Which pixel flags spoil a measurement (spec spherex 6.3, 9).
 *
 * <p>Example: {@code FlagPolicy.ARCHIVE.bits()} as {@code bad_flags} of the configuration.
 *
 * @param mask the sum of 1 &lt;&lt; bit over the rejected bits
 */
public record FlagPolicy(int mask) {
  private static final int BITS = 32;

  /** The default: 0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19. */
  public static final FlagPolicy REFERENCE =
      ofBits(List.of(0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19));

  /**
   * What the archive's mosaics leave out (spec spherex 16.8): 0, 2, 6, 7, 9, 10, 11, 14, 15, 17, 20
   * and 22 to 29; overflow, full samples, outliers and sources only inform.
   */
  public static final FlagPolicy ARCHIVE =
      ofBits(List.of(0, 2, 6, 7, 9, 10, 11, 14, 15, 17, 20, 22, 23, 24, 25, 26, 27, 28, 29));

  /** The default of the first releases of the reference: 0, 1, 2, 6, 7, 9, 10, 11, 15. */
  public static final FlagPolicy EARLY = ofBits(List.of(0, 1, 2, 6, 7, 9, 10, 11, 15));

  /**
   * The policy of some bits.
   *
   * @throws BadInputException if a bit is not from 0 to 31
   */
  public static FlagPolicy ofBits(Collection<Integer> bits) {
    int mask = 0;
    for (int bit : bits) {
      if (bit < 0 || bit >= BITS) {
        throw new BadInputException("bit " + bit, "bad_flags", "use bits from 0 to 31");
      }
      mask |= 1 << bit;
    }
    return new FlagPolicy(mask);
  }

  /**
   * A policy by its name: {@code reference}, {@code archive} or {@code early}.
   *
   * @throws BadInputException if there is none of that name
   */
  public static FlagPolicy named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "reference" -> REFERENCE;
      case "archive" -> ARCHIVE;
      case "early" -> EARLY;
      default ->
          throw new BadInputException(
              "there is no flag policy " + name, "bad_flags", "use reference, archive or early");
    };
  }

  /** The rejected bits, in order. */
  public List<Integer> bits() {
    return IntStream.range(0, BITS).filter(bit -> (mask >>> bit & 1) != 0).boxed().toList();
  }

  /** Whether any rejected flag is set. */
  public boolean rejects(int flag) {
    return (flag & mask) != 0;
  }
}
