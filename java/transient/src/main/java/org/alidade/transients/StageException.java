package org.alidade.transients;

import org.alidade.array.AlidadeException;

/**
 * A stage of the processing cannot do its work: what, where, what to do, and a {@link FailureCode}
 * that says whether trying again can help.
 */
public final class StageException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /** The kind of failure. */
  private final FailureCode code;

  /**
   * A failure.
   *
   * @param code what kind it is
   * @param what what went wrong, without a full stop
   * @param where the file, observation or value concerned
   * @param remedy what to do about it
   */
  public StageException(FailureCode code, String what, String where, String remedy) {
    super(what, where, remedy);
    this.code = code;
  }

  /** What kind of failure it is. */
  public FailureCode code() {
    return code;
  }

  /** Whether the same work may succeed later. */
  public boolean isRetryable() {
    return code.isRetryable();
  }
}
