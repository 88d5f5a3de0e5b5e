package org.alidade.spherex.photometry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One source of a catalogue in one image.
 *
 * @param source the source
 * @param aperture aperture photometry, or why there is none
 * @param correctionOrNull the aperture flux for all of the light
 * @param psfOrNull flux from the point-spread function
 * @param contaminationOrNull light of neighbours in the aperture
 */
public record ForcedMeasurement(
    CatalogueSource source,
    MeasurementOutcome aperture,
    @Nullable ApertureCorrection correctionOrNull,
    @Nullable PsfMeasurement psfOrNull,
    @Nullable Contamination contaminationOrNull) {
  /** The aperture flux for all of the light; empty without aperture or point-spread function. */
  public Optional<ApertureCorrection> correction() {
    return Optional.ofNullable(correctionOrNull);
  }

  /** Flux from the point-spread function; empty without aperture or if not asked for. */
  public Optional<PsfMeasurement> psf() {
    return Optional.ofNullable(psfOrNull);
  }

  /** Light of neighbours in the aperture; empty without aperture or point-spread function. */
  public Optional<Contamination> contamination() {
    return Optional.ofNullable(contaminationOrNull);
  }
}
