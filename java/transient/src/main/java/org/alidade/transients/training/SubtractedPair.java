package org.alidade.transients.training;

import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.detection.ScoringImages;

/**
 * A subtracted pair with what is known about its places, the material of training data.
 *
 * @param snName the supernova of the field, or empty
 * @param observationId the science observation
 * @param referenceId the reference observation
 * @param mission the mission
 * @param band the band
 * @param scienceMjd modified Julian date of the science observation
 * @param referenceMjd modified Julian date of the reference observation
 * @param quality quality of the images, from 0 to 1
 * @param images reference, science, difference and S_corr on one grid
 * @param mask bits of {@link org.alidade.transients.MaskBits}
 * @param header header with the world coordinates of the grid
 * @param psf point-spread function of the difference image and its flux scale, if known
 * @param positions places that it is known about what they are
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record SubtractedPair(
    String snName,
    String observationId,
    String referenceId,
    String mission,
    String band,
    double scienceMjd,
    double referenceMjd,
    double quality,
    ScoringImages images,
    byte[] mask,
    FitsHeader header,
    Optional<DifferencePsf> psf,
    List<LabelledPosition> positions) {
  /**
   * Checks the mask.
   *
   * @throws BadInputException if it does not have one value per pixel
   */
  public SubtractedPair {
    positions = List.copyOf(positions);
    if (mask.length != (long) images.width() * images.height()) {
      throw new BadInputException(
          mask.length + " mask pixels",
          "the pair of " + observationId + " and " + referenceId,
          "give one per pixel");
    }
  }

  /**
   * How a point shows in the difference image: flux times scale times the stamp.
   *
   * @param stamp point-spread function P_D, unit sum
   * @param fluxScale F_D
   */
  public record DifferencePsf(PsfStamp stamp, double fluxScale) {}
}
