package org.alidade.lvm.internal.tile;

import java.util.List;
import java.util.Locale;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;

/**
 * Finds the HDUs of a frame: by name, or by position where the file gives no names (spec lvm 2.1).
 */
final class FrameLayout {
  private static final List<String> POSITIONS =
      List.of("PRIMARY", "FLUX", "IVAR", "MASK", "WAVE", "LSF", "SKY", "SKY_IVAR");
  private static final String FIBRES = "SLITMAP";

  private final FitsFile file;
  private final List<String> names;

  FrameLayout(FitsFile file) {
    this.file = file;
    this.names = file.names().stream().map(n -> n.strip().toUpperCase(Locale.ROOT)).toList();
    refuseTraces();
  }

  boolean has(String name) {
    return find(name) >= 0;
  }

  /**
   * Number of the HDU.
   *
   * @throws MissingDatasetException if there is none
   */
  int hdu(String name) {
    int hdu = find(name);
    if (hdu < 0) {
      throw new MissingDatasetException(
          "there is no extension " + name,
          file.path().toString(),
          "pass an lvmSFrame, lvmCFrame or lvmFFrame file; this one has "
              + String.join(", ", names));
    }
    return hdu;
  }

  private int find(String name) {
    int named = names.indexOf(name);
    if (named >= 0) {
      return named;
    }
    int position = name.equals(FIBRES) ? names.size() - 1 : POSITIONS.indexOf(name);
    boolean free = position > 0 && position < names.size() && names.get(position).isEmpty();
    return free ? position : -1;
  }

  private void refuseTraces() {
    boolean traces = names.stream().anyMatch(name -> name.contains("TRACE"));
    if (traces || (!has("WAVE") && looksLikeFrame())) {
      throw new FormatException(
          "the file holds traces instead of a common wavelength grid (lvmFrame or lvmRSS)",
          file.path().toString(),
          "pass the lvmSFrame, lvmCFrame or lvmFFrame file of the exposure");
    }
  }

  private boolean looksLikeFrame() {
    String name = String.valueOf(file.path().getFileName());
    return name.startsWith("lvmFrame") || name.startsWith("lvmRSS");
  }
}
