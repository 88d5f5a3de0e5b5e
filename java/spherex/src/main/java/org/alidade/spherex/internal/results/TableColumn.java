package org.alidade.spherex.internal.results;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table file.
 *
 * @param <T> what a row is made of
 * @param name name
 * @param type Double, Integer, Boolean or String
 * @param unit unit in the spelling of VOUnits, empty for none
 * @param ucd what it is, as a unified content descriptor
 * @param description the same in words
 * @param value gives the value of a row; null for none
 */
public record TableColumn<T>(
    String name,
    Class<?> type,
    String unit,
    String ucd,
    String description,
    Function<T, @Nullable Object> value) {

  /** A column of numbers; NaN where there is none. */
  public static <T> TableColumn<T> number(
      String name, String unit, String ucd, String description, Function<T, Double> value) {
    return new TableColumn<>(name, Double.class, unit, ucd, description, value::apply);
  }

  /** A column of integers. */
  public static <T> TableColumn<T> integer(
      String name, String ucd, String description, Function<T, @Nullable Integer> value) {
    return new TableColumn<>(name, Integer.class, "", ucd, description, value::apply);
  }

  /** A column of true and false. */
  public static <T> TableColumn<T> logical(
      String name, String ucd, String description, Function<T, Boolean> value) {
    return new TableColumn<>(name, Boolean.class, "", ucd, description, value::apply);
  }

  /** A column of texts. */
  public static <T> TableColumn<T> text(
      String name, String ucd, String description, Function<T, String> value) {
    return new TableColumn<>(name, String.class, "", ucd, description, value::apply);
  }
}
