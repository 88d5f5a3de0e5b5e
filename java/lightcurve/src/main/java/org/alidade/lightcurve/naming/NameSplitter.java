package org.alidade.lightcurve.naming;

import org.alidade.array.BadInputException;

/**
 * Cuts names at a separator into prefix, stem and suffix (spec lightcurve 3.3). Of two parts the
 * first is the stem, of three and more the second; two separators in a row end the stem.
 *
 * <pre>{@code
 * SeparatedName name = NameSplitter.UNDERSCORE.split("a_b_c_d"); // a_, b, _c_d
 * SeparatedName column = NameSplitter.UNDERSCORE.splitWithoutPrefix("mag_aper_1"); // mag, _aper_1
 * }</pre>
 */
public final class NameSplitter {
  /** Cuts at underscores. */
  public static final NameSplitter UNDERSCORE = new NameSplitter('_');

  /** Cuts at dashes. */
  public static final NameSplitter DASH = new NameSplitter('-');

  /** Cuts at dots. */
  public static final NameSplitter DOT = new NameSplitter('.');

  private final char separator;

  private NameSplitter(char separator) {
    this.separator = separator;
  }

  /** A splitter for a separator. */
  public static NameSplitter at(char separator) {
    return new NameSplitter(separator);
  }

  /**
   * Cuts a name into prefix, stem and suffix.
   *
   * @throws BadInputException if it is empty, or starts or ends with the separator
   */
  public SeparatedName split(String name) {
    check(name);
    int first = name.indexOf(separator);
    int second = first < 0 ? -1 : name.indexOf(separator, first + 1);
    if (second < 0 || second == first + 1) {
      return cut(name, 0, first);
    }
    return cut(name, first + 1, second);
  }

  /**
   * Cuts a name before its first separator: there is no prefix.
   *
   * @throws BadInputException if it is empty, or starts or ends with the separator
   */
  public SeparatedName splitWithoutPrefix(String name) {
    check(name);
    return cut(name, 0, name.indexOf(separator));
  }

  /**
   * Cuts a name after its last separator: there is no suffix.
   *
   * @throws BadInputException if it is empty, or starts or ends with the separator
   */
  public SeparatedName splitWithoutSuffix(String name) {
    check(name);
    return cut(name, name.lastIndexOf(separator) + 1, -1);
  }

  private static SeparatedName cut(String name, int start, int end) {
    int stop = end < 0 ? name.length() : end;
    return new SeparatedName(
        name.substring(0, start), name.substring(start, stop), name.substring(stop));
  }

  private void check(String name) {
    boolean cut =
        !name.isEmpty()
            && name.charAt(0) != separator
            && name.charAt(name.length() - 1) != separator;
    if (!cut) {
      throw new BadInputException(
          "'" + name + "' is empty, or starts or ends with '" + separator + "'",
          "name",
          "put text on both sides of every '" + separator + "'");
    }
  }
}
