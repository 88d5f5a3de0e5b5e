package org.alidade.spherex.photometry;

import java.util.Objects;
import org.alidade.spherex.PhotometryOptions;

/**
 * What is measured for every source of a catalogue.
 *
 * <p>Example: {@code ForcedOptions.defaults().withoutPsfFit()}.
 *
 * @param photometry options of the aperture photometry
 * @param psf options of the fit of the point-spread function
 * @param fitPsf whether that fit is made, with corrected fluxes and contamination
 */
public record ForcedOptions(PhotometryOptions photometry, PsfFitOptions psf, boolean fitPsf) {
  /** Checks that nothing is missing. */
  public ForcedOptions {
    Objects.requireNonNull(photometry);
    Objects.requireNonNull(psf);
  }

  /** Everything, with the default options. */
  public static ForcedOptions defaults() {
    return new ForcedOptions(PhotometryOptions.defaults(), PsfFitOptions.defaults(), true);
  }

  /** The same with other options of the aperture photometry. */
  public ForcedOptions withPhotometry(PhotometryOptions other) {
    return new ForcedOptions(other, psf, fitPsf);
  }

  /** The same with other options of the fit. */
  public ForcedOptions withPsf(PsfFitOptions other) {
    return new ForcedOptions(photometry, other, true);
  }

  /** Aperture photometry alone. */
  public ForcedOptions withoutPsfFit() {
    return new ForcedOptions(photometry, psf, false);
  }
}
