package org.alidade.spherex.photometry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.spherex.PhotometryFailure;
import org.jspecify.annotations.Nullable;

/**
 * All sources of a catalogue that lie in one image.
 *
 * @param index place of the image in the list, from 0
 * @param file the image
 * @param sources measurements in the order of the catalogue
 * @param failureOrNull why nothing could be measured
 */
public record ForcedImage(
    int index,
    Path file,
    List<ForcedMeasurement> sources,
    @Nullable PhotometryFailure failureOrNull) {
  /** Copies the list. */
  public ForcedImage {
    sources = List.copyOf(sources);
  }

  /** Why nothing could be measured. */
  public Optional<PhotometryFailure> failure() {
    return Optional.ofNullable(failureOrNull);
  }
}
