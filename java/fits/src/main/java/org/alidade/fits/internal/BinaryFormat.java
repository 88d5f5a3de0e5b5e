package org.alidade.fits.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.FormatException;

/**
 * TFORM of a binary table's column (FITS standard 4.0, table 18).
 *
 * @param repeat number of elements
 * @param type letter of the data type, {@code P} or {@code Q} for variable length
 * @param elementType letter of the type of the elements, for variable length that in the heap
 */
public record BinaryFormat(long repeat, char type, char elementType) {
  private static final Pattern SYNTAX = Pattern.compile("(\\d*)([LXBIJKAEDCMPQ])(.*)");
  private static final Map<Character, Integer> BYTES =
      Map.ofEntries(
          Map.entry('L', 1),
          Map.entry('X', 1),
          Map.entry('B', 1),
          Map.entry('I', 2),
          Map.entry('J', 4),
          Map.entry('K', 8),
          Map.entry('A', 1),
          Map.entry('E', 4),
          Map.entry('D', 8),
          Map.entry('C', 8),
          Map.entry('M', 16),
          Map.entry('P', 8),
          Map.entry('Q', 16));

  /**
   * Reads a TFORM value.
   *
   * @param where file, HDU and column, for the message
   * @throws FormatException if it is none
   */
  public static BinaryFormat parse(String tform, String where) {
    Matcher matcher = SYNTAX.matcher(tform.trim());
    if (!matcher.matches() || matcher.group(1).length() > 10) {
      throw new FormatException(
          "TFORM '" + tform.trim() + "' is not a column format",
          where,
          "the file is damaged; fetch it again");
    }
    long repeat = matcher.group(1).isEmpty() ? 1 : Long.parseLong(matcher.group(1));
    char type = matcher.group(2).charAt(0);
    String rest = matcher.group(3);
    boolean variable = (type == 'P' || type == 'Q') && !rest.isEmpty();
    char element = variable ? rest.charAt(0) : type;
    if (!BYTES.containsKey(element)) {
      throw new FormatException(
          "TFORM '" + tform.trim() + "' names no data type", where, "the file is damaged");
    }
    if ((type == 'P' || type == 'Q') && repeat > 1) {
      throw new FormatException(
          "TFORM '" + tform.trim() + "' repeats cells of variable length",
          where,
          "the file is damaged");
    }
    return new BinaryFormat(repeat, type, element);
  }

  /** Whether the cells are in the heap. */
  public boolean isVariable() {
    return type == 'P' || type == 'Q';
  }

  /** How many elements some bytes of the heap can hold at most. */
  long elementsIn(long bytes) {
    return elementType == 'X' ? 8 * bytes : bytes / elementBytes();
  }

  /** Bytes that the column takes in a row. */
  public long rowBytes() {
    return type == 'X' ? (repeat + 7) / 8 : repeat * BYTES.getOrDefault(type, 0);
  }

  /** Bytes of one element. */
  public int elementBytes() {
    return BYTES.getOrDefault(elementType, 0);
  }
}
