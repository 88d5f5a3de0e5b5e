package org.alidade.array;

/** Something was used after it had been closed. */
public class ClosedException extends InvalidStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public ClosedException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
