package org.alidade.transients.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.transients.archive.ModifiedJulianDate;
import org.jastronomy.jsofa.JSOFA;
import org.jastronomy.jsofa.JSOFA.JulianDate;
import org.jastronomy.jsofa.JSOFAException;

/**
 * The time of an observation by the keywords of the FITS standard (Rots et al. 2015), brought to
 * UTC.
 */
final class ObservationTime {
  private static final double JD_OF_MJD_0 = 2_400_000.5;

  /** A time in UTC and the keyword it was taken from. */
  record Found(double mjd, String keyword) {}

  private final Cards cards;

  ObservationTime(Cards cards) {
    this.cards = cards;
  }

  Optional<Found> find() {
    return number("MJD-AVG")
        .or(() -> number("MJD-OBS"))
        .or(() -> date("DATE-OBS"))
        .or(this::middle)
        .map(found -> new Found(utc(found.mjd()), found.keyword()));
  }

  private Optional<Found> number(String keyword) {
    OptionalDouble value = cards.number(keyword);
    return value.isPresent()
        ? Optional.of(new Found(value.getAsDouble(), keyword))
        : Optional.empty();
  }

  private Optional<Found> date(String keyword) {
    String text = cards.text(keyword).orElse("");
    if (!text.isEmpty() && !text.contains("T")) {
      text = text + "T" + cards.text("TIME-OBS").orElse("00:00:00");
    }
    return mjd(text).map(value -> new Found(value, keyword));
  }

  private Optional<Found> middle() {
    Optional<Double> begin = cards.text("DATE-BEG").flatMap(ObservationTime::mjd);
    Optional<Double> end = cards.text("DATE-END").flatMap(ObservationTime::mjd);
    return begin.isPresent() && end.isPresent()
        ? Optional.of(new Found((begin.get() + end.get()) / 2, "DATE-BEG, DATE-END"))
        : Optional.empty();
  }

  /** A date in ISO form, or the form of before 1998, day first and years since 1900. */
  private static Optional<Double> mjd(String text) {
    String trimmed = text.strip();
    String plain = trimmed.endsWith("Z") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    try {
      if (plain.matches("\\d{2}/\\d{2}/\\d{2}T.*")) {
        plain =
            "19"
                + plain.substring(6, 8)
                + "-"
                + plain.substring(3, 5)
                + "-"
                + plain.substring(0, 2)
                + plain.substring(8);
      }
      LocalDateTime moment =
          plain.contains("T") ? LocalDateTime.parse(plain) : LocalDate.parse(plain).atStartOfDay();
      return Optional.of(ModifiedJulianDate.of(moment));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Barycentric and terrestrial time differ by milliseconds at most. */
  private double utc(double mjd) {
    String scale = cards.text("TIMESYS").orElse("UTC").strip().toUpperCase(Locale.ROOT);
    boolean terrestrial = scale.equals("TT") || scale.equals("TDB") || scale.equals("TDT");
    if (!terrestrial && !scale.equals("TAI")) {
      return mjd;
    }
    try {
      JulianDate tai =
          terrestrial ? JSOFA.jauTttai(JD_OF_MJD_0, mjd) : new JulianDate(JD_OF_MJD_0, mjd);
      JulianDate utc = JSOFA.jauTaiutc(tai.djm0, tai.djm1);
      return utc.djm0 - JD_OF_MJD_0 + utc.djm1;
    } catch (JSOFAException e) {
      return mjd;
    }
  }
}
