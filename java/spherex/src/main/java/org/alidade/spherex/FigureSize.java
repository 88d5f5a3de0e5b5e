package org.alidade.spherex;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.alidade.array.BadInputException;

/**
 * Size of a figure; a list of two numbers in files.
 *
 * @param widthInches width, inches
 * @param heightInches height, inches
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"widthInches", "heightInches"})
public record FigureSize(double widthInches, double heightInches) {
  private static final double LARGEST = 200;

  /**
   * Checks the lengths.
   *
   * @throws BadInputException unless both are from 1 to 200 inches
   */
  public FigureSize {
    if (!(widthInches >= 1 && widthInches <= LARGEST)
        || !(heightInches >= 1 && heightInches <= LARGEST)) {
      throw new BadInputException(
          "value [" + widthInches + ", " + heightInches + "]",
          "figsize",
          "use a width and a height from 1 to 200 inches");
    }
  }
}
