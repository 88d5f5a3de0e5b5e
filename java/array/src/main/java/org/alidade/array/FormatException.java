package org.alidade.array;

/** A file is not what it should be: foreign, truncated or damaged. */
public class FormatException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public FormatException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
