package org.alidade.bindings.internal;

import java.nio.charset.StandardCharsets;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.ResourceExhaustedException;

/** Turns the status of a native call into an exception. */
public final class NativeStatus {
  private NativeStatus() {}

  /**
   * Returns if the call succeeded.
   *
   * @param status what the native function returned
   * @param where the operation or file concerned
   * @throws AlidadeException of the kind that fits the status
   */
  public static void check(int status, String where) {
    if (status != NativeKernels.ALD_OK) {
      String what = NativeKernels.ald_last_error().getString(StandardCharsets.UTF_8);
      throw failure(status, what, where);
    }
  }

  /** The exception for a status other than success. */
  static AlidadeException failure(int status, String what, String where) {
    return switch (status) {
      case NativeKernels.ALD_BAD_ARGUMENT ->
          new BadInputException(what, where, "correct the argument");
      case NativeKernels.ALD_OUT_OF_MEMORY ->
          new ResourceExhaustedException(what, where, "free memory or work on smaller pieces");
      case NativeKernels.ALD_IO ->
          new IoFailureException(what, where, "check the file and its permissions");
      case NativeKernels.ALD_UNSUPPORTED ->
          new InvalidStateException(what, where, "choose what this machine supports");
      default -> new AlidadeException(what, where, "report this failure with its message");
    };
  }
}
