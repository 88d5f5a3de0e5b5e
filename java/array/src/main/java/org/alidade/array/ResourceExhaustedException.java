package org.alidade.array;

/** Memory, disk space or a stated budget is exhausted. */
public class ResourceExhaustedException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public ResourceExhaustedException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
