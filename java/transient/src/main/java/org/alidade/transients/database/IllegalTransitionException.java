package org.alidade.transients.database;

import java.util.UUID;
import org.alidade.array.AlidadeException;

/** A change of the state of an observation that is not allowed (spec transient 8). */
public final class IllegalTransitionException extends AlidadeException {
  private static final long serialVersionUID = 1L;

  /** The state it is in. */
  private final ObservationStatus from;

  /** The state it was to have. */
  private final ObservationStatus to;

  /** A change that was refused. */
  public IllegalTransitionException(
      UUID observation, ObservationStatus from, ObservationStatus to) {
    super(
        "an observation that is " + from.text() + " cannot become " + to.text(),
        "observation " + observation,
        "only "
            + from.next().stream().map(ObservationStatus::text).sorted().toList()
            + " may follow");
    this.from = from;
    this.to = to;
  }

  /** The state it is in. */
  public ObservationStatus from() {
    return from;
  }

  /** The state it cannot take. */
  public ObservationStatus to() {
    return to;
  }
}
