package org.alidade.transients.image;

import java.util.Set;
import org.alidade.transients.Frame;

/**
 * A science image and its reference on the same pixels.
 *
 * @param science the science image, as it was
 * @param reference the reference on its pixels
 * @param sciencePsf point-spread function of the science image at any place
 * @param referencePsf point-spread function of the resampled reference at any place
 * @param overlap fraction of the science image that the reference covers, 0 to 1
 * @param rmsXPx scatter of stars around the registration along x, pixels of the science image
 * @param rmsYPx the same along y
 * @param registrationStars stars that the registration was refined with, 0 if it was not
 * @param flags what is special about the pair
 */
public record AlignedPair(
    Frame science,
    Frame reference,
    PsfModel sciencePsf,
    PsfModel referencePsf,
    double overlap,
    double rmsXPx,
    double rmsYPx,
    int registrationStars,
    Set<ImageFlag> flags) {
  /** Copies the flags. */
  public AlignedPair {
    flags = Set.copyOf(flags);
  }
}
