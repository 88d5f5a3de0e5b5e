package org.alidade.array;

/** A file lacks a dataset or attribute that the operation needs. */
public class MissingDatasetException extends BadInputException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what what is wrong
   * @param where the file, dataset, argument or option concerned
   * @param remedy what the user can do about it
   */
  public MissingDatasetException(String what, String where, String remedy) {
    super(what, where, remedy);
  }
}
