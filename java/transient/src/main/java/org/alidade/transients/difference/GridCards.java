package org.alidade.transients.difference;

import java.util.List;
import java.util.regex.Pattern;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;

/** The cards of a header that say where on the sky pixels lie, and what was observed when. */
final class GridCards {
  private static final Pattern KEPT =
      Pattern.compile(
          "(CTYPE|CUNIT|CRVAL|CRPIX|CDELT|CROTA)[12]|(CD|PC)[12]_[12]|PV[12]_\\d+|WCSAXES|LONPOLE"
              + "|LATPOLE|RADESYS|EQUINOX|WCSNAME|(A|B|AP|BP)_(ORDER|\\d_\\d)|MJD-OBS|DATE-OBS"
              + "|OBJECT|FILTER|TELESCOP|INSTRUME");

  private GridCards() {}

  static List<FitsCard> of(FitsHeader header) {
    return header.cards().stream().filter(card -> KEPT.matcher(card.keyword()).matches()).toList();
  }
}
