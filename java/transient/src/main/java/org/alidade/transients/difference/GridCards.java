package org.alidade.transients.difference;

import java.util.List;
import java.util.regex.Pattern;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.Wcs;

/** The cards of a header that say where on the sky pixels lie, and what was observed when. */
final class GridCards {
  private static final Pattern KEPT =
      Pattern.compile(
          "(CTYPE|CUNIT|CRVAL|CRPIX|CDELT|CROTA)[12]|(CD|PC)[12]_[12]|PV[12]_\\d+|WCSAXES|LONPOLE"
              + "|LATPOLE|RADESYS|EQUINOX|WCSNAME|(A|B|AP|BP)_(ORDER|\\d_\\d)|MJD-OBS|DATE-OBS"
              + "|OBJECT|FILTER|TELESCOP|INSTRUME");

  private static final double SAME_PX = 0.01;

  private GridCards() {}

  static List<FitsCard> of(FitsHeader header) {
    return header.cards().stream().filter(card -> KEPT.matcher(card.keyword()).matches()).toList();
  }

  /**
   * Whether the corners of an image have the same pixels by another header. Without coordinates in
   * one of them there is nothing to disagree about.
   */
  static boolean agree(FitsHeader one, FitsHeader other, int width, int height) {
    if (!hasCoordinates(one) || !hasCoordinates(other)) {
      return true;
    }
    try (Wcs from = Wcs.of(one, Wcs.PRIMARY, PixelOrigin.ZERO);
        Wcs to = Wcs.of(other, Wcs.PRIMARY, PixelOrigin.ZERO)) {
      if (!from.isCelestial() || !to.isCelestial()) {
        return true;
      }
      double[][] corners = {{0, 0}, {width - 1.0, 0}, {0, height - 1.0}};
      for (double[] corner : corners) {
        double[] sky = from.pixelToWorld(corner);
        double[] there = to.worldToPixel(sky);
        if (!(Math.hypot(there[0] - corner[0], there[1] - corner[1]) < SAME_PX)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean hasCoordinates(FitsHeader header) {
    return header.cards().stream().anyMatch(card -> card.keyword().equals("CTYPE1"));
  }
}
