package org.alidade.transients.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of an alert by the names of the ZTF schema, such as {@code magpsf}. Those of
 * earlier times may lack a position: they are upper limits.
 *
 * <p>Example: {@code AlertCandidate.empty().with("jd", 2458881.5).with("fid", 1)}.
 */
public final class AlertCandidate {
  private final Map<String, Object> values;

  private AlertCandidate(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A candidate of which nothing is known. */
  public static AlertCandidate empty() {
    return new AlertCandidate(Map.of());
  }

  static AlertCandidate of(Map<String, Object> values) {
    return new AlertCandidate(values);
  }

  /** The same with a number. */
  public AlertCandidate with(String field, Number value) {
    return set(field, value);
  }

  /** The same with a text. */
  public AlertCandidate with(String field, String value) {
    return set(field, value);
  }

  private AlertCandidate set(String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(field, value);
    return new AlertCandidate(changed);
  }

  /** All values that are there: numbers and texts by field. */
  public Map<String, Object> values() {
    return values;
  }

  /** A number; empty if the field is absent or a text. */
  public OptionalDouble number(String field) {
    return values.get(field) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** A text; empty if the field is absent or a number. */
  public Optional<String> text(String field) {
    return values.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Julian date of the observation. */
  public OptionalDouble julianDate() {
    return number("jd");
  }

  /** Right ascension, degrees. */
  public OptionalDouble raDegrees() {
    return number("ra");
  }

  /** Declination, degrees. */
  public OptionalDouble decDegrees() {
    return number("dec");
  }

  /** Name of the filter: g, r or i. */
  public Optional<String> band() {
    int filter = (int) number("fid").orElse(0);
    return filter >= 1 && filter <= 3
        ? Optional.of(String.valueOf("gri".charAt(filter - 1)))
        : Optional.empty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AlertCandidate candidate && values.equals(candidate.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
