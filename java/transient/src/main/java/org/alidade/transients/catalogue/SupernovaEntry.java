package org.alidade.transients.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * A supernova of a catalogue.
 *
 * @param line where it was in its file, from 1; 0 if it comes from elsewhere
 * @param name designation without "SN", such as {@code 2014J}
 * @param raDegrees right ascension (J2000), degrees
 * @param decDegrees declination (J2000), degrees
 * @param discovered day of discovery, if known
 * @param maximum day of maximum, if known
 * @param type such as {@code Ia}; a colon at the end means uncertain; empty if unknown
 * @param galaxy name of the host galaxy, empty if unknown
 * @param raw all columns by name, as they are in the file
 */
public record SupernovaEntry(
    int line,
    String name,
    double raDegrees,
    double decDegrees,
    @Nullable LocalDate discovered,
    @Nullable LocalDate maximum,
    String type,
    String galaxy,
    Map<String, String> raw) {
  /**
   * Checks name and position.
   *
   * @throws BadInputException if the name is blank or the position is not on the sky
   */
  public SupernovaEntry {
    boolean onSky = raDegrees >= 0 && raDegrees <= 360 && Math.abs(decDegrees) <= 90;
    if (name.isBlank() || !onSky) {
      throw new BadInputException(
          "'" + name + "' at " + raDegrees + ", " + decDegrees + " degrees",
          "a supernova",
          "give a name, a right ascension from 0 to 360 and a declination from -90 to 90");
    }
    raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
  }

  /** The day that divides reference from science images: discovery, else maximum. */
  public Optional<LocalDate> discoveryDate() {
    return Optional.ofNullable(discovered).or(() -> Optional.ofNullable(maximum));
  }
}
