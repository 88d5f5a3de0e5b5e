package org.alidade.spherex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * Size of the rectangle of the background. In files one number for a square, or height and width.
 *
 * @param height rows
 * @param width columns
 */
public record WindowSize(int height, int width) {
  /** Checks the lengths. */
  public WindowSize {
    if (height <= 0 || width <= 0) {
      throw new BadInputException(
          "window of " + height + " x " + width + " pixels", "window_size", "use positive lengths");
    }
  }

  /** A square. */
  public static WindowSize square(int side) {
    return new WindowSize(side, side);
  }

  /**
   * The size that a number, or a list of one or two numbers, stands for.
   *
   * @throws BadInputException if it is anything else
   */
  @JsonCreator
  public static WindowSize of(Object value) {
    if (value instanceof Number side) {
      return square(whole(side));
    }
    if (value instanceof List<?> sides
        && sides.size() == 2
        && sides.get(0) instanceof Number height
        && sides.get(1) instanceof Number width) {
      return new WindowSize(whole(height), whole(width));
    }
    throw unusable(value);
  }

  /** One number for a square, otherwise height and width. */
  @JsonValue
  public Object value() {
    return height == width ? (Object) height : List.of(height, width);
  }

  private static int whole(Number number) {
    if (number.doubleValue() != number.intValue()) {
      throw unusable(number);
    }
    return number.intValue();
  }

  private static BadInputException unusable(Object value) {
    return new BadInputException(
        "value " + value, "window_size", "use one integer, or height and width");
  }
}
