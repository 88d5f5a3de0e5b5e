package org.alidade.web.internal.transients.endpoints;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/** States and kinds by their names in the database, which are in small letters. */
final class Choices {
  private Choices() {}

  /** The names of all. */
  static <E extends Enum<E>> String[] names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Choices::name).toArray(String[]::new);
  }

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The choice of a parameter; null if it is not given. */
  static <E extends Enum<E>> @Nullable E given(Request request, String parameter, Class<E> type) {
    return request.text(parameter).map(text -> of(type, parameter, text)).orElse(null);
  }

  /**
   * The choice of a name.
   *
   * @throws Problem 400 if there is none
   */
  static <E extends Enum<E>> E of(Class<E> type, String parameter, @Nullable String text) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants()).filter(value -> name(value).equals(text)).findAny();
    return found.orElseThrow(
        () -> Problem.invalid(parameter + " must be one of " + String.join(", ", names(type))));
  }
}
