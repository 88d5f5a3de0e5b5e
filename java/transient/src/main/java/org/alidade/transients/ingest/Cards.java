package org.alidade.transients.ingest;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/**
 * Looks keywords up in the header of an image and then in the primary one; a value that cannot be
 * read counts as absent.
 *
 * @param image header of the image
 * @param primary header of the primary HDU
 */
record Cards(FitsHeader image, FitsHeader primary) {
  Optional<String> text(String keyword) {
    return image
        .find(keyword)
        .or(() -> primary.find(keyword))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  OptionalDouble number(String keyword) {
    return number(image, keyword)
        .or(() -> number(primary, keyword))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** The first of several keywords that has a positive number. */
  OptionalDouble positive(String... keywords) {
    return Arrays.stream(keywords)
        .map(this::number)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .filter(value -> value > 0)
        .findFirst();
  }

  private static Optional<Double> number(FitsHeader header, String keyword) {
    try {
      return header.findDouble(keyword).filter(Double::isFinite);
    } catch (FormatException e) {
      return Optional.empty();
    }
  }
}
