package org.alidade.array;

/**
 * The operation does not fit the present state of the file or object: half-built, locked, built
 * with other options.
 */
public class InvalidStateException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public InvalidStateException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
