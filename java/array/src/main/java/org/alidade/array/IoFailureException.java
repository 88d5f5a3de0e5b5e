package org.alidade.array;

/** Reading or writing failed although the request was right. */
public class IoFailureException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public IoFailureException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
