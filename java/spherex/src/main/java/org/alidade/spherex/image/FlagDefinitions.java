package org.alidade.spherex.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;

/**
 * Names of the flag bits (spec spherex 6.3).
 *
 * <p>Example: {@code FlagDefinitions.REFERENCE.names(5)} is TRANSIENT, SUR_ERROR.
 */
public final class FlagDefinitions {
  /** Pixel flag TRANSIENT to SATELLITE_HALO: all bits that the archive's manual names. */
  public static final FlagDefinitions ARCHIVE =
      new FlagDefinitions(
          Map.ofEntries(
              Map.entry(0, "TRANSIENT"),
              Map.entry(1, "OVERFLOW"),
              Map.entry(2, "SUR_ERROR"),
              Map.entry(4, "PHANTOM"),
              Map.entry(5, "REFERENCE"),
              Map.entry(6, "NONFUNC"),
              Map.entry(7, "DICHROIC"),
              Map.entry(9, "MISSING_DATA"),
              Map.entry(10, "HOT"),
              Map.entry(11, "COLD"),
              Map.entry(12, "FULLSAMPLE"),
              Map.entry(14, "PHANMISS"),
              Map.entry(15, "NONLINEAR"),
              Map.entry(17, "PERSIST"),
              Map.entry(19, "OUTLIER"),
              Map.entry(20, "CROSSTALK"),
              Map.entry(21, "SOURCE"),
              Map.entry(22, "GHOST"),
              Map.entry(23, "GHOST_FPA"),
              Map.entry(24, "GHOST_EXT"),
              Map.entry(25, "STREAK"),
              Map.entry(26, "BLOOM"),
              Map.entry(27, "SNOWBALL"),
              Map.entry(28, "HALO"),
              Map.entry(29, "SATELLITE_HALO")));

  /** The bits that the reference implementation has names for. */
  public static final FlagDefinitions REFERENCE =
      ARCHIVE.only(0, 1, 2, 6, 7, 9, 10, 11, 12, 14, 15, 17, 19, 21);

  private static final int SHORTEST_TEXT = 22;
  private static final int BITS = 32;
  private static final Pattern BY_NAME = Pattern.compile("(?:HIERARCH\\.)?MP_(\\w+)");
  private static final Pattern BY_NUMBER = Pattern.compile("MSKN(\\d{4})");

  private final TreeMap<Integer, String> names;

  private FlagDefinitions(Map<Integer, String> names) {
    this.names = new TreeMap<>(names);
  }

  /**
   * The definitions in the header of a flag image, as releases up to QR2 (MP_NAME) or from QR3 on
   * (MSKNnnnn) write them; {@link #ARCHIVE} if there are none.
   *
   * @throws FormatException if a bit is no number from 0 to 31
   */
  public static FlagDefinitions of(FitsHeader header) {
    Map<Integer, String> found = new TreeMap<>();
    for (FitsCard card : header.cards()) {
      Matcher byName = BY_NAME.matcher(card.keyword());
      Matcher byNumber = BY_NUMBER.matcher(card.keyword());
      if (byName.matches()) {
        found.put(bit(header, Long.toString(header.getLong(card.keyword()))), byName.group(1));
      } else if (byNumber.matches()) {
        found.put(bit(header, byNumber.group(1)), card.value().trim().toUpperCase(Locale.ROOT));
      }
    }
    return found.isEmpty() ? ARCHIVE : new FlagDefinitions(found);
  }

  private static int bit(FitsHeader header, String text) {
    long bit = Long.parseLong(text);
    if (bit < 0 || bit >= BITS) {
      throw new FormatException("flag bit " + bit, header.where(), "use bits from 0 to 31");
    }
    return (int) bit;
  }

  private FlagDefinitions only(int... bits) {
    Map<Integer, String> chosen = new TreeMap<>();
    for (int bit : bits) {
      chosen.put(bit, names.get(bit));
    }
    return new FlagDefinitions(chosen);
  }

  /** Names by bit, in order of the bits. */
  public Map<Integer, String> byBit() {
    return Collections.unmodifiableMap(names);
  }

  /** The bit of a name, upper or lower case. */
  public Optional<Integer> bit(String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Names of the bits that are set, in order; bits without a name are left out. */
  public List<String> names(int flag) {
    List<String> set = new ArrayList<>();
    names.forEach(
        (bit, name) -> {
          if ((flag >>> bit & 1) != 0) {
            set.add(name);
          }
        });
    return set;
  }

  /** Binary digits of a flag, at least 22 of them. */
  public static String binaryText(int flag) {
    String digits = Integer.toBinaryString(flag);
    return "0".repeat(Math.max(0, SHORTEST_TEXT - digits.length())) + digits;
  }

  /** All given bits in one word. */
  public static int mask(Iterable<Integer> bits) {
    int mask = 0;
    for (int bit : bits) {
      mask |= 1 << bit;
    }
    return mask;
  }
}
