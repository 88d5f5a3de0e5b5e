package org.alidade.spherex.photometry;

import java.util.Optional;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;

/** A measurement with what corrections need to know about it. */
record ApertureMeasurement(
    PhotometryResult result,
    CircularAperture aperture,
    ApertureSum sum,
    BackgroundEstimate background,
    double pixelAreaArcsec2) {
  /** Why the result is bad, if it is. */
  Optional<PhotometryFailure> failure() {
    if (Double.isFinite(result.fluxMicrojansky())
        && Double.isFinite(result.fluxErrorMicrojansky())) {
      return Optional.empty();
    }
    return Optional.of(
        new PhotometryFailure(
            result.obsId(),
            result.band(),
            java.util.Objects.requireNonNull(result.details()).file(),
            RejectionReason.NONFINITE_APERTURE,
            "a pixel in the aperture is not a number"));
  }
}
