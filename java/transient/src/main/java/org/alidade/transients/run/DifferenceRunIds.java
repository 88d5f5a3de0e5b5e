package org.alidade.transients.run;

import java.util.UUID;
import org.alidade.transients.database.Identifiers;

/** Identifiers of difference runs, made from what they subtract and how. */
final class DifferenceRunIds {
  private DifferenceRunIds() {}

  static UUID of(UUID observation, UUID reference, String algorithm) {
    return Identifiers.of("difference", observation, reference + " " + algorithm);
  }

  /** The run that is recorded while there is no reference. */
  static UUID withoutReference(UUID observation) {
    return Identifiers.of("difference", observation, "none");
  }
}
