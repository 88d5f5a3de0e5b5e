package org.alidade.array;

/** The caller handed over something unusable: wrong shape, wrong value, wrong option. */
public class BadInputException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public BadInputException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
