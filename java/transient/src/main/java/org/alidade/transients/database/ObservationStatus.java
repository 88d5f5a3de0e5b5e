package org.alidade.transients.database;

import java.util.Locale;
import java.util.Set;

/** Where an observation stands (spec transient 8). The database allows only these changes. */
public enum ObservationStatus {
  /** Stored, nothing done yet. */
  INGESTED,
  /** A worker prepares it. */
  PREPROCESSING,
  /** Prepared; a reference stays here. */
  PREPROCESSED,
  /** A worker subtracts its reference. */
  DIFFERENCING,
  /** Subtracted. */
  DIFFERENCED,
  /** Given up; may be ingested again. */
  FAILED,
  /** Put away for good. */
  ARCHIVED;

  /** The states that may follow. */
  public Set<ObservationStatus> next() {
    return switch (this) {
      case INGESTED -> Set.of(PREPROCESSING, FAILED, ARCHIVED);
      case PREPROCESSING -> Set.of(PREPROCESSED, FAILED);
      case PREPROCESSED -> Set.of(DIFFERENCING, FAILED, ARCHIVED);
      case DIFFERENCING -> Set.of(DIFFERENCED, FAILED);
      case DIFFERENCED -> Set.of(ARCHIVED, FAILED);
      case FAILED -> Set.of(INGESTED, ARCHIVED);
      case ARCHIVED -> Set.of();
    };
  }

  /** The name in the database. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
