package org.alidade.array;

import java.util.regex.Pattern;

/**
 * Root of the library's unchecked exceptions: one sentence that says what is wrong, where, and what
 * to do about it.
 *
 * <p>Example: {@code throw new BadInputException("mask has 680 values, the spectra have 724",
 * "/Mask", "pass one value per observed pixel")}.
 */
public class AlidadeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What would tear a sentence apart, in texts of files and of other libraries. */
  private static final Pattern CONTROL = Pattern.compile("\\p{IsControl}[\\p{IsControl}\\s]*");

  /** What is wrong. */
  private final String what;

  /** The file, dataset or argument. */
  private final String where;

  /** What to do about it. */
  private final String remedy;

  /**
   * Creates the exception. Line ends and other control characters become blanks.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public AlidadeException(String what, String where, String remedy) {
    super(plain(what) + ": " + plain(where) + ": " + plain(remedy));
    this.what = plain(what);
    this.where = plain(where);
    this.remedy = plain(remedy);
  }

  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** What is wrong. */
  public String what() {
    return what;
  }

  /** The file, dataset, argument or option concerned. */
  public String where() {
    return where;
  }

  /** What the user can do about it. */
  public String remedy() {
    return remedy;
  }
}
