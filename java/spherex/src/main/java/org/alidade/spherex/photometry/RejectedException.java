package org.alidade.spherex.photometry;

import org.alidade.spherex.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Ends a measurement that cannot be made; becomes a failure in the result. */
final class RejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  RejectedException(RejectionReason reason, @Nullable String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  RejectionReason reason() {
    return reason;
  }
}
