package org.alidade.spherex.photometry;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.jspecify.annotations.Nullable;

/**
 * What came out of one image: a result, a failure, or both for a flux that is not a number.
 *
 * @param file the image
 * @param resultOrNull the measurement
 * @param failureOrNull why it is missing or bad
 */
public record MeasurementOutcome(
    Path file, @Nullable PhotometryResult resultOrNull, @Nullable PhotometryFailure failureOrNull) {
  /** The measurement. */
  public Optional<PhotometryResult> result() {
    return Optional.ofNullable(resultOrNull);
  }

  /** Why it is missing or bad. */
  public Optional<PhotometryFailure> failure() {
    return Optional.ofNullable(failureOrNull);
  }
}
