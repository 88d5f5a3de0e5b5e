package org.alidade.benchmarks.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One figure of a run. Two runs are compared by figures of the same {@link #key()}.
 *
 * @param name what was measured
 * @param parameters what it depends on, such as the size of the problem; in their order
 * @param unit unit of value, spread and the value at the limit
 * @param lessIsBetter true of times and sizes, false of rates
 * @param peer whether it belongs to another program measured beside ours
 * @param value the median, or the only value; NaN if it could not be measured
 * @param spread half of the range of the values; 0 if there is only one
 * @param limit which limit of the machine it is held against; empty if none
 * @param atLimit the value at that limit; NaN if there is none
 * @param failure why there is no value; empty if there is one
 * @param details more that is known of it and never compared
 */
public record Figure(
    String name,
    Map<String, String> parameters,
    String unit,
    boolean lessIsBetter,
    boolean peer,
    double value,
    double spread,
    String limit,
    double atLimit,
    String failure,
    Map<String, Object> details) {

  /** Copies the maps, keeping their order. */
  public Figure {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** A time in seconds, without spread and limit. */
  public static Figure seconds(String name, double value) {
    return of(name, "s", value);
  }

  /** A time or size, without spread and limit. */
  public static Figure of(String name, String unit, double value) {
    return new Figure(name, Map.of(), unit, true, false, value, 0, "", Double.NaN, "", Map.of());
  }

  /** The same with a spread. */
  public Figure withSpread(double halfRange) {
    return new Figure(
        name,
        parameters,
        unit,
        lessIsBetter,
        peer,
        value,
        halfRange,
        limit,
        atLimit,
        failure,
        details);
  }

  /** The same with one more parameter. */
  public Figure with(String parameter, Object setting) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, String.valueOf(setting));
    return new Figure(
        name, more, unit, lessIsBetter, peer, value, spread, limit, atLimit, failure, details);
  }

  /** The same, held against a limit. */
  public Figure heldAgainst(String which, double valueAtLimit) {
    return new Figure(
        name,
        parameters,
        unit,
        lessIsBetter,
        peer,
        value,
        spread,
        which,
        valueAtLimit,
        failure,
        details);
  }

  /** The same with details. */
  public Figure withDetails(Map<String, Object> more) {
    return new Figure(
        name, parameters, unit, lessIsBetter, peer, value, spread, limit, atLimit, failure, more);
  }

  /** The same of another program; never judged. */
  public Figure ofPeer() {
    return new Figure(
        name,
        parameters,
        unit,
        lessIsBetter,
        true,
        value,
        spread,
        limit,
        atLimit,
        failure,
        details);
  }

  /** The same without a value. */
  public Figure failed(String why) {
    return new Figure(
        name, parameters, unit, lessIsBetter, peer, Double.NaN, 0, limit, atLimit, why, details);
  }

  /** Share of the limit that was reached; NaN without limit. */
  public double ratio() {
    return lessIsBetter ? atLimit / value : value / atLimit;
  }

  /** Name and parameters as one text. */
  public String key() {
    StringBuilder text = new StringBuilder(name);
    parameters.forEach(
        (parameter, setting) -> text.append(", ").append(parameter).append(' ').append(setting));
    return text.toString();
  }
}
