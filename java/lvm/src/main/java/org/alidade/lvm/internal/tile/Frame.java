package org.alidade.lvm.internal.tile;

import java.nio.file.Path;
import java.util.Locale;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What loading a frame reads: headers, wavelengths and fibres, no spectrum.
 *
 * @param object card OBJECT, empty if it has no value
 * @param exposure card EXPOSURE
 * @param drpVersion card DRPVER
 * @param mjd middle of the exposure, UTC
 * @param wavelengthAngstrom grid of the columns, air
 * @param fibres all fibres
 * @param hasSky whether the planes SKY and SKY_IVAR are there
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Frame(
    String object,
    long exposure,
    String drpVersion,
    double mjd,
    double[] wavelengthAngstrom,
    SlitMap fibres,
    boolean hasSky) {
  private static final Logger LOG = LoggerFactory.getLogger(Frame.class);
  private static final String OBSERVATORY = "LCO";

  static Frame read(FitsFile file) {
    FrameLayout layout = new FrameLayout(file);
    FitsHeader primary = file.header(0);
    checkObservatory(primary);
    checkUnit(file.header(layout.hdu("FLUX")));
    double[] wavelength = file.image(layout.hdu("WAVE")).doubles();
    checkAscending(wavelength, file.path());
    SlitMap fibres = SlitMap.read(file.table(layout.hdu("SLITMAP")));
    for (String plane : new String[] {"FLUX", "IVAR", "MASK", "LSF"}) {
      checkShape(file, layout.hdu(plane), plane, fibres.size(), wavelength.length);
    }
    return new Frame(
        text(primary, "OBJECT"),
        primary.getLong("EXPOSURE"),
        primary.getString("DRPVER"),
        ExposureTime.middle(
            primary.getString("INTSTART"), primary.getString("INTEND"), primary.where()),
        wavelength,
        fibres,
        layout.has("SKY") && layout.has("SKY_IVAR"));
  }

  /** A card that may be there without a value. */
  private static String text(FitsHeader header, String keyword) {
    boolean present =
        header.cards().stream().anyMatch(card -> card.keyword().equalsIgnoreCase(keyword));
    return present ? header.find(keyword).orElse("") : header.getString(keyword);
  }

  private static void checkObservatory(FitsHeader primary) {
    String observatory = primary.find("OBSERVAT").orElse(OBSERVATORY).strip();
    if (!observatory.equals(OBSERVATORY)) {
      throw new FormatException(
          "header keyword OBSERVAT = '" + observatory + "' is not " + OBSERVATORY,
          primary.where(),
          "only frames of the Local Volume Mapper at Las Campanas can be read");
    }
  }

  /** All releases hold erg / (Angstrom s cm2) under different names (spec lvm 2.1). */
  private static void checkUnit(FitsHeader flux) {
    String unit = flux.find("BUNIT").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
    if (unit.isEmpty()) {
      return;
    }
    if (!unit.matches("ergs?/.*") || !unit.contains("cm") || unit.matches(".*[ /(]hz.*")) {
      throw new FormatException(
          "header keyword BUNIT = '" + flux.getString("BUNIT") + "' is not a flux per wavelength",
          flux.where(),
          "convert the flux to erg / (Angstrom s cm2)");
    }
    if (!unit.matches("ergs?/s/cm\\^?2/a(ngstrom)?(/fiber)?|ergs?/\\(angstromscm2(fiber)?\\)")) {
      LOG.warn(
          "{}: BUNIT '{}' is taken as erg / (Angstrom s cm2)",
          flux.where(),
          flux.getString("BUNIT"));
    }
  }

  private static void checkAscending(double[] wavelength, Path path) {
    for (int i = 0; i < wavelength.length; i++) {
      if (!Double.isFinite(wavelength[i]) || (i > 0 && !(wavelength[i] > wavelength[i - 1]))) {
        throw new FormatException(
            "wavelength " + wavelength[i] + " at column " + i + " is out of order",
            path + " WAVE",
            "fetch the file again");
      }
    }
  }

  private static void checkShape(FitsFile file, int hdu, String plane, int rows, int columns) {
    FitsHeader header = file.header(hdu);
    long width = header.find("ZNAXIS1").map(t -> header.getLong("ZNAXIS1")).orElse(0L);
    long height = header.find("ZNAXIS2").map(t -> header.getLong("ZNAXIS2")).orElse(0L);
    if (width == 0) {
      width = header.findLong("NAXIS1").orElse(0L);
      height = header.findLong("NAXIS2").orElse(0L);
    }
    if (width != columns || height != rows) {
      throw new FormatException(
          "the plane "
              + plane
              + " has "
              + height
              + " rows of "
              + width
              + " columns, but there are "
              + rows
              + " fibres and "
              + columns
              + " wavelengths",
          header.where(),
          "fetch the file again");
    }
  }
}
