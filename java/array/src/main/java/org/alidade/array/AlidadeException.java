package org.alidade.array;

/**
 * Root of the library's unchecked exceptions: one sentence that says what is wrong, where, and what
 * to do about it.
 *
 * <p>Example: {@code throw new BadInputException("mask has 680 values, the spectra have 724",
 * "/Mask", "pass one value per observed pixel")}.
 */
public class AlidadeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  private final String what;

  /** The file, dataset or argument. */
  private final String where;

  /** What to do about it. */
  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public AlidadeException(String what, String where, String remedy) {
    super(what + ": " + where + ": " + remedy);
    this.what = what;
    this.where = where;
    this.remedy = remedy;
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
