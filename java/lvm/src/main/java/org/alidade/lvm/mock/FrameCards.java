package org.alidade.lvm.mock;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.fits.FitsCard;

/** Header cards of a mock frame (spec lvm 2.1, 2.2). */
final class FrameCards {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final LocalDateTime DAY_ZERO = LocalDate.of(1858, 11, 17).atStartOfDay();
  private static final double NIGHT_SHIFT_DAYS = 0.4;

  private final MockFrame frame;
  private final MockRelease release;

  FrameCards(MockFrame frame) {
    this.frame = frame;
    this.release = frame.release();
  }

  List<FitsCard> primary(Path path) {
    Duration half = Duration.ofNanos(Math.round(frame.exposureSeconds() * 0.5e9));
    String start = MILLISECONDS.format(frame.midExposure().minus(half));
    double mjd = modifiedJulianDay(frame.midExposure().minus(half));
    String name = String.valueOf(path.getFileName()).replaceFirst("\\.gz$", "");
    return List.of(
        FitsCard.of("FILENAME", name, "name of the file"),
        FitsCard.of("EXPOSURE", frame.exposure(), "exposure number"),
        FitsCard.of("SPEC", "sp1", "spectrograph"),
        FitsCard.of("OBSERVAT", "LCO", "observatory"),
        FitsCard.of("OBSTIME", start, "start of the exposure, UTC"),
        FitsCard.of("MJD", (long) mjd, "[d] whole day of the start"),
        FitsCard.of("EXPTIME", 900.0, "[s] exposure time"),
        FitsCard.of("IMAGETYP", "object", "type of the exposure"),
        FitsCard.of("INTSTART", start, "start of the integration, UTC"),
        FitsCard.of(
            "INTEND", MILLISECONDS.format(frame.midExposure().plus(half)), "end of it, UTC"),
        FitsCard.of("TELESCOP", "SDSS 0.16m", "telescope"),
        FitsCard.of("SURVEY", "LVM", "survey"),
        FitsCard.of("OBJECT", frame.object(), "target"),
        FitsCard.of("TILE_ID", frame.tileId(), "tile of the survey"),
        FitsCard.of("DPOS", 0, "dither position"),
        FitsCard.of("SMJD", (long) (mjd + NIGHT_SHIFT_DAYS), "[d] number of the night"),
        FitsCard.of("TESCIRA", frame.raDegrees(), "[deg] reported pointing"),
        FitsCard.of("TESCIDE", frame.decDegrees(), "[deg] reported pointing"),
        FitsCard.of("POSCIRA", frame.raDegrees(), "[deg] requested pointing"),
        FitsCard.of("POSCIDE", frame.decDegrees(), "[deg] requested pointing"),
        FitsCard.of("POSCIPA", frame.positionAngleDegrees(), "[deg] requested rotation"),
        FitsCard.of("BUNIT", release.fluxUnit(), "unit of the flux"),
        FitsCard.of("DRPQUAL", 0, "quality flags"),
        FitsCard.of("DRPVER", release.version(), "version of the pipeline"),
        FitsCard.of("SCIRA", frame.raDegrees(), "[deg] centre of the field"),
        FitsCard.of("SCIDEC", frame.decDegrees(), "[deg] centre of the field"),
        FitsCard.of("SCIPA", frame.positionAngleDegrees(), "[deg] rotation of the field"),
        FitsCard.undefined("QAQUAL", "not assessed"),
        FitsCard.of("HIERARCH SKY SCI_ALT", 61.5, "[deg] altitude"),
        FitsCard.of("HIERARCH SKY MOON_FLI", 0.25, "lit part of the Moon"),
        FitsCard.of("WAVREC", true, "on one wavelength grid"),
        FitsCard.of("METREC", "linear", "resampling"),
        FitsCard.of("FLUXCAL", "MOD", "source of the calibration"),
        FitsCard.comment("Mock frame, not an observation."));
  }

  List<FitsCard> flux() {
    List<FitsCard> cards = plane(release.fluxUnit());
    if (release == MockRelease.V1_0_3) {
      cards.add(0, FitsCard.of("BSCALE", 1.0, ""));
      cards.add(1, FitsCard.of("BZERO", 0, ""));
    }
    return cards;
  }

  List<FitsCard> sky() {
    return plane(release.hasUnitsEverywhere() ? release.fluxUnit() : "");
  }

  List<FitsCard> inverseVariance(String plane) {
    List<FitsCard> cards = plane(release.inverseVarianceUnit());
    cards.add(FitsCard.comment("Inverse variance of " + plane + "."));
    return cards;
  }

  List<FitsCard> mask() {
    return plane("");
  }

  List<FitsCard> lineSpread() {
    return plane(release.hasUnitsEverywhere() ? "Angstrom" : "");
  }

  List<FitsCard> wavelength() {
    return axis(release.hasUnitsEverywhere() ? "Angstrom" : "");
  }

  private List<FitsCard> plane(String unit) {
    List<FitsCard> cards = axis(unit);
    cards.add(FitsCard.of("CDELT2", 1, "step"));
    cards.add(FitsCard.of("CRVAL2", 1, "value at the reference pixel"));
    cards.add(FitsCard.of("CTYPE2", "FIBERID", "second axis"));
    cards.add(FitsCard.of("CRPIX2", 1, "reference pixel"));
    return cards;
  }

  private List<FitsCard> axis(String unit) {
    List<FitsCard> cards = new ArrayList<>();
    if (!unit.isEmpty()) {
      cards.add(FitsCard.of("BUNIT", unit, "unit"));
    }
    cards.add(FitsCard.of("CDELT1", MockSpectrum.STEP_ANGSTROM, "step"));
    double first = MockSpectrum.wavelength(frame.firstPixel());
    cards.add(FitsCard.of("CRVAL1", first, "value at the reference pixel"));
    cards.add(FitsCard.of("CUNIT1", "Angstrom", "unit of the axis"));
    cards.add(FitsCard.of("CTYPE1", "WAVE", "first axis"));
    cards.add(FitsCard.of("CRPIX1", 1, "reference pixel"));
    return cards;
  }

  private static double modifiedJulianDay(LocalDateTime utc) {
    return Duration.between(DAY_ZERO, utc).toMillis() / 86_400_000.0;
  }
}
