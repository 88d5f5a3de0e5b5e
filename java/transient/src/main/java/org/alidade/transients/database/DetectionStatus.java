package org.alidade.transients.database;

/** Where the review of a detection stands. */
public enum DetectionStatus {
  /** Nobody has looked. */
  PENDING,
  /** Reviewers look. */
  VALIDATING,
  /** Real. */
  VALIDATED,
  /** An artefact. */
  REJECTED,
  /** Real, said an expert or a spectrum. */
  CONFIRMED,
  /** Put away for good. */
  ARCHIVED
}
