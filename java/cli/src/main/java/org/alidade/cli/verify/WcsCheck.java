package org.alidade.cli.verify;

import java.util.List;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.WcsTransform;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;

/** World coordinates by WCSLIB: gnomonic projection, there and back. */
final class WcsCheck implements Check {
  private static final int PIXELS = 50;
  private static final int SIDE = 1000;

  @Override
  public String name() {
    return "wcs";
  }

  @Override
  public String what() {
    return "pixels to the sky and back, pixels";
  }

  @Override
  public double allowed() {
    return 1e-8;
  }

  @Override
  public boolean isAvailable() {
    try {
      return !WcsTransform.libraryVersion().isEmpty();
    } catch (InvalidStateException | LinkageError missing) {
      return false;
    }
  }

  @Override
  public double deviation(Trial trial) {
    double ra = 360 * trial.random().nextDouble();
    double dec = 170 * trial.random().nextDouble() - 85;
    double scale = 1e-4 + 1e-3 * trial.random().nextDouble();
    try (Wcs wcs = Wcs.of(header(ra, dec, scale))) {
      double worst = 0;
      for (int i = 0; i < PIXELS; i++) {
        double x = SIDE * trial.random().nextDouble();
        double y = SIDE * trial.random().nextDouble();
        SkyPosition place = wcs.raDec(x, y);
        double[] back = wcs.skyToPixel(place.longitudeDegrees(), place.latitudeDegrees());
        worst = Math.max(worst, Math.max(Math.abs(back[0] - x), Math.abs(back[1] - y)));
      }
      return worst;
    }
  }

  private static FitsHeader header(double ra, double dec, double scale) {
    return new FitsHeader(
        "verify",
        List.of(
            FitsCard.of("NAXIS", 2, ""),
            FitsCard.of("NAXIS1", SIDE, ""),
            FitsCard.of("NAXIS2", SIDE, ""),
            FitsCard.of("CTYPE1", "RA---TAN", ""),
            FitsCard.of("CTYPE2", "DEC--TAN", ""),
            FitsCard.of("CRPIX1", SIDE / 2.0, ""),
            FitsCard.of("CRPIX2", SIDE / 2.0, ""),
            FitsCard.of("CRVAL1", ra, ""),
            FitsCard.of("CRVAL2", dec, ""),
            FitsCard.of("CDELT1", -scale, ""),
            FitsCard.of("CDELT2", scale, "")));
  }
}
