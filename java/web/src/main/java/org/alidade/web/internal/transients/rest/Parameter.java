package org.alidade.web.internal.transients.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an endpoint, in its path or after the question mark.
 *
 * @param name its name
 * @param kind what its values are
 * @param inPath whether it is part of the path
 * @param required whether it has to be given
 * @param otherwise its value if it is not given; null for none
 * @param least smallest number, or shortest text
 * @param most largest number, or longest text
 * @param choices the only values there are; empty for any
 * @param description what it means, with its unit
 */
public record Parameter(
    String name,
    Kind kind,
    boolean inPath,
    boolean required,
    @Nullable String otherwise,
    double least,
    double most,
    List<String> choices,
    String description) {
  private static final int LONGEST_TEXT = 255;

  /** What values are. */
  public enum Kind {
    /** Text. */
    TEXT,
    /** Name of a row: a UUID. */
    ID,
    /** Whole number. */
    INTEGER,
    /** Number. */
    NUMBER,
    /** true or false. */
    FLAG,
    /** Moment, ISO 8601 with time zone. */
    TIME
  }

  /** Copies the list. */
  public Parameter {
    choices = List.copyOf(choices);
  }

  /** The number of a row, in the path. */
  public static Parameter id(String name, String description) {
    return new Parameter(name, Kind.ID, true, true, null, 0, 0, List.of(), description);
  }

  /** A short name in the path. */
  public static Parameter name(String name, String description, String... choices) {
    return new Parameter(
        name, Kind.TEXT, true, true, null, 1, LONGEST_TEXT, List.of(choices), description);
  }

  /** The number of a row that limits what is listed. */
  public static Parameter ofRow(String name, String description) {
    return new Parameter(name, Kind.ID, false, false, null, 0, 0, List.of(), description);
  }

  /** An optional text, one of some values if there are any. */
  public static Parameter text(String name, String description, String... choices) {
    return new Parameter(
        name, Kind.TEXT, false, false, null, 0, LONGEST_TEXT, List.of(choices), description);
  }

  /** An optional whole number with a value that stands for it. */
  public static Parameter integer(
      String name, long otherwise, long least, long most, String description) {
    return new Parameter(
        name,
        Kind.INTEGER,
        false,
        false,
        Long.toString(otherwise),
        least,
        most,
        List.of(),
        description);
  }

  /** An optional number. */
  public static Parameter number(String name, double least, double most, String description) {
    return new Parameter(
        name, Kind.NUMBER, false, false, null, least, most, List.of(), description);
  }

  /** An optional moment. */
  public static Parameter time(String name, String description) {
    return new Parameter(name, Kind.TIME, false, false, null, 0, 0, List.of(), description);
  }

  /** An optional switch. */
  public static Parameter flag(String name, String description) {
    return new Parameter(name, Kind.FLAG, false, false, null, 0, 0, List.of(), description);
  }

  /** The same, which has to be given. */
  public Parameter needed() {
    return new Parameter(name, kind, inPath, true, otherwise, least, most, choices, description);
  }

  /** The same with a value that stands for it. */
  public Parameter or(String value) {
    return new Parameter(name, kind, inPath, false, value, least, most, choices, description);
  }
}
